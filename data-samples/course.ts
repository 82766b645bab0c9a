import { monthOf, workday, type Day } from './calendar';
import type { Account, Deal, DealClass, Industry, Kind, Outcome, Plan } from './company';
import { dealName, nextStep } from './names';
import { ramp } from './ramp';
import { type Even, narrow, type Random, wide } from './random';
import { sizeOf } from './sizes';

/** What is settled about a deal before its course is played. */
export interface Seed {
  readonly account: Account | null;
  readonly kind: Kind;
  readonly lane: string;
  readonly created: Day;
}

type Factors = Pick<Industry, 'win' | 'value' | 'pace'>;

/** Plays a deal from its creation to its end, or to the as-of date. */
export function play(plan: Plan, random: Random, even: Even, seed: Seed): Deal {
  const typical = plan.cycle * paceFor(plan, seed);
  const ended = endOf(plan, random, even, seed, Math.round(seed.created + typical));
  const closed = workday(seed.created + Math.round(daysTo(plan, random, seed, ended, typical)));
  const deal = blankDeal(plan, random, seed, 'newBusiness');
  return settle(plan, random, deal, ended, closed);
}

/** Closed with that outcome, or still open where that day is yet to come: then some are overdue. */
export function settle(plan: Plan, random: Random, deal: Deal, ended: Outcome, closed: Day): Deal {
  if (closed <= plan.asOf) return { ...deal, outcome: ended, closed };
  const progress = (plan.asOf - deal.created) / (closed - deal.created);
  const due = random.chance(0.12) ? Math.max(deal.created + 5, plan.asOf - random.whole(1, 60)) : closed;
  return { ...deal, outcome: 'open', closed: Math.min(due, plan.asOf + 300), progress };
}

/** A deal with everything but its course. */
export function blankDeal(plan: Plan, random: Random, { account, lane, created, kind }: Seed, dealClass: DealClass): Deal {
  const region = account?.attributes.region ?? (plan.laneIs === 'region' ? lane : 'any');
  return {
    account,
    dealClass,
    created,
    lane,
    region,
    outcome: 'open',
    closed: null,
    progress: 0,
    amount: amountOf(plan, random, account, kind),
    currency: random.weighted(plan.currencies),
    source: plan.laneIs === 'source' ? lane : random.weighted(plan.sources),
    owner: random.pick(plan.owners[region] ?? plan.owners['any'] ?? ['Nobody']),
    name: dealName(random, account?.name ?? 'Inbound request'),
    nextStep: nextStep(random, false),
    linkedByName: false,
    marker: '',
    damage: null,
  };
}

/** Whole hundreds, and now and then an amount with cents. */
function amountOf(plan: Plan, random: Random, account: Account | null, kind: Kind): number {
  const size = sizeOf(account?.attributes.employees ?? null);
  const raw = plan.value * plan.valueOf[kind] * size.value * factorsOf(plan, account).value * random.factor(narrow);
  const hundreds = Math.max(5, Math.round(raw / 100));
  return hundreds * 10_000 + (random.chance(0.1) ? random.whole(1, 9999) : 0);
}

function endOf(plan: Plan, random: Random, even: Even, seed: Seed, expected: Day): Outcome {
  if (random.chance(plan.noDecision)) return 'other';
  const quarter = Math.floor(monthOf(expected) / 3);
  const key = `${seed.lane}/${seed.kind === 'fit' ? 'fit' : 'rest'}/${quarter}`;
  return even.yes(key, winChance(plan, seed, expected >= plan.rateShift ? 1 : 0)) ? 'won' : 'lost';
}

function winChance(plan: Plan, { account, kind, lane }: Seed, late: 0 | 1): number {
  const byLane = plan.lanes.find(({ label }) => label === lane)?.win[late] ?? 1;
  const size = sizeOf(account?.attributes.employees ?? null);
  return Math.min(0.9, plan.winRate[kind] * byLane * factorsOf(plan, account).win * size.win);
}

function paceFor(plan: Plan, { account, kind }: Seed): number {
  return plan.paceOf[kind] * factorsOf(plan, account).pace * sizeOf(account?.attributes.employees ?? null).pace;
}

function daysTo(plan: Plan, random: Random, seed: Seed, ended: Outcome, typical: number): number {
  if (ended === 'won') return typical * random.factor(narrow);
  const off = seed.kind === 'fit' ? 1 : 1 + (plan.linger - 1) * ramp(plan.kindShift, seed.created);
  return typical * (ended === 'other' ? 1.6 : 1.15) * off * random.factor(wide);
}

function factorsOf(plan: Plan, account: Account | null): Factors {
  const label = account?.attributes.industry;
  return plan.industries.find((industry) => industry.label === label) ?? { win: 1, value: 1, pace: 1 };
}
