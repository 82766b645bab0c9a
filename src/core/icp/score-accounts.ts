import type { AccountColumns } from './account-columns';
import { decide, membershipOf, USUAL_CUTS, type Cuts } from './decide';
import { overridesInForce } from './override';
import { bandPoints, pointsOf } from './points';
import type { Criterion, IcpMembership, IcpProfile, IcpVersion, Override, Side, Tier } from './profile';
import { MEMBERSHIP_CODES, PROFILE_UNKNOWN, TIER_CODES, type Scored } from './scored';
import { allOf, anyOf, FAILS, HOLDS, knownIn, OPEN, verdictsBy, type Asked } from './verdicts';

/** The points of one side, by place among the accounts asked about; as many are possible for each of them. */
type Tally = { readonly earned: Float64Array; readonly known: Float64Array; readonly possible: number };

/** An override by account number; null for all where none is in force. */
type Given = (account: number) => Override | null;

/**
 * Scores all accounts under one version at once, equal to `score` for every account: each rule is judged column by column,
 * for those accounts that its profile scores. Overrides count where they are in force on `date` (YYYY-MM-DD).
 */
export function scoreAccounts(
  version: IcpVersion,
  accounts: AccountColumns,
  given: { readonly overrides: readonly Override[]; readonly date: string },
): Scored {
  const scored = nobodyScored(accounts.count);
  const overrideOf = givenTo(accounts, overridesInForce(given.overrides, given.date));
  let open = everyone(accounts);
  version.profiles.forEach((profile, place) => {
    const entry = profile.entry === undefined ? null : verdictsBy(profile.entry, { accounts, rows: open });
    const rows = entry === null ? open : open.filter((_, at) => entry[at] === HOLDS);
    for (const account of rows) scored.profile[account] = place;
    scoreRows(profile, { accounts, rows }, overrideOf, scored);
    if (entry !== null)
      unscored(
        open.filter((_, at) => entry[at] === OPEN),
        'unknown',
        overrideOf,
        scored,
      );
    open = entry === null ? new Uint32Array(0) : open.filter((_, at) => entry[at] === FAILS);
  });
  for (const account of open) scored.profile[account] = version.profiles.length;
  unscored(open, 'none', overrideOf, scored);
  return scored;
}

/** All account numbers but that of nobody. */
const everyone = ({ count }: AccountColumns): Uint32Array<ArrayBuffer> => new Uint32Array(Math.max(0, count - 1)).map((_, at) => at + 1);

/** Nobody is scored yet: all is unknown. */
function nobodyScored(count: number): Scored {
  const points = (): Float64Array => new Float64Array(count);
  return {
    count,
    profile: new Int16Array(count).fill(PROFILE_UNKNOWN),
    tier: new Uint8Array(count),
    icp: new Uint8Array(count),
    earned: points(),
    known: points(),
    possible: points(),
    intentEarned: points(),
    intentKnown: points(),
    intentPossible: points(),
    isProvisional: new Uint8Array(count),
    isOverridden: new Uint8Array(count),
  };
}

function givenTo({ ids }: AccountColumns, inForce: ReadonlyMap<string, Override>): Given {
  return inForce.size === 0 ? () => null : (account) => inForce.get(ids[account] ?? '') ?? null;
}

function settle(scored: Scored, account: number, tier: Tier, icp: IcpMembership): void {
  scored.tier[account] = TIER_CODES.indexOf(tier);
  scored.icp[account] = MEMBERSHIP_CODES.indexOf(icp);
}

function overrule(scored: Scored, account: number, { tier }: Override, cuts: Cuts): void {
  settle(scored, account, tier, membershipOf(tier, cuts));
  scored.isOverridden[account] = 1;
}

/** Accounts that no profile scores: none of them is theirs, or that cannot be decided. */
function unscored(rows: Uint32Array, why: 'none' | 'unknown', overrideOf: Given, scored: Scored): void {
  for (const account of rows) {
    const override = overrideOf(account);
    if (override !== null) overrule(scored, account, override, USUAL_CUTS);
    else if (why === 'none') settle(scored, account, '4', 'out');
  }
}

function scoreRows(profile: IcpProfile, asked: Asked, overrideOf: Given, scored: Scored): void {
  const { rows } = asked;
  const excluded = anyOf(profile.exclude, asked);
  const fits = allOf(profile.mustHave, asked);
  const [fit, intent] = [tally(profile, 'fit', asked), tally(profile, 'intent', asked)];
  for (let at = 0; at < rows.length; at += 1) {
    const account = rows[at] ?? 0;
    const override = overrideOf(account);
    if (excluded[at] === HOLDS && override?.liftsExclusion !== true) {
      settle(scored, account, 'excluded', 'out');
      continue;
    }
    note(scored, account, at, fit, intent);
    if (override !== null) overrule(scored, account, override, profile);
    else if (fits[at] === FAILS) settle(scored, account, '4', 'out');
    else if (fits[at] === HOLDS) decideOne(profile, scored, account);
  }
}

function note(scored: Scored, account: number, at: number, fit: Tally, intent: Tally): void {
  scored.earned[account] = fit.earned[at] ?? 0;
  scored.known[account] = fit.known[at] ?? 0;
  scored.possible[account] = fit.possible;
  scored.intentEarned[account] = intent.earned[at] ?? 0;
  scored.intentKnown[account] = intent.known[at] ?? 0;
  scored.intentPossible[account] = intent.possible;
}

function decideOne(profile: IcpProfile, scored: Scored, account: number): void {
  const points = { earned: scored.earned[account] ?? 0, known: scored.known[account] ?? 0, possible: scored.possible[account] ?? 0 };
  const { tier, icp, isProvisional } = decide(profile, points);
  settle(scored, account, tier, icp);
  scored.isProvisional[account] = Number(isProvisional);
}

function tally({ criteria, missing }: IcpProfile, side: Side, asked: Asked): Tally {
  const own = criteria.filter((criterion) => criterion.side === side);
  const weights = pointsOf(own);
  const [earned, known] = [new Float64Array(asked.rows.length), new Float64Array(asked.rows.length)];
  own.forEach((criterion, at) => addTo({ earned, known }, criterion, weights[at] ?? 0, missing, asked));
  return { earned, known, possible: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Adds one criterion: its weight where it can be judged, and the points of the first band that holds. */
function addTo(
  { earned, known }: Pick<Tally, 'earned' | 'known'>,
  criterion: Criterion,
  weight: number,
  missing: IcpProfile['missing'],
  asked: Asked,
): void {
  const isKnown = missing === 'leaveOut' ? knownIn(criterion.field, asked) : null;
  const gains = gainsOf(criterion, weight, asked);
  for (let at = 0; at < gains.length; at += 1) {
    if (isKnown !== null && isKnown[at] !== HOLDS) continue;
    known[at] = (known[at] ?? 0) + weight;
    earned[at] = (earned[at] ?? 0) + (gains[at] ?? 0);
  }
}

/** The points of the first band that holds, for each account: the last bands are laid down first. */
function gainsOf(criterion: Criterion, weight: number, asked: Asked): Float64Array {
  const gains = new Float64Array(asked.rows.length);
  for (const band of criterion.bands.toReversed()) {
    const verdicts = verdictsBy(band.when, asked);
    const points = bandPoints(criterion, weight, band.points);
    for (let at = 0; at < gains.length; at += 1) if (verdicts[at] === HOLDS) gains[at] = points;
  }
  return gains;
}
