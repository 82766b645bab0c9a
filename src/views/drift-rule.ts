import type { TwoByTwo } from '../core/icp';
import type { Moved, Moves } from '../core/icp-moves';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { periodText, plain, type Sentence } from '../wording';
import { signed } from '../wording/number';
import { axisFor, type Axis } from './axis';
import type { Cited } from './cited';
import type { RuleChange } from './drift-rule-change';
import { figureOf } from './figure';
import { movesView, type MoveBlock, type MovesNames } from './icp-moves';
import { numberCell, textCell, type Table } from './table';

/** One end of a line: the share with its interval, or nothing where there are too few deals. */
export type RuleEnd = {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  readonly rests: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};
export type RuleLine = { readonly name: string; readonly before: RuleEnd | null; readonly now: RuleEnd | null };
/** A share in two periods, once by the older version and once by the newer: slopes are the data’s, the gap is the rule’s. */
export type RulePicture = { readonly older: RuleLine; readonly newer: RuleLine; readonly axis: Axis };

/** One share under both versions in both periods. */
export type RuleCard = {
  readonly metric: MetricId;
  readonly title: string;
  readonly sentence: Sentence;
  readonly picture: RulePicture | null;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

function endOf(reading: Reading, least: number): RuleEnd | null {
  if (reading.missing !== null || reading.n < least) return null;
  const { text, rests } = figureOf(reading, least);
  return { value: reading.value, low: reading.low, high: reading.high, text, rests, reading };
}

function pictureOf(cells: TwoByTwo<Reading>, { versions }: MovesNames, least: number): RulePicture | null {
  const line = (name: string, before: Reading, now: Reading): RuleLine => ({ name, before: endOf(before, least), now: endOf(now, least) });
  const older = line(versions[0], cells.oldDataOldRule, cells.newDataOldRule);
  const newer = line(versions[1], cells.oldDataNewRule, cells.newDataNewRule);
  const ends = [older.before, older.now, newer.before, newer.now].filter((end) => end !== null);
  if (ends.length < 4) return null;
  return {
    older,
    newer,
    axis: axisFor(
      ends.flatMap(({ value, low, high }) => [value, low, high]),
      { unit: 'share', currency: null },
    ),
  };
}

/** The difference of two cells in points; nothing where one of them rests on too little. */
function differenceCell(from: Reading, to: Reading, least: number) {
  if (from.missing !== null || to.missing !== null || Math.min(from.n, to.n) < least) return textCell('');
  const size = to.value - from.value;
  return numberCell(`${signed(size * 100, 1)} points`, size);
}

/** The four cells with what the data do by each version and the rule in each period; the two effects are the means of those. */
function tableOf({ cells, split }: Moved, { table }: MoveBlock, { versions }: MovesNames, least: number): Table {
  const { oldDataOldRule: s00, newDataOldRule: s10, oldDataNewRule: s01, newDataNewRule: s11 } = cells;
  const rules = [differenceCell(s00, s01, least), differenceCell(s10, s11, least)];
  const whole = split.missing === null ? differenceCell(s00, s11, least) : textCell('');
  return {
    ...table,
    columns: [...table.columns, { id: 'rule', label: `The rule: ${versions[1]} less ${versions[0]}`, isNumber: true }],
    rows: [
      ...table.rows.map((row, at) => ({ ...row, cells: [...row.cells, rules[at] ?? textCell('')] })),
      {
        id: 'data',
        isLast: true,
        cells: [
          textCell('The data: now less before'),
          differenceCell(s00, s10, least),
          differenceCell(s01, s11, least),
          { ...whole, text: whole.text === '' ? '' : `${whole.text} together` },
        ],
      },
    ],
  };
}

/** The names of versions, and of the periods that a share was read over. */
function namesOf({ versions, periods }: RuleChange, { cells }: Moved): MovesNames {
  const [before, now] = [cells.oldDataOldRule.period ?? periods[0], cells.newDataNewRule.period ?? periods[1]];
  return { versions: [versions[0].name, versions[1].name], periods: [periodText(before), periodText(now)] };
}

const ORDER: readonly MetricId[] = ['icpShareCreated', 'icpShareOpen', 'icpShareWon'];

/** The ICP’s shares of created, open and won deals, each by both versions in both periods. */
export function ruleCards(
  change: RuleChange,
  { all, closed }: { readonly all: Moves; readonly closed: Moves },
  { least, isFiltered }: { readonly least: number; readonly isFiltered: boolean },
): readonly RuleCard[] {
  return ORDER.flatMap((metric): readonly RuleCard[] => {
    const moves = metric === 'icpShareWon' ? closed : all;
    const moved = moves.moved.find((each) => each.metric === metric);
    if (moved === undefined) return [];
    const names = namesOf(change, moved);
    const view = movesView({ ...moves, moved: [moved] }, names, least);
    const [block] = view.blocks;
    if (block === undefined) return [];
    const picture = moved.split.missing === null ? pictureOf(moved.cells, names, least) : null;
    const { cells } = moved;
    return [
      {
        metric,
        title: block.title,
        sentence: block.sentence,
        picture,
        spoken: plain(block.sentence),
        table: tableOf(moved, block, names, least),
        foot: [
          ...(metric === 'icpShareOpen' ? ['what stood open at the end of each period, rebuilt from created and close dates'] : []),
          ...(isFiltered ? ['of all deals: the filters of the page do not reach here'] : []),
          'attributes of accounts and overrides are those of today in every cell',
          '95% Wilson intervals; the two effects, means of two differences each, have none of their own',
        ],
        evidence: [
          { as: `before by ${names.versions[0]}`, reading: cells.oldDataOldRule },
          { as: `before by ${names.versions[1]}`, reading: cells.oldDataNewRule },
          { as: `now by ${names.versions[0]}`, reading: cells.newDataOldRule },
          { as: `now by ${names.versions[1]}`, reading: cells.newDataNewRule },
        ],
      },
    ];
  });
}
