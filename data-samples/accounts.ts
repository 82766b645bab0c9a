import type { Account, Attributes, Industry, Kind, Plan } from './company';
import { companyNames, domainOf } from './names';
import type { Random } from './random';

/** What a company's own file knows: how accounts of a kind look there. */
export type Describe = (random: Random, kind: Kind, industry: string) => Omit<Attributes, 'industry'>;

type Wish = { kind: Exclude<Kind, 'none'>; industry: string | null; legacy: boolean; rare: boolean };

/** All accounts of a company, in random order of kind. */
export function makeAccounts(plan: Plan, random: Random, describe: Describe, idOf: (place: number) => string): Account[] {
  const wishes = random.shuffled([...ordinary(plan, random), ...legacy(plan, random), ...rare(plan)]);
  const names = companyNames(random, wishes.length);
  return wishes.map((wish, place) => {
    const name = names[place] ?? `Company ${place}`;
    const base = describe(random, wish.kind, wish.industry ?? '');
    const attributes = { ...base, industry: wish.industry, ...withheld(random, wish) };
    return { id: idOf(place), name, domain: domainOf(name), attributes, kind: wish.kind, legacy: wish.legacy, rare: wish.rare };
  });
}

function ordinary(plan: Plan, random: Random): Wish[] {
  const kinds = ['fit', 'near', 'outside', 'blind'] as const;
  return kinds.flatMap((kind) => wishes(plan, random, kind, plan.accounts[kind], false));
}

function legacy(plan: Plan, random: Random): Wish[] {
  const share = { fit: 0.45, near: 0.2, outside: 0.35 };
  return (['fit', 'near', 'outside'] as const).flatMap((kind) => wishes(plan, random, kind, Math.round(plan.legacy * share[kind]), true));
}

function rare(plan: Plan): Wish[] {
  return plan.rare.flatMap(({ label, accounts }) =>
    Array.from({ length: accounts }, (): Wish => ({ kind: 'outside', industry: label, legacy: false, rare: true })),
  );
}

function wishes(plan: Plan, random: Random, kind: Exclude<Kind, 'none'>, count: number, isLegacy: boolean): Wish[] {
  return Array.from({ length: count }, (_, place): Wish => {
    const industry = kind === 'blind' && place % 2 === 0 ? null : industryFor(plan, random, kind);
    return { kind, industry, legacy: isLegacy, rare: false };
  });
}

function industryFor(plan: Plan, random: Random, kind: Kind): string {
  const wanted = kind !== 'outside';
  const among = plan.industries.filter((industry) => industry.wanted === wanted);
  return random.weighted(among.map((industry): readonly [Industry, number] => [industry, industry.weight])).label;
}

/** A blind account with an industry has no number of employees; some of the others lack it too, where it decides nothing. */
function withheld(random: Random, wish: Wish): { employees?: null } {
  const blind = wish.kind === 'blind' && wish.industry !== null;
  const harmless = wish.kind === 'outside' && !wish.rare && random.chance(0.04);
  return blind || harmless ? { employees: null } : {};
}
