import { ruleOf } from './attribute-values';
import type { BestCustomers, ValueShare } from './best-customers';
import type { AccountRule, Band, Criterion, Family, IcpVersion, Importance, Side } from './profile';

const MOST = 10;
/** Under this q a value counts as clearly commoner. */
export const CLEAR_Q = 0.1;

/** Whether a value is surely commoner among the one side: what a draft may be made of. */
export const isDistinctive = ({ q, limits, value, name }: ValueShare): boolean =>
  q < CLEAR_Q && limits.low > 0 && ruleOf(name, value) !== null;

/** How important a criterion is by its lift (ours); one that none of the rest has is critical. */
export function importanceOf(lift: number | null): Importance {
  if (lift === null || lift >= 3) return 'critical';
  if (lift >= 2) return 'veryHigh';
  return lift >= 1.5 ? 'high' : 'medium';
}

const FAMILIES: Readonly<Record<string, Family>> = {
  technologies: 'technographic',
  competitorTools: 'technographic',
  hiring: 'behavioural',
  headcountGrowth: 'behavioural',
  intentScore: 'behavioural',
};
export const familyOf = (name: string): Family => FAMILIES[name] ?? 'firmographic';
export const sideOf = (name: string): Side => (familyOf(name) === 'behavioural' ? 'intent' : 'fit');

const WHOLE = 100;
const height = ({ lift }: ValueShare): number => lift ?? Infinity;
/** How far a value lifts, as a part of its share among the best: 0 at a lift of 1, 1 where none of the rest has it. */
const excess = (share: ValueShare): number => 1 - 1 / height(share);

/** The bands of a criterion: its values, the one of highest lift with all points and the others in proportion to what they add. */
function bandsOf(shares: readonly ValueShare[]): readonly Band[] {
  const most = Math.max(...shares.map(excess));
  return shares.flatMap((share): readonly Band[] => {
    const when = ruleOf(share.name, share.value);
    return when === null ? [] : [{ when, points: Math.max(1, Math.round((WHOLE * excess(share)) / most)) }];
  });
}

function criterionOf(name: string, shares: readonly ValueShare[]): Criterion {
  const byLift = shares.toSorted((a, b) => (height(a) === height(b) ? 0 : height(b) - height(a)));
  return {
    id: name,
    field: name,
    family: familyOf(name),
    side: sideOf(name),
    importance: importanceOf(byLift[0]?.lift ?? null),
    bands: bandsOf(byLift),
  };
}

export type DraftGiven = {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly note: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Attributes that a profile may not ask for: segmentations, which are rules themselves. */
  readonly barred: ReadonlySet<string>;
};

/** Criteria as a version with one profile for everyone. */
export function versionOf(criteria: readonly Criterion[], { id, name, author, note, date }: DraftGiven): IcpVersion {
  const profile = {
    id: 'drafted',
    name,
    mustHave: [],
    exclude: [],
    missing: 'leaveOut',
    cuts: [90, 70, 50],
    icpFrom: 70,
    criteria,
  } as const;
  return { id, name, effectiveFrom: date, author, note, profiles: [profile] };
}

/**
 * A draft of a profile from what tells the best customers from the rest (`domain.md` 9.5): up to ten attributes with a value of q
 * under 0.10 and a difference surely above 0, their bands these values, importance by lift. Null where nothing does, or nothing
 * but signs of buying. It is a start to be edited, and never published by itself.
 */
export function draftFromBest({ values }: BestCustomers, given: DraftGiven): IcpVersion | null {
  const telling = values.filter((share) => isDistinctive(share) && !given.barred.has(share.name));
  const names = [...new Set(telling.map(({ name }) => name))].slice(0, MOST);
  const criteria = names.map((name) =>
    criterionOf(
      name,
      telling.filter((share) => share.name === name),
    ),
  );
  return criteria.some(({ side }) => side === 'fit') ? versionOf(criteria, given) : null;
}

/** What the least valuable customers surely have in common: rules that an anti-ICP might exclude. Candidates; nothing is applied. */
export function antiCandidates(
  { worst }: BestCustomers,
  barred: ReadonlySet<string>,
): readonly { readonly share: ValueShare; readonly when: AccountRule }[] {
  return worst
    .filter((share) => isDistinctive(share) && !barred.has(share.name))
    .flatMap((share) => {
      const when = ruleOf(share.name, share.value);
      return when === null ? [] : [{ share, when }];
    });
}
