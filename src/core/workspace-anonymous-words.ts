import type { Definitions } from './workspace';

/** A keyed hash in hexadecimal digits. */
export type KeyedHash = (text: string) => string;

/** How the names of a copy are hidden: one name is one hash, so that what belongs together still does. */
export type Hiding = {
  /** A name of a person, an account or a deal, or an id; blanks stay blank. */
  name(text: string): string;
  /** A fingerprint in its own form, which cannot be held against the data any more. */
  fingerprint(text: string): string;
  /** Words of the definitions themselves (a segment, a profile): hidden only where a known name, an address or a domain is in them. */
  word(text: string): string;
  /** A value of a dimension: kept where that dimension can name nobody. */
  label(dimension: string, text: string): string;
};

/** Dimensions whose values name no account, deal or person. Whatever else a file has may. */
const NAMES_NOBODY: ReadonlySet<string> = new Set([
  'industry',
  'employees',
  'annualRevenue',
  'fundingStage',
  'hiring',
  'headcountGrowth',
  'fitScore',
  'intentScore',
  'crmTier',
  'country',
  'region',
  'product',
  'leadSource',
  'channel',
  'pipeline',
  'stage',
  'outcome',
  'dealClass',
  'quarter',
  'tier',
  'icp',
  'icpProfile',
]);

const DIGITS = 12;
const FINGERPRINT = 16;
/** An address, a link or a domain. */
const ADDRESS = /@|:\/\/|[\p{L}\p{N}-]+\.[\p{L}]{2,}/u;
/** Shorter names are looked for as whole words alone: "Al" is in "SaaS sales". */
const SHORTEST_WITHIN = 3;

/** Names of people and accounts that definitions themselves hold. */
export function namesIn({ icp, icpDraft, overrides, watched, segmentations, council }: Definitions): readonly string[] {
  const versions = icpDraft === null ? icp : [...icp, icpDraft];
  return [
    ...versions.flatMap(({ author, profiles }) => [author, ...profiles.map(({ owner = '' }) => owner)]),
    ...overrides.flatMap(({ account, author }) => [account, author]),
    ...watched.map(({ owner }) => owner),
    ...segmentations.flatMap(({ author, owner, segments }) => [author, owner, ...segments.map((segment) => segment.owner)]),
    ...council.hypotheses.flatMap(({ hypothesis, by }) => [by, hypothesis.owner]),
    ...council.decisions.flatMap(({ decision, by }) => [by, decision.owner, ...decision.approvers.map(({ name }) => name)]),
    ...council.capabilities.map(({ owner }) => owner ?? ''),
    ...[
      ...council.answers,
      ...council.stages,
      ...council.norms,
      ...council.capabilities,
      ...council.marketChanges,
      ...council.plans,
      ...council.packets,
    ].map(({ by }) => by),
  ].filter((name) => name.trim() !== '');
}

const MOST_WORDS = 8;

/** All runs of words of a text, as a list of names can be asked for them. */
function runsOf(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}&.'-]+/u).filter((word) => word !== '');
  return words.flatMap((_, from) => Array.from({ length: MOST_WORDS }, (_each, more) => words.slice(from, from + more + 1).join(' ')));
}

/**
 * Hides words by a keyed hash. `own` are names that stand in the definitions, looked for anywhere in a text; `others` (those of
 * the files, which may be many) are looked for as whole words. `kept` are further dimensions that name nobody: segmentations.
 */
export function hidingBy(
  hash: KeyedHash,
  { own, others, kept }: { readonly own: readonly string[]; readonly others: readonly string[]; readonly kept: readonly string[] },
): Hiding {
  const within = [...new Set(own.map((name) => name.trim().toLowerCase()))].filter((name) => name.length >= SHORTEST_WITHIN);
  const whole = new Set([...own, ...others].map((name) => name.trim().toLowerCase()));
  const nobody = new Set([...NAMES_NOBODY, ...kept]);
  const known = new Map<string, string>();
  const name = (text: string): string => {
    if (text.trim() === '') return '';
    const hidden = known.get(text) ?? `anon-${hash(text).slice(0, DIGITS)}`;
    known.set(text, hidden);
    return hidden;
  };
  const isNamed = (text: string): boolean => {
    const low = text.trim().toLowerCase();
    return whole.has(low) || within.some((each) => low.includes(each)) || runsOf(low).some((run) => whole.has(run));
  };
  const word = (text: string): string => (ADDRESS.test(text) || isNamed(text) ? name(text) : text);
  return {
    name,
    word,
    fingerprint: (text) => hash(text).slice(0, FINGERPRINT),
    label: (dimension, text) => (nobody.has(dimension) ? word(text) : name(text)),
  };
}
