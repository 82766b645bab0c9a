import { firstDayOf, monthOf, workday, type Day } from './calendar';
import type { Account, Deal, Kind, Plan } from './company';
import { play } from './course';
import { between, ramp } from './ramp';
import { Even, type Random } from './random';

/** Where an account stands at the moment of the next deal. */
interface Standing {
  readonly busyUntil: Day;
  readonly won: boolean;
}

/** The new-business deals of a company, in order of creation. Those closed before the export begins are left out. */
export function makeDeals(plan: Plan, accounts: readonly Account[], random: Random): Deal[] {
  const even = new Even(random);
  const standing = new Map<string, Standing>();
  const pools = poolsOf(plan, accounts);
  const deals = createdDays(plan, random).map((created) => {
    const lane = laneAt(plan, even, created);
    const kind = even.turn(`kind/${lane}`, kindShares(plan, created));
    const account = accountFor(random, pools.get(poolKey(plan, kind, lane)) ?? [], standing, created);
    const deal = play(plan, random, even, { account, kind, lane, created });
    remember(standing, deal, plan.asOf);
    return deal;
  });
  return deals.filter((deal) => deal.outcome === 'open' || (deal.closed ?? 0) >= plan.start);
}

function createdDays(plan: Plan, random: Random): Day[] {
  const days: Day[] = [plan.asOf];
  const first = monthOf(plan.opening);
  const months = monthOf(plan.asOf) - first + 1;
  for (let place = 0; place < months; place++) {
    const start = firstDayOf(first + place);
    const length = firstDayOf(first + place + 1) - start;
    const count = Math.round(between(plan.monthly, place / (months - 1)));
    for (let n = 0; n < count; n++) days.push(Math.min(workday(start + random.whole(0, length - 1)), plan.asOf));
  }
  return days.sort((a, b) => a - b);
}

function laneAt(plan: Plan, even: Even, created: Day): string {
  const late = ramp(plan.laneShift, created);
  return even.turn(
    'lane',
    plan.lanes.map((lane): readonly [string, number] => [lane.label, between(lane.share, late)]),
  );
}

function kindShares(plan: Plan, created: Day): (readonly [Kind, number])[] {
  const late = ramp(plan.kindShift, created);
  return (['fit', 'near', 'outside', 'blind', 'none'] as const).map((kind) => [kind, between(plan.kinds[kind], late)]);
}

/** A lane that is a region has accounts of its own; one that is a lead source has not. */
function poolKey(plan: Plan, kind: Kind, lane: string): string {
  return plan.laneIs === 'region' ? `${kind}/${lane}` : kind;
}

function poolsOf(plan: Plan, accounts: readonly Account[]): Map<string, Account[]> {
  const open = accounts.filter((account) => !account.legacy && !account.rare);
  const pools = new Map<string, Account[]>();
  for (const account of open) {
    const key = poolKey(plan, account.kind, account.attributes.region);
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, [account]);
    else pool.push(account);
  }
  return pools;
}

/** An account without an open deal, and seldom one that is a customer already. */
function accountFor(random: Random, pool: readonly Account[], standing: ReadonlyMap<string, Standing>, created: Day): Account | null {
  if (pool.length === 0) return null;
  for (let tries = 0; tries < 60; tries++) {
    const account = random.pick(pool);
    const now = standing.get(account.id);
    if (now === undefined || (now.busyUntil < created && (!now.won || random.chance(0.05)))) return account;
  }
  return random.pick(pool);
}

function remember(standing: Map<string, Standing>, deal: Deal, asOf: Day): void {
  if (deal.account === null) return;
  const won = deal.outcome === 'won' || (standing.get(deal.account.id)?.won ?? false);
  const busyUntil = deal.outcome === 'open' ? asOf : (deal.closed ?? asOf);
  standing.set(deal.account.id, { busyUntil, won });
}
