import type { Dataset, Span } from '../model';
import type { Assumptions } from './assumptions';
import type { Cube } from './cube';
import { evaluate } from './evaluate';
import { measure, type Formula } from './formula';
import type { NumberId } from './measures';
import type { Condition } from './plan';
import { slicesOf } from './read-cube';

/** A question about the whole: which months, under which filters and assumptions. */
export type AboutAll = { readonly span: Span | null; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

/** Plain formulas over everything a question covers: the counts behind a verdict. What has no value counts as 0. */
export function readFormulas<Name extends string>(
  cube: Cube,
  dataset: Dataset,
  extract: AboutAll & { readonly formulas: Readonly<Record<Name, Formula>> },
): Readonly<Record<Name, number>> {
  const { formulas, span } = extract;
  const [all] = slicesOf(cube, dataset, { ...extract, by: [], accounts: null });
  const read = (formula: Formula): number => (all === undefined ? 0 : (evaluate(formula, { ...all.basis, span }).value ?? 0));
  return Object.fromEntries(Object.entries<Formula>(formulas).map(([name, formula]) => [name, read(formula)])) as Record<Name, number>;
}

/** The same for plain measures by name. */
export function readNumbers<Id extends NumberId>(
  cube: Cube,
  dataset: Dataset,
  extract: AboutAll & { readonly numbers: readonly Id[] },
): Readonly<Record<Id, number>> {
  const formulas = Object.fromEntries(extract.numbers.map((id) => [id, measure(id)])) as Record<Id, Formula>;
  return readFormulas(cube, dataset, { ...extract, formulas });
}
