import { isOfAccounts } from '../core/discovery-draft';
import type { Candidate, Discovery } from '../core/discovery';
import { decimal, foundDifference, halfText, listed, qText, shareText, verdictText, verdictWord } from '../wording';
import { idOf, type DiscoveryWords } from './discovery-names';

/** A candidate in words. */
export type CandidateView = {
  readonly id: string;
  readonly name: string;
  readonly isConfirmed: boolean;
  /** One word or two, and the same as a sentence. */
  readonly verdict: string;
  readonly says: string;
  readonly found: string;
  readonly confirmed: string;
  readonly rest: string;
  readonly difference: string | null;
  readonly q: string;
  readonly coverage: string;
  /** Overlap with others of the list, and who or where else could explain it; sentences. */
  readonly notes: readonly string[];
  /** Whether a profile can hold it: it asks about accounts alone. */
  readonly canScore: boolean;
  readonly candidate: Candidate;
};

/** From this overlap on it is said (`domain.md` 11.4: kept ones stay under 0.5). */
const MUCH = 0.25;

function overlapNote(candidate: Candidate, { candidates }: Discovery, { nameOf }: DiscoveryWords): readonly string[] {
  const { overlap } = candidate;
  const other = overlap === null ? undefined : candidates[overlap.with];
  if (overlap === null || other === undefined || overlap.jaccard < MUCH) return [];
  return [`It shares ${shareText(overlap.jaccard, 100)} of what either holds with ${nameOf(other.conditions)}.`];
}

/** The words of a difference in how something is spread are those of the past: nothing is said to cause anything. */
export function confounderNotes({ confounders }: Candidate): readonly string[] {
  if (confounders.length === 0) return [];
  const named = confounders.map(
    ({ attribute, label, standardised }) =>
      `${attribute} ${label} is ${standardised < 0 ? 'rarer' : 'commoner'} (standardised difference ${decimal(standardised, 2)})`,
  );
  return [`More than the rule differs inside: ${listed(named)}. That may explain it.`];
}

/** A candidate of a search as pages and terminal say it. */
export function candidateView(discovery: Discovery, candidate: Candidate, words: DiscoveryWords): CandidateView {
  const { numbers, nameOf, rows } = words;
  const { conditions, verdict, difference } = candidate;
  return {
    id: idOf(conditions),
    name: nameOf(conditions),
    isConfirmed: verdict.kind === 'confirmed',
    verdict: verdictWord(verdict),
    says: `${verdictText(verdict, { direction: discovery.direction, rows, nameOf })}.`,
    found: halfText(candidate.found, numbers),
    confirmed: halfText(candidate.confirmed, numbers),
    rest: halfText(candidate.rest, numbers),
    difference: difference === null ? null : foundDifference(difference, numbers),
    q: qText(candidate.q),
    coverage: shareText(candidate.coverage, 100),
    notes: [...overlapNote(candidate, discovery, words), ...confounderNotes(candidate)],
    canScore: isOfAccounts(discovery, candidate),
    candidate,
  };
}
