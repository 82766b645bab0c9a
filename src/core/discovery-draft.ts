import type { Candidate, Discovery } from './discovery';
import {
  changedProfile,
  emptyProfile,
  familyOf,
  joined,
  pointingOf,
  saysSame,
  sharedOut,
  withCriterion,
  withPoints,
  withProfile,
  withRule,
} from './icp';
import type { IcpProfile, IcpVersion, Importance } from './icp';
import type { AttributeRule } from './model';
import type { Segment } from './segments';

/** What of a candidate goes into a draft: that it earns points, or that it shuts an account out. */
export type DraftPart = 'criterion' | 'exclusion';

type Ruled = Pick<Discovery, 'attributes'>;
type Conditions = Pick<Candidate, 'conditions'>;

/** The rules of a candidate's conditions, in their order. A condition that the attributes do not have is a fault of the caller. */
function rulesOf({ attributes }: Ruled, { conditions }: Conditions): readonly AttributeRule[] {
  return conditions.map(({ attribute, bin }) => {
    const found = attributes[attribute]?.bins[bin];
    if (found === undefined) throw new Error('a condition names no bin of its search');
    return found.rule;
  });
}

/** A candidate as one rule in words of the files: a single condition as it is, of several all must hold. */
export function ruleOfCandidate(given: Ruled, candidate: Conditions): AttributeRule {
  return joined('all', rulesOf(given, candidate));
}

/** Whether a candidate asks about accounts alone: a profile can hold no condition on a deal, for it scores accounts. */
export const isOfAccounts = ({ attributes }: Ruled, { conditions }: Conditions): boolean =>
  conditions.every(({ attribute }) => attributes[attribute]?.home === 'account');

/** What a found criterion gets of 100 where points are typed by hand; the others make room in proportion. Ours. */
const POINTS = 20;

/** How much better than the rest a value was when confirmed, as importance: ours, by the steps of the draft from best customers. */
export function importanceOfCandidate({ confirmed, rest }: Pick<Candidate, 'confirmed' | 'rest'>): Importance {
  if (confirmed.value === null || rest.value === null || confirmed.value <= 0 || rest.value <= 0) return 'medium';
  const times = Math.max(confirmed.value / rest.value, rest.value / confirmed.value);
  if (times >= 3) return 'critical';
  if (times >= 2) return 'veryHigh';
  return times >= 1.5 ? 'high' : 'medium';
}

/** The attribute that a rule of several conditions stands under: that of the first. */
const fieldOf = ({ attributes }: Ruled, { conditions: [first] }: Conditions): string =>
  first === undefined ? '' : (attributes[first.attribute]?.dimension ?? '');

/** A profile with a candidate as one more fit criterion of one band, which takes part in the 100 points at once. */
export function withFoundCriterion(profile: IcpProfile, given: Ruled, candidate: Candidate): IcpProfile {
  const field = fieldOf(given, candidate);
  const next = withCriterion(profile, {
    field,
    family: familyOf(field),
    side: 'fit',
    importance: importanceOfCandidate(candidate),
    bands: [{ when: ruleOfCandidate(given, candidate), points: 100 }],
  });
  const id = next.criteria.at(-1)?.id;
  // By importance the points follow; typed ones sum to 100 already, so that nothing would be left for it.
  if (id === undefined || pointingOf(profile, 'fit') === 'importance') return next;
  return sharedOut(withPoints(next, id, POINTS), 'fit', new Set([id]));
}

/** A profile that shuts out what a candidate describes. */
const withFoundExclusion = (profile: IcpProfile, given: Ruled, candidate: Conditions): IcpProfile =>
  withRule(profile, 'exclude', ruleOfCandidate(given, candidate));

type Drafting = {
  readonly version: IcpVersion;
  /** The id of the profile that takes it; the first where it is not there. A version without any gets one. */
  readonly profile: string | null;
  readonly as: DraftPart;
  /** Why, in words: added to what the version says of itself. */
  readonly note: string;
};

/** The profile that takes a candidate: the one that is named, else the first. */
const placeOf = ({ profiles }: IcpVersion, profile: string | null): number =>
  Math.max(
    0,
    profiles.findIndex(({ id }) => id === profile),
  );

/** Whether a profile asks for a candidate already, by the same rule: it is not added once more. */
export function holdsCandidate(given: Ruled, candidate: Conditions, { version, profile, as }: Omit<Drafting, 'note'>): boolean {
  const own = version.profiles[placeOf(version, profile)];
  if (own === undefined) return false;
  const rules = as === 'exclusion' ? own.exclude : own.criteria.flatMap(({ bands }) => bands.map(({ when }) => when));
  const sought = ruleOfCandidate(given, candidate);
  return rules.some((rule) => saysSame(rule, sought));
}

/** A draft with a candidate in one of its profiles, as it was where that holds it. Nothing is published by that. */
export function draftWithCandidate(given: Ruled, candidate: Candidate, { version, profile, as, note }: Drafting): IcpVersion {
  if (holdsCandidate(given, candidate, { version, profile, as })) return version;
  const base = version.profiles.length > 0 ? version : withProfile(version, emptyProfile('Everyone', []));
  const at = placeOf(base, profile);
  const drafted = changedProfile(base, at, (own) =>
    as === 'criterion' ? withFoundCriterion(own, given, candidate) : withFoundExclusion(own, given, candidate),
  );
  return { ...drafted, note: [base.note.trim(), note].filter((text) => text !== '').join(' ') };
}

/** A segment of a candidate: a name and a rule; what people say of it is theirs to write. One to leave is only observed. */
export const segmentOfCandidate = (
  { attributes, direction }: Pick<Discovery, 'attributes' | 'direction'>,
  candidate: Conditions,
  name: string,
): Omit<Segment, 'id'> => ({
  name,
  when: ruleOfCandidate({ attributes }, candidate),
  status: direction === 'best' ? 'target' : 'observe',
  owner: '',
  valueProposition: '',
  pains: [],
  roles: [],
  play: '',
  coverageModel: '',
  review: null,
});
