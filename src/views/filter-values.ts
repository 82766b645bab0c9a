import type { Answerable } from '../core/analysis';
import { ACCOUNT, readCube } from '../core/metrics';
import { FIRST_LABEL, spellsUnknown, type Dataset, type DimensionId } from '../core/model';
import { BLANK_MEMBER, digestOf, resolveFilters, type Filter } from '../core/question';
import { decimal } from '../wording';
import { dimensionOf, memberName, nameOf } from './name';

/** A field that can be filtered by. */
export type Field = { readonly id: DimensionId; readonly label: string };
/** A value of a field: its digest for the address, and how many deals have it. */
export type FieldValue = { readonly digest: string; readonly name: string; readonly count: string; readonly isEmpty: boolean };

const NEVER: ReadonlySet<string> = new Set(['outcome', 'stage', ACCOUNT]);
/** The cube of a question cannot hold a dimension with more members than this. */
const MOST_MEMBERS = 200;
/** The fields that can be filtered by, by name. */
export function fieldsOf(dataset: Dataset): readonly Field[] {
  const usable = dataset.dimensions.filter(
    ({ id, members }) => !NEVER.has(id) && members.length > FIRST_LABEL && members.length <= MOST_MEMBERS,
  );
  return usable.map(({ id, label }) => ({ id, label })).toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** Deals by value of a dimension: those that ended in any way and those still open, each by the n of a metric. */
function countsBy(answerable: Answerable, dimension: DimensionId, where: readonly Filter[]): ReadonlyMap<string | null, number> {
  const { cube, dataset, definitions } = answerable;
  if (!cube.ask.by.includes(dimension)) return new Map();
  const { conditions } = resolveFilters(
    where.filter((filter) => filter.dimension !== dimension),
    dataset.dimensions,
  );
  const readings = readCube(cube, dataset, {
    metrics: ['winRateBroad', 'openCount'],
    by: [dimension],
    spans: [null],
    where: conditions,
    assumptions: definitions.assumptions,
    accounts: null,
  });
  const counts = new Map<string | null, number>();
  for (const reading of readings) {
    const label = reading.slice.get(dimension) ?? null;
    counts.set(label, (counts.get(label) ?? 0) + reading.n);
  }
  return counts;
}

/** The values of a field with the deals of all time behind each, the other filters applied; a value with none stays, greyed. */
export function valuesOf(answerable: Answerable, dimension: DimensionId, where: readonly Filter[]): readonly FieldValue[] {
  const found = dimensionOf(answerable.dataset, dimension);
  if (found === null) return [];
  const counts = countsBy(answerable, dimension, where);
  const unknown = spellsUnknown(found) ? 'unknown' : null;
  const members = found.members.slice(FIRST_LABEL).map((label) => ({
    digest: digestOf(dimension, label),
    name: memberName(answerable.dataset, dimension, label),
    deals: counts.get(label) ?? 0,
  }));
  const inOrder = found.ordered ? members : members.toSorted((a, b) => b.deals - a.deals);
  const known = members.some(({ name }) => name === nameOf(dimension, unknown));
  const blank = { digest: BLANK_MEMBER, name: nameOf(dimension, unknown), deals: counts.get(unknown) ?? 0 };
  return [...inOrder, ...(known ? [] : [blank])].map(({ digest, name, deals }) => ({
    digest,
    name,
    count: decimal(deals),
    isEmpty: deals === 0,
  }));
}
