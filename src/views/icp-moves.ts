import type { IcpVersion, Split, TwoByTwo } from '../core/icp';
import type { Moved, MovedMetric, Moves } from '../core/icp-moves';
import { inOrder } from '../core/icp';
import { metricOf } from '../core/metrics';
import type { CalendarDate, Dataset, Reading, Span } from '../core/model';
import { isToDate, spanOf } from '../core/question';
import { dateText, decimal, needText, plain, reasonText, tableValue, type Sentence } from '../wording';
import { signed } from '../wording/number';
import { figure, words } from '../wording/sentence';
import { figureOf } from './figure';
import { changedText, movesText } from './icp-effect-words';
import { periodGroups } from './periods';
import { numberCell, textCell, type Cell, type Table } from './table';

/** A quarter or a version to choose. */
export type MoveChoice = readonly [id: string, name: string];
export type QuarterChoice = { readonly id: string; readonly name: string; readonly span: Span };

/** The quarters in which anything happened, the newest first; one under way says so. */
export function quartersOf(dataset: Dataset): readonly QuarterChoice[] {
  const choices = periodGroups(dataset).find(({ label }) => label === 'Quarters')?.choices ?? [];
  return choices.flatMap(({ id, period, name, dates }) => {
    const span = spanOf(period, dataset);
    return span === null ? [] : [{ id, name: `${name}, ${dates}`, span }];
  });
}

/** What is compared before anybody chooses: the last whole quarter with the one a year before, or with the oldest. */
export function usualQuarters(quarters: readonly QuarterChoice[], dataset: Dataset): readonly [older: string, newer: string] | null {
  const whole = quarters.filter(({ span }) => !isToDate(span, dataset));
  const [newest, ...others] = whole.length > 1 ? whole : quarters;
  const yearBefore = others.find(({ span }) => newest !== undefined && span.from === newest.span.from - 12) ?? others.at(-1);
  return newest === undefined || yearBefore === undefined ? null : [yearBefore.id, newest.id];
}

/** Published versions in the order in which they take effect. Two of one name are told apart by their date. */
export const versionChoices = (versions: readonly IcpVersion[]): readonly MoveChoice[] =>
  inOrder(versions).map(({ id, name, effectiveFrom }) => [id, `${name}, from ${dateText(effectiveFrom as CalendarDate)}`]);

/** One number under two versions in two periods. */
export type MoveBlock = {
  readonly metric: MovedMetric;
  readonly title: string;
  readonly sentence: Sentence;
  readonly table: Table;
};
export type MovesView = {
  readonly blocks: readonly MoveBlock[];
  /** How many accounts change tier between the versions, and which. */
  readonly tiers: string;
  readonly tierMoves: readonly string[];
  readonly foot: readonly string[];
  readonly spoken: string;
};

export type MovesNames = { readonly versions: readonly [string, string]; readonly periods: readonly [string, string] };

const WHAT: Readonly<Record<MovedMetric, string>> = {
  icpShareWon: 'the share',
  icpShareCreated: 'the share',
  icpShareOpen: 'the share',
  winRate: 'the win rate',
};
const titleOf = (metric: MovedMetric): string => (metric === 'winRate' ? 'Win rate of ICP accounts' : metricOf(metric).label);

/** Tenths of a point that add up: of two parts, the one that was rounded the most takes up what rounding leaves over. */
function tenths({ data, rule, change }: { readonly data: number; readonly rule: number; readonly change: number }) {
  const [exactData, exactRule] = [data * 1000, rule * 1000];
  const [first, second, whole] = [Math.round(exactData), Math.round(exactRule), Math.round(change * 1000)];
  const over = whole - first - second;
  const isFirst = (exactData - first) * over > (exactRule - second) * over;
  return { data: isFirst ? first + over : first, rule: isFirst ? second : second + over, change: whole };
}

const points = (tenth: number): string => signed(tenth / 10, 1);

const cellsOf = (cells: TwoByTwo<Reading>): readonly Reading[] => [
  cells.oldDataOldRule,
  cells.newDataOldRule,
  cells.oldDataNewRule,
  cells.newDataNewRule,
];

/** Why there is no split, and what would make one. */
function unsplit(metric: MovedMetric, split: Extract<Split, { readonly missing: string }>): string {
  const need = needText(titleOf(metric), split.missing);
  const why = `The change of ${WHAT[metric]} cannot be split: one of the four numbers is missing, ${reasonText(split.missing)}.`;
  return need === null ? why : `${why} ${need}`;
}

function sentenceOf({ metric, cells, split }: Moved, least: number): Sentence {
  if (split.missing !== null) return [words(unsplit(metric, split))];
  const fewest = Math.min(...cellsOf(cells).map(({ n }) => n));
  if (fewest < least)
    return [words(`Too few deals to split the change of ${WHAT[metric]}: one of the four numbers rests on ${decimal(fewest)}.`)];
  const { data, rule, change } = tenths(split);
  return [
    words(`The data moved ${WHAT[metric]} by `),
    figure(`${points(data)} points`),
    words(', the rule by '),
    figure(`${points(rule)} points`),
    words(`. Together: ${points(change)} points, from ${tableValue(cells.oldDataOldRule)} to ${tableValue(cells.newDataNewRule)}.`),
  ];
}

function cellOf(reading: Reading, least: number): Cell {
  const { full, level } = figureOf(reading, least);
  return { ...numberCell(full, reading.value), isQuiet: level === 'few' || level === 'grey' || level === 'none' };
}

function blockOf(moved: Moved, { versions, periods }: MovesNames, least: number): MoveBlock {
  const { metric, cells } = moved;
  const row = (id: string, name: string, byOlder: Reading, byNewer: Reading) => ({
    id,
    cells: [textCell(name), cellOf(byOlder, least), cellOf(byNewer, least)],
  });
  return {
    metric,
    title: titleOf(metric),
    sentence: sentenceOf(moved, least),
    table: {
      caption: `${titleOf(metric)} in two periods, by two versions`,
      columns: [
        { id: 'period', label: 'Period', isNumber: false },
        { id: 'older', label: `By ${versions[0]}`, isNumber: true },
        { id: 'newer', label: `By ${versions[1]}`, isNumber: true },
      ],
      rows: [
        row('older', periods[0], cells.oldDataOldRule, cells.oldDataNewRule),
        row('newer', periods[1], cells.newDataOldRule, cells.newDataNewRule),
      ],
      note: null,
    },
  };
}

/** Which part of a change the data made and which the rule, number by number. */
export function movesView({ moved, tiers }: Moves, names: MovesNames, least: number): MovesView {
  const blocks = moved.map((each) => blockOf(each, names, least));
  return {
    blocks,
    tiers: `Between ${names.versions[0]} and ${names.versions[1]} the rule puts ${changedText(tiers)}.`,
    tierMoves: movesText(tiers),
    foot: [
      'each number is read under both versions in both periods; an effect is the mean of its two differences, and both add up to the change',
      'attributes of accounts and overrides are those of today in every cell',
      'open deals of a past period are rebuilt from created and close dates',
      '95% Wilson intervals; the two effects have none of their own',
    ],
    spoken: blocks.map(({ title, sentence }) => `${title}: ${plain(sentence)}`).join(' '),
  };
}
