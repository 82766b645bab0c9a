import { ICP } from '../core/icp';
import type { CustomerSurvival, Survival, SurvivalAsked, SurvivalPoint } from '../core/metrics';
import type { DimensionId } from '../core/model';
import { asOfText, counted, decimal, reasonText, type Sentence, shareText, staySentence } from '../wording';
import { axisFor, type Axis } from './axis';
import type { AtRisk, LineRole, StepLine, StepPicture } from './step-picture';
import { dimensionName, inOrder, memberName, nameOf } from './name';
import { stayReadings, stillThere, type StayReading } from './survival-study';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** How long customers stay: a curve for each side of the ICP in one picture, or for each part of a split beside all of them. */
export type SurvivalView = {
  readonly sentence: Sentence;
  readonly pictures: readonly StepPicture[];
  readonly atRisk: AtRisk | null;
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly instead: string | null;
};

export type SurvivalFrame = Omit<SurvivalAsked, 'slice'> & { readonly by: DimensionId | null; readonly least: number };

const YEAR = 12;
/** Fewer customers make a band as wide as the picture. */
const DRAWN_FROM = 30;
const MOST_PICTURES = 6;
const ROLES: ReadonlyMap<string, LineRole> = new Map([
  ['in', 'icp'],
  ['out', 'nonIcp'],
]);

/** A curve as one of the lines of a picture. */
type Named = { readonly curve: Survival; readonly name: string; readonly role: LineRole };

const point = ({ month, share, low, high }: SurvivalPoint): StepLine['points'][number] => ({ day: month, share, low, high });

function lineOf({ curve, name, role }: Named, frame: SurvivalFrame, by: DimensionId | null): StepLine {
  const { points, reach, end } = curve;
  const stops = stayReadings(curve, by, frame).map((reading) => ({ day: reading.month, share: reading.share, reading }));
  return {
    name,
    role,
    points: points.filter(({ month }) => month <= reach).map(point),
    reach,
    hasBand: role !== 'total' && role !== 'unknown',
    start: 1,
    tail: { points: points.filter(({ month }) => month > reach).map(point), end },
    ...(role === 'total' ? {} : { stops }),
  };
}

/** Ticks a year apart, every second one over more than six years. */
function monthsAxis(all: readonly Survival[]): Axis {
  const end = Math.max(YEAR, ...all.map((each) => each.end));
  const step = end > 6 * YEAR ? 2 * YEAR : YEAR;
  const count = Math.ceil(end / step);
  return {
    min: 0,
    max: count * step,
    step,
    ticks: Array.from({ length: count + 1 }, (_, at) => ({ at: at * step, text: decimal(at * step) })),
  };
}

function axesOf(all: readonly Survival[]) {
  const shares = all.flatMap(({ points }) => points.flatMap(({ share, low }) => [share, low]));
  return {
    counts: 'months as a customer',
    marks: [{ at: YEAR, text: '12 months' }],
    days: monthsAxis(all),
    shares: axisFor([0, 1, ...shares], { unit: 'share', currency: null }),
  };
}

/** The lines of one picture: both sides of the ICP, or all customers; null where each part has a picture of its own. */
function togetherOf({ whole, slices }: CustomerSurvival, { by, least }: SurvivalFrame): readonly Named[] | null {
  if (whole === null) return [];
  const drawn = slices.filter(({ n }) => n >= Math.max(DRAWN_FROM, least));
  if (by === null || drawn.length === 0) return [{ curve: whole, name: 'All customers', role: 'segment' }];
  if (by !== ICP) return null;
  return drawn.map((curve) => ({ curve, name: nameOf(by, curve.label), role: ROLES.get(curve.label ?? '') ?? 'unknown' }));
}

function picturesOf(survival: CustomerSurvival, frame: SurvivalFrame): readonly StepPicture[] {
  const together = togetherOf(survival, frame);
  const { whole, slices } = survival;
  if (together !== null)
    return together.length === 0
      ? []
      : [
          {
            name: '',
            rests: '',
            lines: together.map((line) => lineOf(line, frame, line.curve === whole ? null : frame.by)),
            ...axesOf(together.map(({ curve }) => curve)),
          },
        ];
  const { by, least } = frame;
  if (whole === null || by === null) return [];
  const drawn = slices.filter(({ n }) => n >= Math.max(DRAWN_FROM, least)).slice(0, MOST_PICTURES);
  const axes = axesOf([whole, ...drawn]);
  return drawn.map((curve) => {
    const name = memberName(frame.dataset, by, curve.label);
    const rests = `${counted(curve.n, 'customer')}, ${decimal(curve.left)} left`;
    const total = lineOf({ curve: whole, name: 'All customers', role: 'total' }, frame, null);
    return { name, rests, lines: [total, lineOf({ curve, name, role: 'segment' }, frame, by)], ...axes };
  });
}

function atRiskOf(survival: CustomerSurvival, frame: SurvivalFrame): AtRisk | null {
  const together = togetherOf(survival, frame);
  if (together === null || together.length === 0) return null;
  const years = Math.max(...together.map(({ curve }) => curve.atRisk.length));
  const heads = Array.from({ length: years }, (_, year) => (year === 0 ? 'Month 0' : decimal(year * YEAR)));
  return {
    heads,
    rows: together.map(({ curve, name }) => ({ name, counts: heads.map((_, at) => decimal(curve.atRisk[at] ?? 0)) })),
  };
}

const TOLD: readonly number[] = [12, 24, 36];

function shareCell(curve: Survival, reading: StayReading | undefined, least: number): Cell {
  if (reading === undefined || curve.n < least) return numberCell('', null);
  const { share, low, high } = reading;
  const limits = low === null || high === null ? '' : ` (${decimal(low * 100)}–${decimal(high * 100)})`;
  return { ...numberCell(`${shareText(share, curve.n)}${limits}`, share), reading };
}

function tableOf({ whole, slices }: CustomerSurvival, frame: SurvivalFrame): Table {
  const { dataset, by, least } = frame;
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  const rowOf = (curve: Survival, name: string, isLast: boolean): Row => {
    const readings = stayReadings(curve, isLast ? null : by, frame);
    const shares = TOLD.map((months) => readings.find(({ month }) => month === months));
    const cells = [
      textCell(name),
      numberCell(decimal(curve.n), curve.n),
      numberCell(decimal(curve.left), curve.left),
      ...shares.map((reading) => shareCell(curve, reading, least)),
    ];
    return { id: `${isLast} ${curve.label}`, isLast, cells };
  };
  return {
    caption: 'Share of customers still there',
    columns: [
      { id: 'slice', label: by === null ? 'Customers' : dimensionName(dataset, by), isNumber: false },
      numeric('n', 'Customers ever'),
      numeric('left', 'Left'),
      ...TOLD.map((months) => numeric(`after ${months}`, `After ${months} months (95%)`)),
    ],
    rows: [
      ...(by === null ? [] : slices.map((curve) => rowOf(curve, memberName(dataset, by, curve.label), false))),
      ...(whole === null ? [] : [rowOf(whole, 'All', true)]),
    ],
    note: null,
  };
}

/** Curves of customers still there by how long they have been, with how many were in sight each year. */
export function survivalView(told: CustomerSurvival, frame: SurvivalFrame): SurvivalView {
  const { dataset, by, least } = frame;
  const survival = by === null ? told : { ...told, slices: inOrder(told.slices, by, dataset) };
  const { whole, missing } = survival;
  const pictures = missing === null ? picturesOf(survival, frame) : [];
  const year = whole === null || whole.n < least ? null : stillThere(whole, YEAR);
  return {
    sentence: whole === null || year === null ? [] : staySentence(year, whole),
    pictures,
    atRisk: missing === null ? atRiskOf(survival, frame) : null,
    few: survival.slices
      .filter(({ n }) => n < Math.max(DRAWN_FROM, least))
      .map((curve) => `${by === null ? '' : memberName(dataset, by, curve.label)}, n=${decimal(curve.n)}`),
    table: tableOf(survival, frame),
    foot:
      missing === null
        ? [
            `everybody who was ever a customer up to ${asOfText(dataset)}, whatever the period`,
            'those who still are count for as long as they have been (Kaplan and Meier)',
            'band: 95% interval; dotted where fewer than ten are left',
          ]
        : [],
    instead: missing === null ? null : `This cannot be told: ${reasonText(missing)}.`,
  };
}
