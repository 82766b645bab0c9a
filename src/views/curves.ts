import type { Curve, Curves, DayReading } from '../core/metrics';
import { periodOf, type Dataset, type DimensionId, type Reading, type Span } from '../core/model';
import { curveSentence, counted, dayRange, decimal, periodText, raised, reasonText, sidesClause, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import { cited, type Cited } from './cited';
import { dimensionName, inOrder, nameOf } from './name';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Cell, type Table } from './table';

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
};

/** Lines on axes that hold them all: days since creation, and the share won. */
export type StepPicture = {
  readonly name: string;
  readonly rests: string;
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
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** Said in the place of everything where nothing can be told. */
  readonly instead: string | null;
};

/** What curves are told of, and how. */
export type CurveFrame = { readonly dataset: Dataset; readonly by: DimensionId | null; readonly span: Span | null; readonly least: number };

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

function daysAxis(curves: readonly Curve[]): Axis {
  const reach = Math.min(FURTHEST, Math.max(DAYS_A_TICK, ...curves.map((curve) => curve.reach)));
  const step = reach > DAYS_A_TICK * 5 ? DAYS_A_TICK * 2 : DAYS_A_TICK;
  const count = Math.ceil(reach / step);
  return {
    min: 0,
    max: count * step,
    step,
    ticks: Array.from({ length: count + 1 }, (_, at) => ({ at: at * step, text: decimal(at * step) })),
  };
}

function lineOf(curve: Curve, name: string, role: LineRole): StepLine {
  const points = curve.points.filter(({ day }) => day <= FURTHEST);
  return { name, role, points, reach: Math.min(curve.reach, FURTHEST), hasBand: role !== 'total' && role !== 'unknown' };
}

const restsOf = ({ n, won, open }: Curve): string => `${decimal(won)} won of ${counted(n, 'deal')} created, ${decimal(open)} still open`;

/** Fewer deals than this make a band as wide as the picture. */
const DRAWN_FROM = 30;
const isDrawn = (n: number, least: number): boolean => n >= Math.max(DRAWN_FROM, least);

function picturesOf({ whole, slices }: Curves, { by, least }: CurveFrame): readonly StepPicture[] {
  const drawn = slices.filter(({ n }) => isDrawn(n, least));
  const all = [...(whole === null ? [] : [whole]), ...drawn];
  const values = all.flatMap(({ points }) => points.flatMap(({ share, low, high }) => [share, low, high]));
  const axes = { days: daysAxis(all), shares: axisFor([0, ...values], { unit: 'share', currency: null }) };
  if (whole === null || all.every(({ points }) => points.length === 0)) return [];
  if (by === null || drawn.length === 0)
    return [{ name: 'All deals', rests: restsOf(whole), lines: [lineOf(whole, 'All deals', 'segment')], ...axes }];
  if (by === ICP)
    return [
      {
        name: '',
        rests: '',
        lines: drawn.map((curve) => lineOf(curve, nameOf(by, curve.label), ROLES.get(curve.label ?? 'unknown') ?? 'unknown')),
        ...axes,
      },
    ];
  return drawn.slice(0, MOST_PICTURES).map((curve) => {
    const name = nameOf(by, curve.label);
    return { name, rests: restsOf(curve), lines: [lineOf(whole, 'All deals', 'total'), lineOf(curve, name, 'segment')], ...axes };
  });
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

function tableOf({ whole, slices }: Curves, { dataset, by, least }: CurveFrame): Table {
  const rows: readonly (readonly [string, Curve])[] = [
    ...(whole === null ? [] : [['All deals', whole] as const]),
    ...slices.map((curve) => [by === null ? '' : nameOf(by, curve.label), curve] as const),
  ];
  return {
    caption: 'Share of deals won by days since they were created',
    columns: [
      { id: 'slice', label: by === null ? 'Deals' : dimensionName(dataset, by), isNumber: false },
      { id: 'n', label: 'Created', isNumber: true },
      { id: 'won', label: 'Won', isNumber: true },
      { id: 'open', label: 'Still open', isNumber: true },
      ...[90, 180, 365].flatMap((days) => [
        { id: `by${days}`, label: `Won in ${days} days`, isNumber: true },
        { id: `by${days}i`, label: '95% interval', isNumber: true },
      ]),
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

const NOTHING = { pictures: [], few: [], foot: [], evidence: [] };

/** How the share of deals won grows with their age, open deals included, and how long the winners took. */
export function curvesView(told: Curves, frame: CurveFrame): CurvesView {
  const { dataset, by, span, least } = frame;
  const curves = by === null ? told : { ...told, slices: inOrder(told.slices, by, dataset) };
  const { whole, slices, missing } = curves;
  const question = 'How long does winning take?';
  const period = span === null ? null : periodOf(span, dataset.calendar);
  const table = tableOf(curves, frame);
  if (missing !== null || whole === null)
    return { ...NOTHING, question, sentence: [], table, instead: `This cannot be told: ${reasonText(missing ?? 'no_created')}.` };
  const few = by === null ? [] : slices.filter(({ n }) => !isDrawn(n, least));
  const left = slices.length - few.length - MOST_PICTURES;
  return {
    question,
    sentence: [...curveSentence(whole), ...(by === ICP ? sidesClause(sideOf(curves, 'in', least), sideOf(curves, 'out', least)) : [])],
    pictures: picturesOf(curves, frame),
    few: few.map((curve) => `${by === null ? '' : nameOf(by, curve.label)} ${decimal(curve.won)} of ${decimal(curve.n)}`),
    table,
    foot: [
      `${raised(periodText(period))}, by date of creation`,
      'days since creation; deals still open count for as long as they have been, lost ones and those without decision compete',
      'band: 95% interval; a line ends where fewer than ten deals were followed',
      ...(by !== null && by !== ICP && left > 0 ? [`${decimal(left)} more in the table`] : []),
    ],
    evidence: cited([whole, ...slices].flatMap(({ horizons }) => horizons)),
    instead: null,
  };
}
