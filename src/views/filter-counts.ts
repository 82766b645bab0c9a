import type { Answerable } from '../core/analysis';
import { readNumbers } from '../core/metrics';
import { resolveFilters, type Filter, type Question } from '../core/question';
import { counted, decimal } from '../wording/number';

/** Deals of all time that filters leave: those that were won or lost, and those still open. */
export function dealsUnder({ cube, dataset, definitions }: Answerable, where: readonly Filter[]): number {
  const { conditions } = resolveFilters(where, dataset.dimensions);
  const { decided, open } = readNumbers(cube, dataset, {
    numbers: ['decided', 'open'],
    span: null,
    where: conditions,
    assumptions: definitions.assumptions,
  });
  return decided + open;
}

/** What filters leave of all deals: `118 of 1,962 deals`. */
export const filteredText = (answerable: Answerable, { where }: Question): string =>
  `${decimal(dealsUnder(answerable, where))} of ${counted(dealsUnder(answerable, []), 'deal')}`;
