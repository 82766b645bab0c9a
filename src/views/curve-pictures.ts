import { RISK_DAYS, type Curve, type CurveAsked, type CurvePoint, type Curves } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { counted, decimal } from '../wording';
import { axisFor, type Axis } from './axis';
import { lostReadings } from './curve-study';
import { memberName, nameOf } from './name';
import type { AtRisk, LineRole, StepLine, StepPicture } from './step-picture';

/** What curves are told of, and how. */
export type CurveFrame = CurveAsked & { readonly by: DimensionId | null; readonly least: number };

export const ICP = 'icp' as DimensionId;
const ROLES: ReadonlyMap<string, LineRole> = new Map([
  ['in', 'icp'],
  ['out', 'nonIcp'],
  ['unknown', 'unknown'],
]);
/** More small pictures than this are not looked at: the others stand in the table. */
export const MOST_PICTURES = 6;
/** Ticks of the axis of days: about a quarter each. */
const DAYS_A_TICK = 90;
const FURTHEST = 720;

const YEAR = 365;

/** An axis up to where anything is drawn; one of about a year ends with it, so that its mark is inside. */
function daysAxis(curves: readonly Curve[]): Axis {
  const reach = Math.min(FURTHEST, Math.max(DAYS_A_TICK, ...curves.map((curve) => Math.max(curve.reach, curve.tail.end))));
  const step = reach > DAYS_A_TICK * 5 ? DAYS_A_TICK * 2 : DAYS_A_TICK;
  const count = Math.ceil(reach / step);
  const isYear = reach > YEAR - DAYS_A_TICK && reach <= YEAR;
  const max = isYear ? YEAR : count * step;
  const ticks = Array.from({ length: count + 1 }, (_, at) => at * step).filter((at) => !isYear || at <= YEAR - DAYS_A_TICK);
  return { min: 0, max, step, ticks: ticks.map((at) => ({ at, text: decimal(at) })) };
}

/** Ages that people ask for, in days. */
export const HORIZONS: readonly number[] = [90, 180, 365];

/** A curve as one of the lines of a picture. */
type Named = { readonly curve: Curve; readonly name: string; readonly role: LineRole };

/** Which of the two ends of a deal a line tells. */
type End = 'won' | 'ended';

const upTo = (points: readonly CurvePoint[]): readonly CurvePoint[] => points.filter(({ day }) => day <= FURTHEST);

/** Where a curve stands at 90, 180 and 365 days, as far as it is drawn. */
function stopsOf({ reach }: Curve, readings: readonly Reading[]): NonNullable<StepLine['stops']> {
  return readings.flatMap((reading, at) => {
    const day = HORIZONS[at];
    return day === undefined || day > reach || reading.missing !== null ? [] : [{ day, share: reading.value, reading }];
  });
}

function lineOf({ curve, name, role }: Named, frame: CurveFrame, of: End = 'won'): StepLine {
  const { reach, tail } = curve;
  const isWon = of === 'won';
  return {
    name,
    role,
    points: upTo(isWon ? curve.points : curve.endings),
    reach: Math.min(reach, FURTHEST),
    hasBand: role !== 'total' && role !== 'unknown',
    start: 0,
    ...(role === 'total' ? {} : { stops: stopsOf(curve, isWon ? curve.horizons : lostReadings(curve, frame)) }),
    tail: { points: upTo(isWon ? tail.points : tail.endings), end: Math.min(Math.max(tail.end, reach), FURTHEST) },
  };
}

const restsOf = ({ n, won, open }: Curve): string => `${decimal(won)} won of ${counted(n, 'deal')} created, ${decimal(open)} still open`;

/** Fewer deals than this make a band as wide as the picture. */
const DRAWN_FROM = 30;
/** Whether a curve of so many deals is drawn. */
export const isDrawn = (n: number, least: number): boolean => n >= Math.max(DRAWN_FROM, least);

const MARKS = HORIZONS.map((at) => ({ at, text: `${decimal(at)} days` }));
const COUNTS = 'days since creation';

/** The axes of the lines of some curves: of all that are drawn together. */
function axesOf(all: readonly Curve[], of: End) {
  const steps = all.flatMap(({ points, endings, tail }) => (of === 'won' ? [...points, ...tail.points] : [...endings, ...tail.endings]));
  const days = daysAxis(all);
  const values = upTo(steps).flatMap(({ share, low, high }) => [share, low, high]);
  return {
    counts: COUNTS,
    marks: MARKS.filter(({ at }) => at <= days.max),
    days,
    shares: axisFor([0, ...values], { unit: 'share', currency: null }),
  };
}

const ENDS: readonly { readonly of: End; readonly name: string }[] = [
  { of: 'won', name: 'Won' },
  { of: 'ended', name: 'Lost, or closed without decision' },
];

/** Won and lost side by side, with a line for each of some curves. */
const bothEnds = (lines: readonly Named[], frame: CurveFrame): readonly StepPicture[] =>
  ENDS.map(({ of, name: end }) => ({
    name: end,
    rests: '',
    lines: lines.map((line) => lineOf(line, frame, of)),
    ...axesOf(
      lines.map(({ curve }) => curve),
      of,
    ),
  }));

/** The curves that stand in one picture: those of the ICP, else all of them as one. */
function togetherOf({ whole, slices }: Curves, { by, least }: CurveFrame): readonly Named[] | null {
  const drawn = slices.filter(({ n }) => isDrawn(n, least));
  if (whole === null || whole.n < least || whole.points.length + whole.endings.length === 0) return [];
  if (by === null || drawn.length === 0) return [{ curve: whole, name: 'All deals', role: 'segment' as const }];
  if (by !== ICP) return null;
  return drawn.map((curve) => ({
    curve,
    name: nameOf(by, curve.label),
    role: ROLES.get(curve.label ?? 'unknown') ?? ('unknown' as const),
  }));
}

/** One picture for won and lost each with a line a side of the ICP, or a small one for each segment with the total behind. */
export function picturesOf(curves: Curves, frame: CurveFrame): readonly StepPicture[] {
  const together = togetherOf(curves, frame);
  if (together !== null) return together.length === 0 ? [] : bothEnds(together, frame);
  const { whole, slices } = curves;
  const { by, least } = frame;
  const drawn = slices.filter(({ n }) => isDrawn(n, least));
  if (whole === null || by === null) return [];
  const axes = axesOf([whole, ...drawn], 'won');
  return drawn.slice(0, MOST_PICTURES).map((curve) => {
    const name = memberName(frame.dataset, by, curve.label);
    const total = lineOf({ curve: whole, name: 'All deals', role: 'total' }, frame);
    return { name, rests: restsOf(curve), lines: [total, lineOf({ curve, name, role: 'segment' }, frame)], ...axes };
  });
}

/** How many deals were still followed at each mark, under the pictures that hold all lines. */
export function atRiskOf(curves: Curves, frame: CurveFrame): AtRisk | null {
  const together = togetherOf(curves, frame);
  if (together === null || together.length === 0) return null;
  const furthest = daysAxis(together.map(({ curve }) => curve)).max;
  const days = RISK_DAYS.filter((day) => day <= furthest);
  return {
    heads: days.map((day) => (day === 0 ? 'Day 0' : decimal(day))),
    rows: together.map(({ curve, name }) => ({ name, counts: days.map((_, at) => decimal(curve.atRisk[at] ?? 0)) })),
  };
}
