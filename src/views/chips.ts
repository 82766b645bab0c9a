import { FIRST_LABEL, type Dataset, type Dimension, type DimensionId } from '../core/model';
import { BLANK_MEMBER, digestOf, type Filter, type Question } from '../core/question';
import { counted } from '../wording/number';
import { listed } from '../wording/sentence';
import { dimensionOf, memberName, nameOf } from './name';

/** A filter in force, in words. */
export type Chip = { readonly at: number; readonly text: string; readonly filter: Filter };
/** More names than this in a chip become a number. */
const NAMED = 2;

function memberNames(dataset: Dataset, dimension: Dimension, filter: Filter): readonly string[] {
  const labels = new Map(dimension.members.slice(FIRST_LABEL).map((label) => [digestOf(dimension.id, label), label]));
  return filter.members.flatMap((digest) => {
    if (digest === BLANK_MEMBER) return [nameOf(dimension.id, null)];
    const label = labels.get(digest);
    return label === undefined ? [] : [memberName(dataset, dimension.id, label)];
  });
}

function chipText(filter: Filter, dataset: Dataset, named = NAMED): string {
  const dimension = dimensionOf(dataset, filter.dimension);
  const verb = filter.is === 'in' ? 'is' : 'is not';
  if (dimension === null) return `${filter.dimension} ${verb} a value that is not loaded`;
  const names = memberNames(dataset, dimension, filter);
  if (names.length === 0) return `${dimension.label} ${verb} a value that is not loaded`;
  return `${dimension.label} ${verb} ${names.length > named ? counted(names.length, 'value') : listed(names, 'or')}`;
}

/** The filters of a question as chips. */
export const chipsOf = (question: Question, dataset: Dataset): readonly Chip[] =>
  question.where.map((filter, at) => ({ at, filter, text: chipText(filter, dataset) }));

/** The filters of a question in words with every value by name, as files that are taken elsewhere say them. */
export const filtersInFull = (question: Question, dataset: Dataset): readonly string[] =>
  question.where.map((filter) => chipText(filter, dataset, Infinity));

/** A question with one more filter; a second one on the same field and side takes the place of the first. */
export function withFilter(question: Question, filter: Filter): Question {
  const others = question.where.filter((each) => each.dimension !== filter.dimension || each.is !== filter.is);
  return { ...question, where: filter.members.length === 0 ? others : [...others, filter] };
}

/** A question without the filter at a place. */
export const withoutFilter = (question: Question, at: number): Question => ({
  ...question,
  where: question.where.filter((_, place) => place !== at),
});

/** The question narrowed to one segment, as a click on it asks. */
export const narrowedTo = (question: Question, dimension: DimensionId, label: string | null): Question =>
  withFilter(question, { dimension, is: 'in', members: [digestOf(dimension, label)] });
