import type { Dataset, Span } from '../model';
import type { Assumptions } from './assumptions';
import { cellsBy } from './cells';
import type { Cube } from './cube';
import type { NumberId } from './measures';
import { maskFor, type Condition } from './plan';

/** Plain measures over everything a question covers: the counts behind a verdict. */
export function readNumbers<Id extends NumberId>(
  cube: Cube,
  dataset: Dataset,
  extract: {
    readonly numbers: readonly Id[];
    readonly span: Span | null;
    readonly where: readonly Condition[];
    readonly assumptions: Assumptions;
  },
): Readonly<Record<Id, number>> {
  const cells = cellsBy(cube, [], maskFor(cube.ask, dataset, { ...extract, by: [] })).get('');
  return Object.fromEntries(extract.numbers.map((id) => [id, cells?.number(id, extract.span) ?? 0])) as Record<Id, number>;
}
