import type { Admission } from '../core/admission';
import type { AdmittedTable, OpenQuestion, TableId } from '../core/model';
import { betweenId, choiceOf, type Decisions } from './decisions';
import { leftOut } from './rejection';

/** What names a row of a table where the file has it, and what its rows are called. Accounts may be told twice: the first word counts. */
const COUNTED: Partial<Readonly<Record<TableId, { readonly id: readonly string[]; readonly noun: string }>>> = {
  opportunity: { id: ['opportunityId'], noun: 'deals' },
  customer: { id: ['accountId'], noun: 'customers' },
  subscription: { id: ['subscriptionId'], noun: 'contract periods' },
  spend: { id: [], noun: 'spend lines' },
};

function textAt(table: AdmittedTable, name: string, row: number): string {
  const column = table.columns.get(name);
  if (column === undefined) return '';
  if (column.kind === 'text') return column.labels[column.codes[row] ?? 0] ?? '';
  return column.known[row] === 1 ? String(column.values[row]) : '';
}

/** One text a row: the named columns if the table has them all, else every column that both tables have. */
function* keysOf(table: AdmittedTable, names: readonly string[]): Generator<string> {
  for (let row = 0; row < table.rows; row += 1) {
    const parts = names.map((name) => textAt(table, name, row));
    if (parts.some((part) => part !== '')) yield parts.join('\u0000');
  }
}

const known = new WeakMap<AdmittedTable, WeakMap<AdmittedTable, number>>();

/** How many rows of the later table the earlier one has too. Counted once for two tables. */
function sharedRows(earlier: AdmittedTable, later: AdmittedTable, id: readonly string[]): number {
  const before = known.get(earlier)?.get(later);
  if (before !== undefined) return before;
  const has = (table: AdmittedTable): boolean => id.length > 0 && id.every((name) => table.columns.has(name));
  const names = has(earlier) && has(later) ? id : [...earlier.columns.keys()].filter((name) => later.columns.has(name)).toSorted();
  const held = new Set(keysOf(earlier, names));
  let shared = 0;
  for (const key of keysOf(later, names)) if (held.has(key)) shared += 1;
  known.set(earlier, (known.get(earlier) ?? new WeakMap<AdmittedTable, number>()).set(later, shared));
  return shared;
}

type Pair = { readonly earlier: AdmittedTable; readonly later: AdmittedTable; readonly shared: number; readonly noun: string };

function questionOf({ earlier, later, shared, noun }: Pair): OpenQuestion {
  return {
    id: betweenId(earlier.sha256, later.sha256),
    column: null,
    ask: `Which file holds? ${shared} of the ${later.rows} ${noun} in ${later.file} stand in ${earlier.file} too, and would be counted twice.`,
    choices: [
      { value: 'the later file', reads: [`${later.file} → its ${later.rows} ${noun} are loaded`, `${earlier.file} → left out`] },
      { value: 'the earlier file', reads: [`${earlier.file} → its ${earlier.rows} ${noun} are loaded`, `${later.file} → left out`] },
    ],
  };
}

const asked = (admission: Admission, question: OpenQuestion): Admission => ({
  ...admission,
  inspection: { ...admission.inspection, outcome: 'ask', questions: [...admission.inspection.questions, question] },
});

function settle(admissions: Admission[], places: readonly [number, number], decisions: Decisions): void {
  const [first, second] = [admissions[places[0]], admissions[places[1]]];
  if (!first?.table || !second?.table || first.table.table !== second.table.table) return;
  const counted = COUNTED[first.table.table];
  const shared = counted === undefined ? 0 : sharedRows(first.table, second.table, counted.id);
  if (counted === undefined || shared === 0) return;
  const question = questionOf({ earlier: first.table, later: second.table, shared, noun: counted.noun });
  const choice = choiceOf(decisions, question.id);
  const reasonFor = (file: string): string => `Left out: ${shared} of its ${counted.noun} stand in ${file} too, and that file was chosen.`;
  if (choice === 'the later file') admissions[places[0]] = leftOut(first, reasonFor(second.inspection.file));
  else if (choice === 'the earlier file') admissions[places[1]] = leftOut(second, reasonFor(first.inspection.file));
  else admissions[places[1]] = asked(second, question);
}

/**
 * Holds files of one kind against each other. Rows that stand in two of them would be counted twice, so which file holds
 * is asked, never guessed; the same bytes under two names are used once.
 */
export function settleOverlaps(admitted: readonly Admission[], decisions: Decisions): readonly Admission[] {
  const admissions = admitted.map((admission, at) => {
    const twin = admitted
      .slice(0, at)
      .find((earlier) => earlier.table !== null && earlier.inspection.sha256 === admission.inspection.sha256);
    return twin === undefined || admission.table === null
      ? admission
      : leftOut(admission, `Left out: it holds exactly what ${twin.inspection.file} holds.`);
  });
  for (let later = 1; later < admissions.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) settle(admissions, [earlier, later], decisions);
  return admissions;
}
