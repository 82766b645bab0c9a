import type { Candidate, Discovery } from '../core/discovery';
import { segmentOfCandidate } from '../core/discovery-draft';
import { asOfDate, rulingDate, type Dataset, type DimensionId } from '../core/model';
import { segmentationsInForce, type Segmentation } from '../core/segments';
import { ruleDraft } from './definitions-rules';
import { newDraft, nextDraft, type SegmentationDraft } from './definitions-segments';
import type { DiscoveryWords } from './discovery-names';

type Given = {
  readonly dataset: Dataset;
  readonly segmentations: readonly Segmentation[];
  /** What the page is split by; the segment joins it where that is a segmentation. */
  readonly by: DimensionId | null;
};

/** The segmentation that a segment joins: the one that the page is split by, or none, so that a new one is begun. */
const joinedBy = ({ dataset, segmentations, by }: Given): Segmentation | null =>
  segmentationsInForce(segmentations, rulingDate(dataset)).find(({ id }) => id === by) ?? null;

const NEW = 'Found segments';

/**
 * The next version of a segmentation with a candidate as its first segment, or a new one of it alone. It is tried first, for it is
 * the narrower rule; nothing is published by that.
 */
export function segmentationWith(discovery: Discovery, candidate: Candidate, words: DiscoveryWords, given: Given): SegmentationDraft {
  const from = asOfDate(given.dataset) ?? '';
  const joined = joinedBy(given);
  const draft = joined === null ? { ...newDraft(from), name: NEW } : nextDraft(joined, from);
  const name = words.shortOf(candidate.conditions);
  const { when, pains: _pains, roles: _roles, review: _review, ...segment } = segmentOfCandidate(discovery, candidate, name);
  const own = { ...segment, id: '', key: draft.keys, rule: ruleDraft(when), pains: '', roles: '', review: '' };
  return { ...draft, keys: draft.keys + 1, segments: [own, ...draft.segments] };
}
