import { countedAccounts } from './account-results';
import { scoreAccounts, TIER, TIER_CODES, type AccountColumns, type IcpVersion, type Scored, type Tier } from './icp';
import { canScore, rescoringOf } from './icp-rescoring';
import { accountSums, scoredReader, type Cube, type MetricId, type ScoredExtract } from './metrics';
import type { Dataset, Missing, Reading } from './model';
import { wilson } from './statistics';
import type { Definitions } from './workspace';

/** What is said of each tier; a change of the draft asks for no more than this, so that it can be said while dragging. */
export const EFFECT_METRICS = [
  'winRate',
  'acv',
  'salesCycle',
  'ltvToCac',
  'openCount',
  'openAmount',
  'wonCount',
] as const satisfies readonly MetricId[];
const ICP_SHARES = ['icpShareOpen', 'icpShareOpenAmount', 'icpShareWon', 'icpShareCreated'] as const satisfies readonly MetricId[];
export type EffectMetric = (typeof EFFECT_METRICS)[number] | (typeof ICP_SHARES)[number];

export type Readings = ReadonlyMap<EffectMetric, Reading>;

/** A tier as a version has it, with what came of its deals. */
export type TierEffect = {
  readonly tier: Tier;
  readonly accounts: number;
  readonly readings: Readings;
  /** Share of all open deals, of their amount, and of all wins. */
  readonly ofOpen: Reading;
  readonly ofOpenAmount: Reading;
  readonly ofWon: Reading;
};

/** What a version makes of the loaded history. It describes the past and promises nothing. */
export type Effect = {
  readonly version: IcpVersion;
  readonly scored: Scored;
  /** 1 for an account that is counted: partners and our own are scored, and in no count. */
  readonly isCounted: Uint8Array;
  /** Tiers 1 to 4, excluded, and accounts that cannot be scored. */
  readonly tiers: readonly TierEffect[];
  readonly accounts: number;
  /** Of all deals together, with the shares on ICP accounts. */
  readonly whole: Readings;
  /** Share of accounts that can be scored. */
  readonly coverage: Reading;
};

/** What an effect is read from: the answer to `accountsAsk`, and what is known of the accounts. `date` is the as-of date. */
export type EffectParts = {
  readonly cube: Cube;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly accounts: AccountColumns;
  readonly date: string;
};

/** A history made ready for one version after another. */
export type PreparedEffect = {
  /** Scores all accounts under a version, overrides in force included, and reads what comes of it: one call for each change. */
  effect(version: IcpVersion): Effect;
  /** The same of scores that are there already. */
  effectOf(version: IcpVersion, scored: Scored): Effect;
  /** Any readings of accounts under such scores. */
  read(version: IcpVersion, scored: Scored, extract: ScoredExtract): readonly Reading[];
  score(version: IcpVersion): Scored;
  readonly isCounted: Uint8Array;
};

const byMetric = (readings: readonly Reading[]): Readings => new Map(readings.map((reading) => [reading.metric as EffectMetric, reading]));

/** Accounts of a tier, of those that metrics count. */
function accountsIn(scored: Scored, isCounted: Uint8Array): ReadonlyMap<Tier, number> {
  const counts = new Float64Array(TIER_CODES.length);
  for (let account = 1; account < scored.count; account += 1) {
    const code = scored.tier[account] ?? 0;
    counts[code] = (counts[code] ?? 0) + (isCounted[account] ?? 0);
  }
  return new Map(TIER_CODES.map((tier, code) => [tier, counts[code] ?? 0]));
}

type Counted = { readonly metric: string; readonly part: number; readonly whole: number };
const OF_ALL = { slice: new Map(), period: null, unit: 'share', currency: null, leftOut: [] } as const;

/** A share of counted things with Wilson's interval; nothing to divide by is said as such. */
function shareOf({ metric, part, whole }: Counted, missing: 'no_rows' | 'no_open' | 'no_won'): Reading {
  const limits = wilson(part, whole, 0.95);
  if (limits === null) return { ...OF_ALL, metric, n: 0, low: null, high: null, level: null, value: null, missing };
  return { ...OF_ALL, metric, n: whole, ...limits, level: 0.95, value: part / whole, missing: null };
}

/** A share of an amount: a fact of the data, without an interval; what either amount lacks it lacks too. */
function shareOfAmount(part: Reading | undefined, whole: Reading | undefined): Reading {
  const common = { ...OF_ALL, metric: 'icpShareOpenAmount', n: whole?.n ?? 0, low: null, high: null, level: null };
  const lacking = (missing: Missing): Reading => ({ ...common, value: null, missing });
  if (part === undefined || whole === undefined) return lacking('no_rows');
  if (whole.missing !== null) return lacking(whole.missing);
  if (part.missing !== null) return lacking(part.missing);
  return whole.value > 0 ? { ...common, value: part.value / whole.value, missing: null } : lacking('non_positive_denominator');
}

const ORDER: readonly Tier[] = ['1', '2', '3', '4', 'excluded', 'unknown'];

type Read = (extract: ScoredExtract) => readonly Reading[];

function effectFrom(
  version: IcpVersion,
  scored: Scored,
  { read, isCounted }: { readonly read: Read; readonly isCounted: Uint8Array },
): Effect {
  const readings = read({ metrics: EFFECT_METRICS, by: TIER, spans: [null] });
  const whole = byMetric(read({ metrics: [...EFFECT_METRICS, ...ICP_SHARES], by: null, spans: [null] }));
  const counts = accountsIn(scored, isCounted);
  const accounts = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const countOf = (from: Readings | undefined, metric: EffectMetric): number => from?.get(metric)?.value ?? 0;
  const tiers = ORDER.map((tier): TierEffect => {
    const own = byMetric(readings.filter(({ slice }) => slice.get(TIER) === tier));
    return {
      tier,
      accounts: counts.get(tier) ?? 0,
      readings: own,
      ofOpen: shareOf({ metric: 'tierShareOpen', part: countOf(own, 'openCount'), whole: countOf(whole, 'openCount') }, 'no_open'),
      ofOpenAmount: shareOfAmount(own.get('openAmount'), whole.get('openAmount')),
      ofWon: shareOf({ metric: 'tierShareWon', part: countOf(own, 'wonCount'), whole: countOf(whole, 'wonCount') }, 'no_won'),
    };
  });
  const scorable = accounts - (counts.get('unknown') ?? 0);
  return {
    version,
    scored,
    isCounted,
    tiers,
    accounts,
    whole,
    coverage: shareOf({ metric: 'scoreCoverage', part: scorable, whole: accounts }, 'no_rows'),
  };
}

/**
 * Makes a history ready for one version after another: what does not depend on the scores is added up by account once, so
 * that a change of a criterion, a weight or a cut costs one scoring of the accounts and one pass over those sums, however
 * many deals there are. Intervals that draw accounts anew (of ACV and LTV:CAC) are left out.
 */
export function prepareEffect({ cube, dataset, definitions, accounts, date }: EffectParts): PreparedEffect {
  const { assumptions, overrides } = definitions;
  const laid = { sums: accountSums(cube, dataset, assumptions), dataset, assumptions, canScore: canScore(accounts, dataset) };
  const score = (version: IcpVersion): Scored => scoreAccounts(version, accounts, { overrides, date });
  const readerOf = (version: IcpVersion, scored: Scored): Read => scoredReader({ ...laid, scores: rescoringOf(version, scored) });
  const isCounted = countedAccounts(cube, accounts.count);
  const effectOf = (version: IcpVersion, scored: Scored): Effect =>
    effectFrom(version, scored, { read: readerOf(version, scored), isCounted });
  return {
    isCounted,
    score,
    effectOf,
    effect: (version) => effectOf(version, score(version)),
    read: (version, scored, extract) => readerOf(version, scored)(extract),
  };
}
