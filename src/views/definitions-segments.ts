import { parseDate, type CalendarDate, type Dataset } from '../core/model';
import { faultOf, segmentationsInForce, withNextVersion, type Segment, type Segmentation, type SegmentStatus } from '../core/segments';
import { dateText, raised } from '../wording';
import { readRule, ruleDraft, ruleText, type RuleDraft } from './definitions-rules';

/** A segment in words. */
export type ShownSegment = {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly status: string;
  /** What people wrote about it, each with its name. */
  readonly notes: readonly (readonly [label: string, text: string])[];
};
/** A segmentation that is in force, in words, and how many other versions there are. */
export type ShownSegmentation = {
  readonly segmentation: Segmentation;
  readonly title: string;
  readonly since: string;
  readonly note: string | null;
  readonly segments: readonly ShownSegment[];
};

/** What each status means. */
export const STATUS_TEXT: Readonly<Record<SegmentStatus, string>> = {
  target: 'target: to be won',
  observe: 'observe: watched, not aimed at',
  retired: 'retired: kept for its history',
};
export const STATUSES: readonly SegmentStatus[] = ['target', 'observe', 'retired'];

type Named = { readonly id: string; readonly label: string };
export const labelIn =
  (dimensions: readonly Named[]) =>
  (id: string): string =>
    dimensions.find((each) => each.id === id)?.label ?? id;

function notesOf(segment: Segment): ShownSegment['notes'] {
  const notes: readonly (readonly [string, string])[] = [
    ['Owner', segment.owner],
    ['Proposition', segment.valueProposition],
    ['Pains', segment.pains.join('; ')],
    ['Roles', segment.roles.join('; ')],
    ['Play', segment.play],
    ['Coverage', segment.coverageModel],
    ['Next review', segment.review === null ? '' : dayText(segment.review)],
  ];
  return notes.filter(([, text]) => text !== '');
}

const dayText = (date: string): string => (parseDate(date) === null ? date : dateText(date as CalendarDate));

/** The segmentations in force on the as-of date, as text that can be read aloud. */
export function shownSegmentations(all: readonly Segmentation[], asOf: string, dataset: Dataset | null): readonly ShownSegmentation[] {
  const labelOf = labelIn(dataset?.dimensions ?? []);
  return segmentationsInForce(all, asOf).map((segmentation) => ({
    segmentation,
    title: `${segmentation.name}, version ${segmentation.version}`,
    since: segmentation.effectiveFrom <= '1900-01-01' ? 'in force for all time' : `in force since ${dayText(segmentation.effectiveFrom)}`,
    note: segmentation.note === '' ? null : segmentation.note,
    segments: segmentation.segments.map((segment) => ({
      id: segment.id,
      name: segment.name,
      rule: raised(ruleText(segment.when, labelOf)),
      status: STATUS_TEXT[segment.status],
      notes: notesOf(segment),
    })),
  }));
}

/** A segment as it is being written; lists are lines. */
export type SegmentDraft = Omit<Segment, 'when' | 'pains' | 'roles' | 'review'> & {
  readonly key: number;
  readonly rule: RuleDraft;
  readonly pains: string;
  readonly roles: string;
  readonly review: string;
};
/** The next version of a segmentation, or the first of a new one. */
export type SegmentationDraft = {
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly owner: string;
  readonly author: string;
  readonly note: string;
  readonly effectiveFrom: string;
  readonly segments: readonly SegmentDraft[];
  /** Keys of segments that were given so far. */
  readonly keys: number;
};

const draftOf = (segment: Segment, key: number): SegmentDraft => ({
  ...segment,
  key,
  rule: ruleDraft(segment.when),
  pains: segment.pains.join('; '),
  roles: segment.roles.join('; '),
  review: segment.review ?? '',
});

/** A segmentation opened to write its next version, which takes effect on a date. */
export const nextDraft = (segmentation: Segmentation, effectiveFrom: string): SegmentationDraft => ({
  id: segmentation.id,
  isNew: false,
  name: segmentation.name,
  owner: segmentation.owner,
  author: '',
  note: '',
  effectiveFrom,
  segments: segmentation.segments.map(draftOf),
  keys: segmentation.segments.length,
});

/** A segmentation that is new. */
export const newDraft = (effectiveFrom: string): SegmentationDraft => ({
  id: '',
  isNew: true,
  name: '',
  owner: '',
  author: '',
  note: '',
  effectiveFrom,
  segments: [],
  keys: 0,
});

const NO_CONDITIONS: RuleDraft = { kind: 'conditions', joined: 'all', conditions: [] };

/** One more segment, the last to be tried. */
export const withSegment = (draft: SegmentationDraft): SegmentationDraft => ({
  ...draft,
  keys: draft.keys + 1,
  segments: [
    ...draft.segments,
    {
      key: draft.keys,
      id: '',
      name: '',
      status: 'target',
      rule: NO_CONDITIONS,
      owner: '',
      valueProposition: '',
      pains: '',
      roles: '',
      play: '',
      coverageModel: '',
      review: '',
    },
  ],
});

/** A segment one place earlier (-1) or later (+1); as it is where there is no such place. */
export function moved(draft: SegmentationDraft, at: number, by: -1 | 1): SegmentationDraft {
  const [segment, other] = [draft.segments[at], draft.segments[at + by]];
  if (segment === undefined || other === undefined) return draft;
  return { ...draft, segments: draft.segments.with(at, other).with(at + by, segment) };
}

export const withoutSegment = (draft: SegmentationDraft, at: number): SegmentationDraft => ({
  ...draft,
  segments: draft.segments.filter((_, place) => place !== at),
});

export const changedSegment = (draft: SegmentationDraft, at: number, part: Partial<SegmentDraft>): SegmentationDraft => {
  const segment = draft.segments[at];
  return segment === undefined ? draft : { ...draft, segments: draft.segments.with(at, { ...segment, ...part }) };
};

/** A name as an id that no other has. */
function idFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  let free = plain === '' ? 'segment' : plain;
  for (let nth = 2; taken.has(free); nth += 1) free = `${plain}-${nth}`;
  return free;
}

const lines = (text: string): readonly string[] =>
  text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** What a draft would publish: all versions with one more, or what is wrong with it, segment by segment. */
export type Publication = {
  readonly faults: ReadonlyMap<number, string>;
  readonly fault: string | null;
  readonly next: readonly Segmentation[] | null;
};

type Context = { readonly all: readonly Segmentation[]; readonly dataset: Dataset };

function segmentsOf(
  draft: SegmentationDraft,
  dataset: Dataset,
): { readonly segments: readonly Segment[]; readonly faults: Publication['faults'] } {
  const faults = new Map<number, string>();
  const taken = new Set(draft.segments.map(({ id }) => id).filter((id) => id !== ''));
  const labelOf = labelIn(dataset.dimensions);
  const segments = draft.segments.flatMap(({ key, rule, pains, roles, review, id, ...kept }): Segment[] => {
    const read = readRule(rule, labelOf);
    const date = review.trim();
    const fault = kept.name.trim() === '' ? 'Give the segment a name.' : read.fault;
    const wrongDate = date !== '' && parseDate(date) === null ? 'Write the next review as a date.' : null;
    if (fault !== null || read.rule === null || wrongDate !== null) {
      faults.set(key, fault ?? wrongDate ?? '');
      return [];
    }
    const own = id === '' ? idFrom(kept.name, taken) : id;
    taken.add(own);
    return [
      {
        ...kept,
        id: own,
        name: kept.name.trim(),
        when: read.rule,
        pains: lines(pains),
        roles: lines(roles),
        review: date === '' ? null : date,
      },
    ];
  });
  return { segments, faults };
}

function faultOfWhole(draft: SegmentationDraft): string | null {
  if (draft.name.trim() === '') return 'Give the segmentation a name.';
  if (parseDate(draft.effectiveFrom) === null) return 'Say from which date on it takes effect.';
  return draft.segments.length === 0 ? 'Add at least one segment.' : null;
}

/** Reads a draft as the version it would publish. What was published stays as it is. */
export function publicationOf(draft: SegmentationDraft, { all, dataset }: Context): Publication {
  const { segments, faults } = segmentsOf(draft, dataset);
  const own = faultOfWhole(draft);
  if (own !== null || faults.size > 0) return { faults, fault: own, next: null };
  const ids = new Set([...all.map(({ id }) => id), ...dataset.dimensions.map(({ id }) => String(id))]);
  const { name, owner, author, note, effectiveFrom } = draft;
  const id = draft.isNew ? idFrom(name, ids) : draft.id;
  const next = withNextVersion(all, { id, name: name.trim(), version: 0, owner, author, note, effectiveFrom, segments });
  const fault = faultOf(next);
  return { faults, fault, next: fault === null ? next : null };
}
