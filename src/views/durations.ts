import type { Curve, CurveAsked, Curves, WinnersBy } from '../core/metrics';
import { periodOf, type Dataset, type DimensionId, type Missing } from '../core/model';
import { decimal, durationSentence, periodText, raised, type Sentence } from '../wording';
import { dimensionName, inOrder, memberName, nameOf } from './name';
import { splitDots, type MarkKind, type SplitDots, type SplitRow } from './split-dots';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';
import { undatedText, untoldText } from './untold';
import { winnersReadings } from './winners-study';

/** How long winning takes, on each side of the ICP and by segment, deals still open counted for as long as they have been. */
export type DurationsView = {
  readonly sentence: Sentence;
  readonly dots: SplitDots | null;
  readonly spoken: string;
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly instead: string | null;
};

/** Curves by the ICP and by a segment; either is null where there is nothing to slice by. */
export type Sliced = { readonly byIcp: Curves | null; readonly bySegment: Curves | null };
export type DurationsFrame = CurveAsked & { readonly segment: DimensionId | null; readonly least: number };

const ICP = 'icp' as DimensionId;
/** Fewer wins than this say little of a middle half. */
const GREY_UNDER = 30;
/** More rows than this stay in the table. */
const MOST = 24;

type Named = { readonly id: string; readonly name: string; readonly curve: Curve; readonly kind: MarkKind };

const SIDES: ReadonlyMap<string, MarkKind> = new Map([
  ['in', 'icp'],
  ['out', 'nonIcp'],
]);

function rowsOf({ byIcp, bySegment }: Sliced, { dataset, segment }: DurationsFrame): readonly Named[] {
  const whole = byIcp?.whole ?? bySegment?.whole ?? null;
  const sides = inOrder(byIcp?.slices ?? [], ICP, dataset).map((curve): Named => ({
    id: `icp ${curve.label}`,
    name: nameOf(ICP, curve.label),
    curve,
    kind: SIDES.get(curve.label ?? '') ?? 'grey',
  }));
  const segments = segment === null ? [] : inOrder(bySegment?.slices ?? [], segment, dataset);
  return [
    ...(whole === null ? [] : [{ id: 'whole', name: 'All deals', curve: whole, kind: 'beside' as const }]),
    ...sides,
    ...segments.map((curve): Named => ({
      id: `segment ${curve.label}`,
      name: segment === null ? '' : memberName(dataset, segment, curve.label),
      curve,
      kind: 'segment',
    })),
  ];
}

const isTold = ({ curve }: Named, least: number): boolean => curve.won >= least && curve.winnersBy !== null;

function dotOf({ name, curve, kind }: Named, frame: DurationsFrame): readonly SplitRow[] {
  const { winnersBy, won } = curve;
  if (winnersBy === null) return [];
  const { low, median, high } = winnersBy;
  const reading = winnersReadings(curve, frame).median;
  return [
    {
      ...(reading === undefined ? {} : { reading }),
      name,
      value: median,
      low,
      high,
      text: `day ${decimal(median)} (${decimal(low)}–${decimal(high)}), ${decimal(won)} won`,
      kind: kind === 'segment' && won < GREY_UNDER ? 'grey' : kind,
    },
  ];
}

function rowOf({ id, name, curve }: Named, frame: DurationsFrame): Row {
  const { winnersBy } = curve;
  const isKnown = winnersBy !== null && curve.won >= frame.least;
  const readings = isKnown ? winnersReadings(curve, frame) : {};
  const day = (part: keyof WinnersBy): Cell => {
    if (!isKnown) return numberCell('', null);
    const reading = readings[part];
    return { ...numberCell(decimal(winnersBy[part]), winnersBy[part]), ...(reading === undefined ? {} : { reading }) };
  };
  return {
    id,
    cells: [
      textCell(name),
      isKnown ? day('median') : numberCell('too few', null),
      day('low'),
      day('high'),
      ...[curve.won, curve.open, curve.n].map((count) => numberCell(decimal(count), count)),
    ],
  };
}

function tableOf(rows: readonly Named[], frame: DurationsFrame): Table {
  const { dataset, segment } = frame;
  const hasSides = dataset.dimensions.some(({ id }) => id === ICP);
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'Days from creation to winning, deals still open included',
    columns: [
      {
        id: 'slice',
        label: segment === null ? 'Deals' : `${hasSides ? 'ICP and ' : ''}${dimensionName(dataset, segment)}`,
        isNumber: false,
      },
      numeric('median', 'Half of winners by day'),
      numeric('low', 'A quarter by day'),
      numeric('high', 'Three quarters by day'),
      numeric('won', 'Won'),
      numeric('open', 'Still open'),
      numeric('n', 'Created'),
    ],
    rows: rows.map((row) => rowOf(row, frame)),
    note: null,
  };
}

function insteadOf(missing: Missing | null, drawn: number, dataset: Dataset): string | null {
  if (missing !== null) return untoldText(missing, dataset);
  return drawn > 0 ? null : 'Too few deals were won to tell how long winning takes.';
}

/** Medians with the days between which the middle half of wins lies, told from the curves and so with open deals in them. */
export function durationsView(sliced: Sliced, frame: DurationsFrame): DurationsView {
  const { span, dataset, least } = frame;
  const rows = rowsOf(sliced, frame);
  const missing = (sliced.byIcp ?? sliced.bySegment)?.missing ?? null;
  const drawn = rows.filter((row) => isTold(row, least)).slice(0, MOST);
  const dots = drawn.flatMap((row) => dotOf(row, frame));
  const all = dots.find(({ kind }) => kind === 'beside')?.value ?? null;
  const lines = all === null ? [] : [{ value: all, text: `All, day ${decimal(all)}`, isChosen: false }];
  return {
    sentence: durationSentence(rows.find(({ id, curve }) => id === 'whole' && curve.won >= least)?.curve.winnersBy ?? null),
    dots: dots.length === 0 ? null : splitDots(dots, lines, { unit: 'days', currency: null, isLog: false, counts: 'days since creation' }),
    spoken: dots.map(({ name, text }) => `${name}: ${text}`).join('; '),
    few: rows.filter((row) => !isTold(row, least)).map(({ name, curve }) => `${name}, ${decimal(curve.won)} won`),
    table: tableOf(rows, frame),
    foot: [
      `${raised(periodText(span === null ? null : periodOf(span, dataset.calendar)))}, by date of creation`,
      'mark: the day by which half of those won are won; line: the middle half of them (p25–p75), no interval',
      'deals still open count as open, for as long as they have been',
      ...undatedText(sliced.byIcp ?? sliced.bySegment ?? { undated: 0 }),
    ],
    instead: insteadOf(missing, dots.length, dataset),
  };
}
