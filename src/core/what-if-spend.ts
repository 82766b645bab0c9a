import type { DimensionId, Missing, Reading } from './model';
import { combinedLimits } from './statistics';

/** A part of the spend: a tier, a segment, a profile, with what it spent, what a customer cost in it and what came back. */
export type SpendPart = {
  readonly label: string | null;
  /** Spend in the window of CAC, in minor units; 0 where CAC is missing. */
  readonly spend: number;
  readonly cac: Reading;
  readonly ltvToCac: Reading;
  /** Why its share cannot be varied: it has no CAC or no LTV:CAC of its own. Its spend stays as it is. */
  readonly missing: Missing | null;
};

/**
 * Readings of CAC and LTV:CAC by a dimension as parts of the spend, the largest first. CAC is spend over new accounts, its n: their
 * product is spend. A part that rests on fewer than `least` has no rate to go by.
 */
export function spendParts(readings: readonly Reading[], by: DimensionId, least: number): readonly SpendPart[] {
  const found = (metric: string): readonly Reading[] => readings.filter((reading) => reading.metric === metric);
  const parts = found('cac').flatMap((cac): readonly SpendPart[] => {
    const label = cac.slice.get(by) ?? null;
    const ltvToCac = found('ltvToCac').find(({ slice }) => (slice.get(by) ?? null) === label);
    if (ltvToCac === undefined) return [];
    const spend = cac.missing === null ? cac.value * cac.n : 0;
    const few = Math.min(cac.n, ltvToCac.n) < least ? 'below_min_n' : null;
    return [{ label, spend, cac, ltvToCac, missing: cac.missing ?? ltvToCac.missing ?? few }];
  });
  return parts.toSorted((one, other) => other.spend - one.spend);
}

/** A number with its range; null limits where a part of it has none. */
export type Ranged = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** One part as it was and as it would be. Shares are of the spend that can be varied and add up to 1. */
export type SharedOut = {
  readonly part: SpendPart;
  readonly shareNow: number;
  readonly shareThen: number;
  readonly spendThen: number;
  /** New accounts that so much spend brought, at the CAC that was seen. */
  readonly accountsNow: number;
  readonly accountsThen: Ranged;
};

/** The same spend shared out otherwise, at the CAC and LTV:CAC that were seen in each part: it holds if those rates hold. */
export type SpendMix = {
  /** What was spent on parts whose share can be varied. */
  readonly spend: number;
  readonly parts: readonly SharedOut[];
  /** Parts that stay as they are, each with its reason. */
  readonly fixed: readonly SpendPart[];
  /** Gross margin that comes back for each unit of spend: LTV:CAC weighed by share. */
  readonly now: Ranged;
  readonly otherwise: Ranged;
  /** Otherwise less now, with what both share left out of its range. */
  readonly difference: Ranged;
  readonly accountsNow: number;
  readonly accountsThen: number;
};

type Known = { readonly share: number; readonly reading: Reading };

/** Weighed and added up, with a range where every part that counts has one. */
function weighed(parts: readonly Known[]): Ranged {
  const counted = parts.filter(({ share }) => share !== 0);
  const value = counted.reduce((sum, { share, reading }) => sum + share * (reading.value ?? 0), 0);
  const ranged = counted.flatMap(({ share, reading }) =>
    reading.missing !== null || reading.low === null || reading.high === null
      ? []
      : [{ weight: share, value: reading.value, low: reading.low, high: reading.high }],
  );
  if (ranged.length < counted.length) return { value, low: null, high: null };
  const { low, high } = combinedLimits(ranged);
  return { value, low, high };
}

/** So much spend in accounts, at a CAC with limits: the dearer they are, the fewer. */
function accountsFor(spend: number, cac: Reading): Ranged {
  const at = (cost: number | null): number | null => (cost === null || cost <= 0 ? null : spend / cost);
  const value = at(cac.value) ?? 0;
  return spend === 0 ? { value: 0, low: 0, high: 0 } : { value, low: at(cac.high), high: at(cac.low) };
}

/** What was typed stands, as long as it is not more than all; the others share what is left as they did. */
function sharesOf(parts: readonly SpendPart[], spend: number, typed: ReadonlyMap<string | null, number>): readonly number[] {
  const wanted = parts.map(({ label }) => typed.get(label) ?? null);
  if (wanted.every((share) => share === null)) return parts.map((part) => part.spend / spend);
  const taken = wanted.reduce<number>((sum, share) => sum + Math.max(0, share ?? 0), 0);
  const others = parts.reduce((sum, part, at) => sum + (wanted[at] === null ? part.spend : 0), 0);
  const isScaled = taken > 1 || others === 0;
  // Nothing wanted of anything is no mix: then all stays.
  if (isScaled && taken === 0) return parts.map((part) => part.spend / spend);
  return parts.map((part, at) => {
    const share = wanted[at] ?? null;
    if (share === null) return isScaled ? 0 : ((1 - taken) * part.spend) / others;
    return isScaled ? Math.max(0, share) / taken : Math.max(0, share);
  });
}

/**
 * The spend on some parts of the market shared out otherwise. `typed` has the share that is wanted for some of them (0 to 1); the others
 * share the rest as they did, and where more than all is wanted it is scaled. Null where no two parts have a CAC and an LTV:CAC. Readings are taken as independent of each other.
 */
export function spendMix(all: readonly SpendPart[], typed: ReadonlyMap<string | null, number>): SpendMix | null {
  const parts = all.filter(({ missing, spend }) => missing === null && spend > 0);
  const spend = parts.reduce((sum, part) => sum + part.spend, 0);
  if (parts.length < 2 || spend <= 0) return null;
  const shares = sharesOf(parts, spend, typed);
  const shared = parts.map((part, at): SharedOut => {
    const shareThen = shares[at] ?? 0;
    return {
      part,
      shareNow: part.spend / spend,
      shareThen,
      spendThen: shareThen * spend,
      accountsNow: accountsFor(part.spend, part.cac).value,
      accountsThen: accountsFor(shareThen * spend, part.cac),
    };
  });
  const weigh = (shareOf: (each: SharedOut) => number): Ranged =>
    weighed(shared.map((each) => ({ share: shareOf(each), reading: each.part.ltvToCac })));
  const sumOf = (count: (each: SharedOut) => number): number => shared.reduce((sum, each) => sum + count(each), 0);
  return {
    spend,
    parts: shared,
    fixed: all.filter((part) => !parts.includes(part)),
    now: weigh(({ shareNow }) => shareNow),
    otherwise: weigh(({ shareThen }) => shareThen),
    difference: weigh(({ shareNow, shareThen }) => shareThen - shareNow),
    accountsNow: sumOf(({ accountsNow }) => accountsNow),
    accountsThen: sumOf(({ accountsThen }) => accountsThen.value),
  };
}

/** What a mix comes to as readings of their own, so that they can be shown and cited; n is the new accounts behind CAC. */
export function mixReadings({
  parts,
  now,
  otherwise,
  difference,
}: SpendMix): Readonly<Record<'now' | 'otherwise' | 'difference', Reading>> {
  const n = parts.reduce((sum, { part }) => sum + part.cac.n, 0);
  const period = parts[0]?.part.cac.period ?? null;
  const readingOf = (metric: string, { value, low, high }: Ranged): Reading => ({
    metric,
    slice: new Map(),
    period,
    unit: 'ratio',
    currency: null,
    n,
    low,
    high,
    level: low === null ? null : 0.95,
    leftOut: [],
    value,
    missing: null,
  });
  return {
    now: readingOf('LTV:CAC of all spend, as it was shared out', now),
    otherwise: readingOf('LTV:CAC of all spend, shared out otherwise', otherwise),
    difference: readingOf('LTV:CAC of all spend, otherwise less as it was', difference),
  };
}
