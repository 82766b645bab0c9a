import type { DecidedSegment, SegmentCondition } from '../core/council';
import { FIRST_LABEL, spellsUnknown, type Dataset, type Dimension, type DimensionId } from '../core/model';
import { listed } from '../wording';
import { dimensionName, dimensionOf, memberName } from './name';

/** A value that a condition may name; null is what has none. */
export type MemberChoice = { readonly label: string | null; readonly text: string; readonly isChosen: boolean };

/** A condition of a segment's rule with what may stand in the place of each of its parts. */
export type ShownCondition = {
  readonly condition: SegmentCondition;
  readonly dimensions: readonly { readonly id: string; readonly text: string }[];
  readonly members: readonly MemberChoice[];
  /** `Industry is Software or Retail`. */
  readonly text: string;
  /** What the loaded files lack of it; null where they have all. */
  readonly note: string | null;
};

/** What tells how or when a deal ended, or is a table of its own, is no segment of the market. */
const NO_SEGMENT: ReadonlySet<string> = new Set([
  'outcome',
  'account',
  'quarter',
  'createdQuarter',
  'closedQuarter',
  'stage',
  'lastStage',
  'furthestStage',
]);
/** More values than this are no list that a person ticks. */
const MOST_MEMBERS = 500;

const labelsOf = (dimension: Dimension): readonly (string | null)[] => [
  ...dimension.members.slice(FIRST_LABEL),
  spellsUnknown(dimension) ? 'unknown' : null,
];

/** What a decision's segment may be told by, by name. */
export function segmentDimensions({ dimensions }: Dataset): readonly { readonly id: string; readonly text: string }[] {
  return dimensions
    .filter(({ id, members }) => !NO_SEGMENT.has(id) && members.length > FIRST_LABEL && members.length <= MOST_MEMBERS)
    .map(({ id, label }) => ({ id, text: label }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

/** More members than this are counted and not listed. */
const MOST_LISTED = 4;

function membersText({ dimension, members }: SegmentCondition, dataset: Dataset): string {
  const names = members.map((label) => memberName(dataset, dimension as DimensionId, label));
  if (names.length === 0) return 'nothing yet';
  if (names.length <= MOST_LISTED) return listed(names, 'or');
  return `${names.slice(0, MOST_LISTED - 1).join(', ')} or ${names.length - MOST_LISTED + 1} more`;
}

/** A condition in words: `Industry is Software or Retail`. */
export const conditionText = (condition: SegmentCondition, dataset: Dataset): string =>
  `${dimensionName(dataset, condition.dimension as DimensionId)} ${condition.is === 'in' ? 'is' : 'is not'} ${membersText(condition, dataset)}`;

/** A whole rule in words; what has no condition is about all. */
export const ruleText = ({ where }: Pick<DecidedSegment, 'where'>, dataset: Dataset): string =>
  where.length === 0 ? 'All deals and accounts' : where.map((condition) => conditionText(condition, dataset)).join('; ');

/** What people call the segment of a rule that was given no name of its own. */
export function usualName(where: readonly SegmentCondition[], dataset: Dataset): string {
  if (where.length === 0) return 'The whole market';
  return where.map((condition) => (condition.is === 'in' ? membersText(condition, dataset) : conditionText(condition, dataset))).join(', ');
}

function noteOf({ dimension, members }: SegmentCondition, dataset: Dataset): string | null {
  const held = dimensionOf(dataset, dimension as DimensionId);
  if (held === null) return `The loaded files have nothing by the name of ${dimension}: until they do, this segment cannot be told.`;
  const labels = new Set(labelsOf(held));
  const gone = members.filter((label) => !labels.has(label));
  return gone.length === 0 ? null : `The loaded files do not have ${listed(gone.map((label) => memberName(dataset, held.id, label)))}.`;
}

/** Conditions as a form shows them. What the files no longer have stays, and is named as it was written. */
export function conditionsShown(where: readonly SegmentCondition[], dataset: Dataset): readonly ShownCondition[] {
  const all = segmentDimensions(dataset);
  return where.map((condition) => {
    const held = dimensionOf(dataset, condition.dimension as DimensionId);
    const known = held === null ? [] : labelsOf(held);
    const labels = [...known, ...condition.members.filter((label) => !known.includes(label))];
    const chosen = new Set(condition.members);
    return {
      condition,
      dimensions: all.some(({ id }) => id === condition.dimension)
        ? all
        : [{ id: condition.dimension, text: dimensionName(dataset, condition.dimension as DimensionId) }, ...all],
      members: labels.map((label) => ({
        label,
        text: memberName(dataset, condition.dimension as DimensionId, label),
        isChosen: chosen.has(label),
      })),
      text: conditionText(condition, dataset),
      note: noteOf(condition, dataset),
    };
  });
}

/** The rule with one condition more, by the first dimension that none names yet; null where none is left. */
export function withCondition(where: readonly SegmentCondition[], dataset: Dataset): readonly SegmentCondition[] | null {
  const taken = new Set(where.map(({ dimension }) => dimension));
  const next = segmentDimensions(dataset).find(({ id }) => !taken.has(id));
  return next === undefined ? null : [...where, { dimension: next.id, is: 'in', members: [] }];
}

/** A condition with a member more, or without it. */
export const withMember = (condition: SegmentCondition, label: string | null): SegmentCondition => ({
  ...condition,
  members: condition.members.includes(label) ? condition.members.filter((each) => each !== label) : [...condition.members, label],
});

/** Why a rule cannot stand, or null. */
export function faultOfRule(where: readonly SegmentCondition[], dataset: Dataset): string | null {
  const empty = where.find(({ members }) => members.length === 0);
  if (empty !== undefined)
    return `Choose what ${dimensionName(dataset, empty.dimension as DimensionId)} is or is not, or remove that condition.`;
  return null;
}
