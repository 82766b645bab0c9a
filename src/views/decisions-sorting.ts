import { VERDICTS, type OutcomeWord } from '../core/council';
import { lowered } from '../wording';
import type { DecisionRow } from './decisions-list';
import { sorted, sortingText, type Cell, type Column, type Sorting, type Table } from './table';

/** The columns of the list that have an order; what happened and what moved are in units of their own. */
export const DECISION_COLUMNS: readonly Column[] = [
  { id: 'what', label: 'What', isNumber: false },
  { id: 'taken', label: 'Taken', isNumber: false },
  { id: 'owner', label: 'Owner', isNumber: false },
  { id: 'due', label: 'Due and status', isNumber: false },
  { id: 'expected', label: 'Expected', isNumber: false },
  { id: 'outcome', label: 'Outcome', isNumber: false },
];
/** The order in which outcomes are looked at: what worked, what did not, and what cannot be told. */
const OUTCOMES: readonly OutcomeWord[] = ['worked', 'didNot', 'cannotTell', 'tooEarly'];

const told = (text: string): Cell => ({ text, sort: text.trim() === '' ? null : text.trim().toLowerCase() });

/** A decision as cells: names by their letters, days by their date, outcomes by their word and then by what people decided. */
function cellsOf({ text, owner, expected, outcome, revision: { decision } }: DecisionRow): readonly Cell[] {
  const rank =
    outcome === null ? null : OUTCOMES.indexOf(outcome.word) * 10 + (decision.verdict === null ? 9 : VERDICTS.indexOf(decision.verdict));
  return [
    told(text),
    { text: decision.taken, sort: decision.taken },
    told(owner),
    { text: decision.due ?? '', sort: decision.due },
    { ...told(expected), ...(decision.expected === null ? { sort: null } : {}) },
    { text: outcome?.text ?? '', sort: rank },
  ];
}

function tableOf(rows: readonly DecisionRow[]): Table {
  return {
    caption: 'Decisions',
    columns: DECISION_COLUMNS,
    rows: rows.map((row) => ({ id: row.id, cells: cellsOf(row) })),
    note: null,
  };
}

/** Decisions in the order of a column; those without a value in it come last. As they are where nobody sorted them. */
export function sortedDecisions(rows: readonly DecisionRow[], sorting: Sorting | null): readonly DecisionRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sorted(tableOf(rows), sorting).flatMap(({ id }) => byId.get(id) ?? []);
}

/** How the list is sorted, in words: the last taken first until somebody sorts it. */
export const decisionsOrderText = (sorting: Sorting | null): string =>
  sorting === null ? 'The last taken first' : sortingText(tableOf([]), sorting);

/** What the list is called, with the order that it is in. */
export const decisionsCaption = (sorting: Sorting | null): string => `Decisions, ${lowered(decisionsOrderText(sorting))}`;
