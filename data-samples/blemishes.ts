import type { Day } from './calendar';
import type { Damage, Deal } from './company';
import { awkwardNames, nextStep } from './names';
import { itemAt, type Random } from './random';

/** How many deals carry each of the usual flaws. All of them load. */
export const flaws = {
  blankAmounts: 24,
  zeroAmounts: 2,
  createdAfterClosed: 6,
  closedWithoutDate: 3,
  linkedByName: 12,
  noSource: 30,
  brokenText: 40,
} as const;

const markers = ['', 'N/A', '-', 'TBD'];

/** Gives some deals the flaws of a real export; each flaw to deals of its own. */
export function blemish(deals: Deal[], random: Random, asOf: Day, home: string): void {
  const usable = deals.filter(
    (deal) => deal.dealClass === 'newBusiness' && deal.account !== null && !deal.account.rare && deal.currency === home,
  );
  const ordinary = random.shuffled(usable);
  const take = (count: number, suits: (deal: Deal) => boolean): Deal[] => {
    const taken = ordinary.filter(suits).slice(0, count);
    for (const deal of taken) ordinary.splice(ordinary.indexOf(deal), 1);
    return taken;
  };
  const recent = (deal: Deal): boolean => (deal.closed ?? asOf) < asOf - 40;
  take(3, (deal) => deal.outcome === 'won' && recent(deal)).forEach((deal) => swapDates(deal, random));
  take(3, (deal) => deal.outcome === 'lost' && recent(deal)).forEach((deal) => swapDates(deal, random));
  take(flaws.closedWithoutDate, (deal) => deal.outcome === 'lost' && recent(deal)).forEach((deal) =>
    Object.assign(deal, { closed: null, marker: '-' }),
  );
  take(4, (deal) => deal.outcome === 'won').forEach((deal, place) => forgetAmount(deal, place));
  take(flaws.blankAmounts - 4, () => true).forEach((deal, place) => forgetAmount(deal, place));
  take(flaws.zeroAmounts, (deal) => deal.outcome === 'won').forEach((deal) => Object.assign(deal, { amount: 0 }));
  take(flaws.linkedByName, () => true).forEach((deal) => Object.assign(deal, { linkedByName: true }));
  take(flaws.noSource, () => true).forEach((deal, place) => Object.assign(deal, { source: null, marker: itemAt(markers, place % 3) }));
  take(flaws.brokenText, () => true).forEach((deal) => Object.assign(deal, { nextStep: nextStep(random, true) }));
  take(awkwardNames.length, () => true).forEach((deal, place) => Object.assign(deal, { name: itemAt(awkwardNames, place) }));
}

function swapDates(deal: Deal, random: Random): void {
  deal.created = (deal.closed ?? deal.created) + random.whole(2, 30);
}

function forgetAmount(deal: Deal, place: number): void {
  Object.assign(deal, { amount: null, marker: itemAt(markers, place % markers.length) });
}

/** Copies of some deals, each damaged beyond use, to be filed among the others. */
export function damagedDeals(deals: readonly Deal[], damages: readonly Damage[], random: Random): Deal[] {
  const sound = deals.filter(
    (deal) => deal.closed !== null && deal.amount !== null && deal.source !== null && deal.account !== null && !deal.account.rare,
  );
  return random
    .shuffled(sound)
    .slice(0, damages.length)
    .map((deal, place) => ({ ...deal, nextStep: '', damage: itemAt(damages, place) }));
}
