import type { Card, IcpProfile, IcpVersion, Override, ScoreTier } from '../core/icp';
import { counted, listed } from '../wording';
import type { AttributeNaming } from './icp-builder-attributes';
import { criteriaWords, pointNumber, type CriterionWords } from './icp-words-of-criteria';
import { dayText } from './icp-ruler';
import { ruleSentence } from './icp-words-of-rules';

export const MISSING_WORDS: Readonly<Record<IcpProfile['missing'], string>> = {
  leaveOut:
    'What is not known of an account is left out of its score; with under 60 of 100 points known, it has a tier only where the rest could not change it.',
  countAsMiss: 'What is not known of an account counts as not met.',
};
const STATUS_WORDS: Readonly<Record<NonNullable<IcpProfile['status']>, string>> = {
  target: 'target: to be won',
  observe: 'observe: watched, not aimed at',
  retired: 'retired: kept for its history',
};
const SCORE_TIERS: readonly ScoreTier[] = ['1', '2', '3', '4'];

/** At which scores tiers begin: `Tier 1 from 90, tier 2 from 70, tier 3 from 50, tier 4 below. In the ICP from 70.` */
export function tiersSentence({ cuts, icpFrom }: Pick<IcpProfile, 'cuts' | 'icpFrom'>): string {
  const [one, two, three] = cuts.map(pointNumber);
  return `Tier 1 from ${one}, tier 2 from ${two}, tier 3 from ${three}, tier 4 below. In the ICP from ${pointNumber(icpFrom)} of 100.`;
}

type CardLine = readonly [label: string, text: string];

/** What people wrote on a card, each text with its name. */
function cardLines(card: Card): readonly CardLine[] {
  const lines: readonly CardLine[] = [
    ['Owner', card.owner ?? ''],
    ['Proposition', card.valueProposition ?? ''],
    ['Pains', (card.pains ?? []).join('; ')],
    ['Roles', (card.roles ?? []).join('; ')],
    ['Play', card.play ?? ''],
    ['Coverage', card.coverageModel ?? ''],
  ];
  return lines.filter(([, text]) => text !== '');
}

/** What a profile says. */
export type ProfileWords = {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly mustHave: readonly string[];
  readonly exclude: readonly string[];
  readonly missing: string;
  readonly tiers: string;
  readonly fit: readonly CriterionWords[];
  readonly intent: readonly CriterionWords[];
  /** The bar of points as one sentence. */
  readonly bar: string;
  readonly facts: readonly CardLine[];
  readonly tierCards: readonly { readonly tier: string; readonly lines: readonly CardLine[] }[];
};

function factsOf(profile: IcpProfile): readonly CardLine[] {
  const facts: readonly CardLine[] = [
    ...cardLines(profile),
    ['Status', profile.status === undefined ? '' : STATUS_WORDS[profile.status]],
    ['Last validated', profile.lastValidated === undefined ? '' : dayText(profile.lastValidated)],
    ['Next review', profile.review === undefined ? '' : dayText(profile.review)],
    ['Notes', profile.notes ?? ''],
  ];
  return facts.filter(([, text]) => text !== '');
}

function barSentence(criteria: readonly CriterionWords[]): string {
  if (criteria.length === 0) return 'No criterion gives points.';
  const parts = criteria.map(({ name, points }) => `${name} ${pointNumber(points)}`);
  return `Points of fit: ${listed(parts, 'and')}.`;
}

/** A profile in words. */
export function profileWords(profile: IcpProfile, naming: AttributeNaming): ProfileWords {
  const fit = criteriaWords(profile, 'fit', naming);
  return {
    id: profile.id,
    name: profile.name,
    entry: profile.entry === undefined ? 'Every account that no earlier profile takes.' : ruleSentence(profile.entry, naming),
    mustHave: profile.mustHave.map((rule) => ruleSentence(rule, naming)),
    exclude: profile.exclude.map((rule) => ruleSentence(rule, naming)),
    missing: MISSING_WORDS[profile.missing],
    tiers: tiersSentence(profile),
    fit,
    intent: criteriaWords(profile, 'intent', naming),
    bar: barSentence(fit),
    facts: factsOf(profile),
    tierCards: SCORE_TIERS.flatMap((tier) => {
      const lines = cardLines(profile.tiers?.[tier] ?? {});
      return lines.length === 0 ? [] : [{ tier: `Tier ${tier}`, lines }];
    }),
  };
}

/** A version in words: what it is called, since when and by whom, and its profiles in the order in which they are tried. */
export type VersionWords = {
  readonly title: string;
  readonly since: string;
  readonly note: string | null;
  readonly profiles: readonly ProfileWords[];
};

export function versionWords(version: IcpVersion, naming: AttributeNaming): VersionWords {
  const by = version.author === '' ? '' : `, by ${version.author}`;
  return {
    title: version.name,
    since: `In force since ${dayText(version.effectiveFrom)}${by}; ${counted(version.profiles.length, 'profile')}.`,
    note: version.note === '' ? null : version.note,
    profiles: version.profiles.map((profile) => profileWords(profile, naming)),
  };
}

/** How many accounts have a tier by hand on a date, until when, and how many overrides are over. */
export function overridesSentence(inForce: ReadonlyMap<string, Override>, all: readonly Override[], date: string): string {
  if (all.length === 0) return 'No account has a tier by hand.';
  const over = all.filter(({ expires }) => expires < date).length;
  const next = [...inForce.values()].map(({ expires }) => expires).toSorted()[0];
  const until = next === undefined ? '' : `; the next override expires on ${dayText(next)}`;
  const past = over === 0 ? '' : ` ${counted(over, 'override has', 'overrides have')} expired.`;
  return `${counted(inForce.size, 'account has', 'accounts have')} a tier by hand${until}.${past}`;
}
