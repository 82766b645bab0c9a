import { versionOf, type DraftGiven } from './draft-from-best';
import type { Criterion, IcpProfile, IcpVersion } from './profile';
import type { Suggestion, Weighed } from './suggest-weights';

const byPoints = (a: { readonly suggested: number }, b: { readonly suggested: number }): number => b.suggested - a.suggested;

/** A found criterion: its bands with points, the best first, so that the first that holds is the best of them. */
const foundCriterion = ({ id, field, family, suggested, bands }: Weighed): Criterion => ({
  id,
  field,
  family,
  side: 'fit',
  points: suggested,
  bands: bands
    .filter((band) => band.suggested > 0)
    .toSorted(byPoints)
    .map(({ when, suggested: points }) => ({ when, points })),
});

/** A profile with the suggested points: what gets none, or may not be learned from, is left out; signs of buying stay. */
function reweighed(profile: IcpProfile, criteria: readonly Weighed[]): IcpProfile {
  const suggested = new Map(criteria.map((each) => [each.id, each]));
  return {
    ...profile,
    criteria: profile.criteria.flatMap((criterion): readonly Criterion[] => {
      if (criterion.side === 'intent') return [criterion];
      const own = suggested.get(criterion.id);
      if (own === undefined || own.suggested === 0) return [];
      const { importance: _, ...rest } = criterion;
      return [{ ...rest, points: own.suggested, bands: own.bands.map(({ when, suggested: points }) => ({ when, points })) }];
    }),
  };
}

/**
 * A draft with a suggestion's points in place of those in force: of its profile alone, or of one new profile for everyone. Null
 * where nothing was learned. It is a start to be edited, and never published by itself.
 */
export function draftFromSuggestion(suggestion: Suggestion, version: IcpVersion | null, given: DraftGiven): IcpVersion | null {
  if (suggestion.outcome !== 'learned') return null;
  const { subject, criteria } = suggestion;
  if (subject.kind === 'found') return versionOf(criteria.filter(({ suggested }) => suggested > 0).map(foundCriterion), given);
  if (version === null) return null;
  const { id, name, author, note, date } = given;
  const profiles = version.profiles.map((profile) => (profile.id === subject.id ? reweighed(profile, criteria) : profile));
  return { id, name, author, note, effectiveFrom: date, profiles };
}
