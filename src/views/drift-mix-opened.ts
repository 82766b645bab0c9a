import { COUNT_BEHIND, type Category, type MixTable } from '../core/drift';
import { readCube } from '../core/metrics';
import { monthsOf, type Period, type Reading } from '../core/model';
import { resolveFilters } from '../core/question';
import type { Given, Sides } from './drift-why-opened';

/** The deals of a category on either side, as numbers of the catalogue: those have rows, a share of a mix has none. */
export type CountsOf = (category: Category) => Sides;

/** Where nothing is opened: on paper. */
export const NONE: Sides = { before: null, now: null };

/** The table of a mix has no periods of its own: those of its comparisons. */
function periodsOf({ comparisons: [first] }: MixTable): readonly [Period, Period] | null {
  const [before, now] = [first?.before.period ?? null, first?.now.period ?? null];
  return before === null || now === null ? null : [before, now];
}

/** Reads what is counted on both sides of a mix; a count that is not the one drawn is left out. */
export function countsOf(table: MixTable, { answerable, question }: Given): CountsOf {
  const { cube, dataset, definitions } = answerable;
  const { base, dimension } = table;
  const periods = periodsOf(table);
  if (periods === null) return () => NONE;
  const { conditions: where } = resolveFilters(question.where, dataset.dimensions);
  const spans = periods.map((period) => monthsOf(period, dataset.calendar));
  const { assumptions } = definitions;
  const read = readCube(cube, dataset, { metrics: [COUNT_BEHIND[base]], by: [dimension], spans, where, assumptions, accounts: null });
  const [was, is] = periods.map(({ from, to }) => read.filter(({ period }) => period?.from === from && period.to === to));
  const of = (readings: readonly Reading[] | undefined, label: string | null, count: number): Reading | null =>
    readings?.find(({ slice, value }) => (slice.get(dimension) ?? null) === label && value === count) ?? null;
  return ({ label, before, now }) => ({ before: of(was, label, before), now: of(is, label, now) });
}
