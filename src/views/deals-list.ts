import { placesOf } from '../core/facts';
import { DEAL_CLASS, sliceFilter, type DealBound, type DealsAsk, type DealTotal } from '../core/metrics';
import { codeOf, FIRST_LABEL, type Dataset, type DimensionId, type Outcome, type Predicate } from '../core/model';
import { resolveFilters, spanOf, USUAL_DEAL_LIST, type DealList, type Question } from '../core/question';
import type { Definitions } from '../core/workspace';
import { counted, type ListedDeals } from '../wording';
import type { DealColumn } from './deals-columns';
import type { QuickFilter } from './deals-quick';

export const OUTCOME = 'outcome' as DimensionId;

/** The list that a question asks for. */
export const listOf = ({ deals }: Question): DealList => deals ?? USUAL_DEAL_LIST;

/** What a list is asked by, but for what only the files know. */
export type DealsFrame = Pick<DealsAsk, 'where' | 'dated' | 'bounds'>;

type Given = { readonly question: Question; readonly dataset: Dataset; readonly definitions: Definitions };

/** The filters of the question as a condition; deals are of the assumed class unless the list is of every class. */
export function whereOf({ question, dataset, definitions }: Given, isEveryClass: boolean): Predicate {
  const { conditions } = resolveFilters(question.where, dataset.dimensions);
  const { assumptions } = definitions;
  return sliceFilter(dataset, {
    slice: new Map(),
    where: conditions,
    assumptions: isEveryClass ? { ...assumptions, dealClass: 'all' } : assumptions,
  });
}

/** The condition that a deal ended so; all of them where the list asks for no outcome. */
export function ofOutcome(outcome: Outcome | 'all', { dimensions }: Dataset): Predicate {
  const dimension = dimensions.find(({ id }) => id === OUTCOME);
  const code = dimension === undefined || outcome === 'all' ? null : codeOf(dimension, outcome);
  return code === null ? { kind: 'always' } : { kind: 'isOneOf', dimension: OUTCOME, members: [code] };
}

function boundsOf(quick: readonly QuickFilter[], columns: readonly DealColumn[]): readonly DealBound[] {
  return quick.flatMap((filter): DealBound[] => {
    const source = columns.find(({ id }) => id === filter.column)?.source;
    return filter.kind === 'range' && source?.kind === 'number' ? [{ number: source.number, from: filter.from, to: filter.to }] : [];
  });
}

/** Everything that narrows a list but its outcome and what texts it is searched for. */
export function frameOf(given: Given, quick: readonly QuickFilter[], columns: readonly DealColumn[]): DealsFrame {
  const list = listOf(given.question);
  const span = spanOf(given.question.period, given.dataset);
  return {
    where: whereOf(given, list.isEveryClass),
    dated: list.dated === 'any' || span === null ? null : { clock: list.dated, span },
    bounds: boundsOf(quick, columns),
  };
}

/** The places of the members of a dimension by their names; null where its own order is the one people expect. */
export function memberPlaces(id: DimensionId, { dimensions }: Dataset): Int32Array | null {
  const dimension = dimensions.find((each) => each.id === id);
  if (dimension === undefined || dimension.ordered) return null;
  return placesOf(dimension.members.map((member, code) => (code < FIRST_LABEL ? '' : member)));
}

/** What the totals of a list say, of those with the outcome that it asks for. */
export function listedDeals(totals: readonly DealTotal[], outcome: Outcome | 'all', dataset: Dataset): ListedDeals {
  const { dimensions, currency, moneyMissing } = dataset;
  const dimension = dimensions.find(({ id }) => id === OUTCOME);
  const code = dimension === undefined || outcome === 'all' ? null : codeOf(dimension, outcome);
  const own = totals.filter((total) => outcome === 'all' || total.code === code);
  const sum = (of: (total: DealTotal) => number): number => own.reduce((all, total) => all + of(total), 0);
  return {
    outcome,
    deals: sum(({ deals }) => deals),
    worth: sum(({ worth }) => worth),
    blank: sum(({ blank }) => blank),
    unpriced: sum(({ unpriced }) => unpriced),
    currency,
    missing: moneyMissing,
  };
}

/** What is said of the deals that the assumed class leaves out; null where it leaves out none. */
export function leftOutText(listed: number, ofEveryClass: number): string | null {
  const count = ofEveryClass - listed;
  return count <= 0 ? null : `${counted(count, 'deal')} of other classes ${count === 1 ? 'is' : 'are'} left out, as in every number here.`;
}

/** Whether the question filters by the class of deals itself, so that none is assumed. */
export const namesClass = ({ where }: Question): boolean => where.some(({ dimension }) => dimension === DEAL_CLASS || dimension === TYPE);
const TYPE = 'type' as DimensionId;

/** That a list is empty, and under how many filters. */
export const nothingText = (filters: number): string =>
  filters === 0 ? 'No deal is like this.' : `No deals match ${counted(filters, 'filter')}.`;
