import { quarterOf, type Decision, type Outcome, type OutcomeSplit } from '../core/council';
import type { Reading } from '../core/model';
import { COUNCIL_VERDICT_WORDS, expectedText, FUNCTION_WORDS, outcomeReasons, TYPE_WORDS } from '../wording/decision-words';
import { inUsualManner } from '../wording';
import { ruleText } from './decision-segment';
import type { DecisionRow, ListGiven } from './decisions-list';
import { numberCell, textCell, type Cell, type Table } from './table';

const number = (value: number | null | undefined): Cell =>
  numberCell(value === null || value === undefined ? '' : String(value), value ?? null);

function readingCells(reading: Reading | null): readonly Cell[] {
  return [number(reading?.value), number(reading?.n), number(reading?.low), number(reading?.high)];
}

const READ = ['value', 'n', 'low', 'high'] as const;
/** Both readings, the change with its limits, and its four parts. */
const NUMBERS_OF_OUTCOME = 2 * READ.length + 3 + 4;

/** Text columns are false, numbers true. Dates are ISO, shares of one, money in minor units. */
const COLUMNS: readonly (readonly [id: string, label: string, isNumber: boolean])[] = [
  ['id', 'id', false],
  ['quarter', 'quarter', false],
  ['taken', 'taken', false],
  ['type', 'type', false],
  ['text', 'what was decided', false],
  ['segment', 'segment', false],
  ['rule', 'segment as a rule', false],
  ['owner', 'owner', false],
  ['due', 'due', false],
  ['status', 'status', false],
  ['metric', 'expected metric', false],
  ['want', 'expected direction', false],
  ['size', 'expected size', true],
  ['expected', 'expected in words', false],
  ['review', 'reviewed from', false],
  ...READ.map((part) => [`before ${part}`, `before: ${part}`, true] as const),
  ...READ.map((part) => [`after ${part}`, `after: ${part}`, true] as const),
  ['change', 'change', true],
  ['changeLow', 'change: low', true],
  ['changeHigh', 'change: high', true],
  ['market', 'market moved', true],
  ['mix', 'mix moved', true],
  ['rule moved', 'rule moved', true],
  ['rest', 'the rest', true],
  ['outcome', 'outcome', false],
  ['why', 'why', false],
  ['verdict', 'verdict', false],
  ['approvers', 'approvers', false],
  ['options', 'options weighed', false],
  ['dissent', 'dissent', false],
  ['kill', 'when to stop', false],
  ['icp', 'ICP version of the evidence', false],
  ['data', 'data of the evidence', false],
  ['asOf', 'evidence as of', false],
  ['evidence', 'figures of the evidence', true],
  ['by', 'last changed by', false],
  ['at', 'last changed at', false],
];

const partsOf = (split: OutcomeSplit | null): readonly (number | null)[] =>
  split === null ? [null, null, null, null] : [split.market, split.mix, split.rule, split.rest];

function outcomeCells(outcome: Outcome | null, row: DecisionRow): readonly Cell[] {
  const told = [textCell(row.outcome?.text ?? ''), textCell(outcome === null ? '' : outcomeReasons(outcome))];
  if (outcome === null) return [...Array.from({ length: NUMBERS_OF_OUTCOME }, () => number(null)), ...told];
  const { before, after, change, split } = outcome;
  return [
    ...readingCells(before),
    ...readingCells(after),
    ...[change?.value, change?.low, change?.high].map(number),
    ...partsOf(split).map(number),
    ...told,
  ];
}

function decidedCells(decision: Decision, row: DecisionRow, { dataset }: ListGiven): readonly Cell[] {
  const { expected, segment } = decision;
  return [
    decision.id,
    quarterOf(decision, dataset.calendar),
    decision.taken,
    TYPE_WORDS[decision.type],
    decision.text,
    segment.name,
    ruleText(segment, dataset),
    decision.owner,
    decision.due ?? '',
    row.status,
    expected?.metric ?? '',
    expected?.want ?? '',
  ].map(textCell);
}

function cellsOf(row: DecisionRow, given: ListGiven): readonly Cell[] {
  const { decision, by, at } = row.revision;
  const { expected, evidence, verdict, approvers } = decision;
  const outcome = given.outcomes?.find((each) => each.decision.id === decision.id) ?? null;
  return [
    ...decidedCells(decision, row, given),
    number(expected?.size),
    textCell(expected === null ? '' : expectedText(expected, given.dataset.currency)),
    textCell(decision.review),
    ...outcomeCells(outcome, row),
    ...[
      verdict === null ? '' : COUNCIL_VERDICT_WORDS[verdict],
      approvers.map(({ name, function: of }) => `${name} (${FUNCTION_WORDS[of]})`).join('; '),
      decision.options.join('; '),
      decision.dissent,
      decision.kill,
      evidence.icp ?? '',
      evidence.data,
      evidence.asOf ?? '',
    ].map(textCell),
    number(evidence.readings.length),
    textCell(by),
    textCell(at),
  ];
}

/** The list as a file takes it along: everything of each decision that is shown, numbers in full, the same for everybody. */
export const exportTable = (rows: readonly DecisionRow[], given: ListGiven): Table =>
  inUsualManner(() => ({
    caption: 'Decisions',
    columns: COLUMNS.map(([id, label, isNumber]) => ({ id, label, isNumber })),
    rows: rows.map((row) => ({ id: row.id, cells: cellsOf(row, given) })),
    note: null,
  }));
