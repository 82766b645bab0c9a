import { RISK_DAYS, type Curve, type CurveAsked, type CurvePoint, type Curves, type DayReading } from '../core/metrics';
import { periodOf, type DimensionId, type Reading } from '../core/model';
import { curveSentence, counted, dayRange, decimal, periodText, raised, sidesClause, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import { lostReadings } from './curve-study';
import { cited, type Cited } from './cited';
import { dimensionName, inOrder, memberName, nameOf } from './name';
import { readingCells } from './reading-cells';
import { withInterval } from './study';
import { numberCell, textCell, type Cell, type Table } from './table';
import { undatedText, untoldText } from './untold';

/** Whose curve a line is: ICP is always blue, solid; non-ICP orange, dashed; unknown grey, dotted. */
export type LineRole = 'icp' | 'nonIcp' | 'unknown' | 'segment' | 'total';

/** A step line with the band of its limits, which a line that stands for comparison alone has not. */
export type StepLine = {
  readonly name: string;
  readonly role: LineRole;
  readonly points: readonly { readonly day: number; readonly share: number; readonly low: number | null; readonly high: number | null }[];
  /** The last day that enough deals were followed to: the line goes on level up to it. */
  readonly reach: number;
  readonly hasBand: boolean;
  /** Where it begins: nothing is won, and nobody has left, on the first day. */
  readonly start: 0 | 1;
  /** Its steps beyond the reach, where fewer than ten are left: they are dotted. */
  readonly tail: { readonly points: StepLine['points']; readonly end: number };
  /** Its values at the ages that people ask for: each leads to its rows. Absent where no number of the catalogue is one. */
  readonly stops?: readonly { readonly day: number; readonly share: number; readonly reading: Reading }[];
};

/** How many are still followed at some days, a row for each line. */
export type AtRisk = {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly counts: readonly string[] }[];
};

/** Lines on axes that hold them all: time since the start, and a share. */
export type StepPicture = {
  readonly name: string;
  readonly rests: string;
  /** What the axis of time counts. */
  readonly counts: string;
  /** Days that people ask for, as lines across the picture. */
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly lines: readonly StepLine[];
  readonly days: Axis;
  readonly shares: Axis;
};

export type CurvesView = {
  readonly question: string;
  readonly sentence: Sentence;
  /** One picture for ICP and non-ICP together; a small one for each segment, with the total behind. */
  readonly pictures: readonly StepPicture[];
  readonly few: readonly string[];
  /** Deals still followed, under pictures of the sides of the ICP or of all; null where each picture is of one segment. */
  readonly atRisk: AtRisk | null;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** Said in the place of everything where nothing can be told. */
  readonly instead: string | null;
};

/** What curves are told of, and how. */
export type CurveFrame = CurveAsked & { readonly by: DimensionId | null; readonly least: number };

const ICP = 'icp' as DimensionId;
const ROLES: ReadonlyMap<string, LineRole> = new Map([
  ['in', 'icp'],
  ['out', 'nonIcp'],
  ['unknown', 'unknown'],
]);
/** More small pictures than this are not looked at: the others stand in the table. */
const MOST_PICTURES = 6;
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
const HORIZONS: readonly number[] = [90, 180, 365];

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
const isDrawn = (n: number, least: number): boolean => n >= Math.max(DRAWN_FROM, least);

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

function picturesOf(curves: Curves, frame: CurveFrame): readonly StepPicture[] {
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
function atRiskOf(curves: Curves, frame: CurveFrame): AtRisk | null {
  const together = togetherOf(curves, frame);
  if (together === null || together.length === 0) return null;
  const furthest = daysAxis(together.map(({ curve }) => curve)).max;
  const days = RISK_DAYS.filter((day) => day <= furthest);
  return {
    heads: days.map((day) => (day === 0 ? 'Day 0' : decimal(day))),
    rows: together.map(({ curve, name }) => ({ name, counts: days.map((_, at) => decimal(curve.atRisk[at] ?? 0)) })),
  };
}

function dayCell(reading: DayReading | null): Cell {
  return reading === null ? numberCell('not reached', null) : numberCell(dayRange(reading), reading.day);
}

function horizonCells(horizons: readonly Reading[], least: number): readonly Cell[] {
  return horizons.flatMap((reading): readonly Cell[] => {
    const [value, interval] = readingCells(reading, least);
    return [value ?? textCell(''), interval ?? textCell('')];
  });
}

/** What is lost by the same ages, with its limits. */
function lostCells(curve: Curve, frame: CurveFrame): readonly Cell[] {
  return lostReadings(curve, frame).map((reading) => {
    if (curve.n < frame.least) return textCell('');
    return { ...numberCell(withInterval(reading), reading.value), isQuiet: reading.missing !== null, reading };
  });
}

function tableOf({ whole, slices }: Curves, frame: CurveFrame): Table {
  const { dataset, by, least } = frame;
  const rows: readonly (readonly [string, Curve])[] = [
    ...(whole === null ? [] : [['All deals', whole] as const]),
    ...slices.map((curve) => [by === null ? '' : memberName(dataset, by, curve.label), curve] as const),
  ];
  return {
    caption: 'Share of deals won, and lost or closed without decision, by days since they were created',
    columns: [
      { id: 'slice', label: by === null ? 'Deals' : dimensionName(dataset, by), isNumber: false },
      { id: 'n', label: 'Created', isNumber: true },
      { id: 'won', label: 'Won', isNumber: true },
      { id: 'open', label: 'Still open', isNumber: true },
      ...[90, 180, 365].flatMap((days) => [
        { id: `by${days}`, label: `Won in ${days} days`, isNumber: true },
        { id: `by${days}i`, label: '95% interval', isNumber: true },
      ]),
      ...HORIZONS.map((days) => ({ id: `lost${days}`, label: `Lost in ${days} days (95%)`, isNumber: true })),
      { id: 'quarter', label: '25% won by day', isNumber: true },
      { id: 'median', label: 'Half of winners by day', isNumber: true },
    ],
    rows: rows.map(([name, curve]) => ({
      id: `${name} ${curve.label}`,
      cells: [
        textCell(name),
        numberCell(decimal(curve.n), curve.n),
        numberCell(decimal(curve.won), curve.won),
        numberCell(decimal(curve.open), curve.open),
        ...horizonCells(curve.horizons, least),
        ...lostCells(curve, frame),
        curve.n < least ? numberCell('', null) : dayCell(curve.quarterBy),
        curve.medianOfWinners === null || curve.n < least
          ? numberCell('', null)
          : numberCell(decimal(curve.medianOfWinners), curve.medianOfWinners),
      ],
    })),
    note: null,
  };
}

/** A side of the ICP that has enough deals to be told. */
const sideOf = ({ slices }: Curves, label: string, least: number): Curve | undefined =>
  slices.find((curve) => curve.label === label && curve.n >= least);

const NOTHING = { pictures: [], few: [], atRisk: null, foot: [], evidence: [] };

/** How the share of deals won grows with their age, open deals included, and how long the winners took. */
export function curvesView(told: Curves, frame: CurveFrame): CurvesView {
  const { dataset, by, span, least } = frame;
  const curves = by === null ? told : { ...told, slices: inOrder(told.slices, by, dataset) };
  const { whole, slices, missing } = curves;
  const question = 'How many are won, by what age?';
  const period = span === null ? null : periodOf(span, dataset.calendar);
  const table = tableOf(curves, frame);
  if (missing !== null || whole === null)
    return { ...NOTHING, question, sentence: [], table, instead: untoldText(missing ?? 'no_created', dataset) };
  const few = by === null ? [] : slices.filter(({ n }) => !isDrawn(n, least));
  const left = slices.length - few.length - MOST_PICTURES;
  return {
    question,
    sentence: [
      ...curveSentence(whole, least),
      ...(by === ICP ? sidesClause(sideOf(curves, 'in', least), sideOf(curves, 'out', least)) : []),
    ],
    pictures: picturesOf(curves, frame),
    atRisk: atRiskOf(curves, frame),
    few: few.map((curve) => `${by === null ? '' : memberName(dataset, by, curve.label)} ${decimal(curve.won)} of ${decimal(curve.n)}`),
    table,
    foot: [
      `${raised(periodText(period))}, by date of creation`,
      'days since creation; deals still open count for as long as they have been, lost ones and those without decision compete',
      'band: 95% interval; dotted where fewer than ten deals are left',
      ...undatedText(curves),
      ...(by !== null && by !== ICP && left > 0 ? [`${decimal(left)} more in the table`] : []),
    ],
    evidence: cited([whole, ...slices].flatMap(({ horizons }) => horizons)),
    instead: null,
  };
}
