import type { Card, IcpProfile, ScoreTier } from './profile';

const CARD: readonly (keyof Card)[] = ['owner', 'valueProposition', 'pains', 'roles', 'play', 'coverageModel'];

/** With what is said put in; what says nothing leaves no trace. */
function saying<Of extends object>(of: Of, part: Partial<Of>, names: readonly (keyof Of)[]): Of {
  const next = { ...of, ...part };
  for (const name of names) {
    const value: unknown = next[name];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) Reflect.deleteProperty(next, name);
  }
  return next;
}

/** Texts of the card of a profile, or of one of its tiers; what is empty is left out. */
export function withCard(profile: IcpProfile, tier: ScoreTier | null, part: Card): IcpProfile {
  if (tier === null) return saying(profile, part, CARD);
  const { tiers: { [tier]: own, ...others } = {}, ...bare } = profile;
  const card = saying<Card>(own ?? {}, part, CARD);
  const tiers = Object.keys(card).length === 0 ? others : { ...others, [tier]: card };
  return Object.keys(tiers).length === 0 ? bare : { ...bare, tiers };
}

/** What is said of a profile beside its card. */
export type Facts = Pick<IcpProfile, 'status' | 'primaryMetric' | 'lastValidated' | 'review' | 'notes'>;

/** Facts about a profile; what is empty is left out. */
export const withFacts = (profile: IcpProfile, part: Facts): IcpProfile =>
  saying(profile, part, ['status', 'primaryMetric', 'lastValidated', 'review', 'notes']);
