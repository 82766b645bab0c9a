import { columnIsThere } from './company-rows';
import { isWithin, yearUpTo, type Year } from './oracle-calendar';
import type { AccountFact, DealFact } from './oracle-deals';
import { icpReasons, periodReasons, share, type Context, type Readings } from './oracle-pipeline';
import { reading } from './oracle-reading';

type Around = Context & { readonly year: Year; readonly asOf: number };

const YEAR = 365;
const accountsOf = (deals: readonly DealFact[]): ReadonlySet<string> =>
  new Set(deals.flatMap(({ account }) => (account === null ? [] : [account])));

/** Tier and ICP are what conversion is asked by, so that neither is its own condition. */
const scored = ({ company }: Around) => [
  ...icpReasons({ company, ownCondition: false }),
  columnIsThere(company, 'account') ? null : 'no_account',
];
const createdReasons = ({ company, blank }: Around) => [
  columnIsThere(company, 'created') ? null : 'not_mapped',
  blank.created ? 'no_dates' : null,
];

/** From account to deal: of all accounts, those for which some deal that the pipeline is read from was made within the year. */
export function reachedByDeals(context: Around, accounts: readonly AccountFact[], deals: readonly DealFact[]): Readings {
  const { year, months, asOf } = context;
  const lately = yearUpTo(year, months, asOf);
  const reached = accountsOf(deals.filter((deal) => deal.created !== null && isWithin(year, deal.created, lately)));
  const reasons = [...scored(context), ...createdReasons(context), accounts.length === 0 ? 'no_rows' : null];
  return { tierConversionCreated: reading(reasons, () => share(accounts.filter(({ id }) => reached.has(id)).length, accounts.length)) };
}

/** From deal to win: among deals created in the months, without any in months that are over for a year. */
export function reachedByWins(context: Around, deals: readonly DealFact[]): Readings {
  const { year, months, asOf } = context;
  const isOver = (created: number): boolean => asOf - (year.first(year.monthOf(created) + 1) - 1) >= YEAR;
  const isAsked = (created: number): boolean => (months === null ? isOver(created) : isWithin(year, created, months));
  const made = deals.filter(({ created }) => created !== null && isAsked(created));
  /** There are deals, all of them too young. */
  const isYoung = months === null && deals.some(({ created }) => created !== null);
  const old = made.filter(({ created }) => created !== null && asOf - created >= YEAR);
  const reasons = [
    ...scored(context),
    ...createdReasons(context),
    ...periodReasons(context, 'created'),
    made.length === 0 && isYoung ? 'not_mature' : null,
    made.length === 0 && !isYoung ? 'no_rows' : null,
    old.length < Math.min(10, made.length) ? 'not_mature' : null,
  ];
  return { tierConversionWon: reading(reasons, () => share(made.filter(({ outcome }) => outcome === 'won').length, made.length)) };
}

/** Accounts of the ICP among those with a deal won in the months, each counted once. */
export function wonAccounts(context: Around, deals: readonly DealFact[]): Readings {
  const { year, months, company } = context;
  const isAsked = (closed: number | null): boolean => months === null || (closed !== null && isWithin(year, closed, months));
  const wins = deals.filter(({ outcome, closed }) => outcome === 'won' && isAsked(closed));
  const linked = wins.filter(({ account }) => account !== null);
  const [all, inside] = [accountsOf(linked), accountsOf(linked.filter(({ icp }) => icp === 'in'))];
  const isLinked = columnIsThere(company, 'account') && (wins.length === 0 || linked.length > 0);
  const reasons = [
    ...icpReasons(context),
    ...periodReasons(context, 'close'),
    isLinked ? null : 'no_account',
    wins.length === 0 ? 'no_won' : null,
  ];
  return { icpShareWonAccounts: reading(reasons, () => share(inside.size, all.size)) };
}

/** Accounts of the ICP among those with an open deal, each counted once. */
export function openAccounts(context: Around, deals: readonly DealFact[]): Readings {
  if (context.months !== null) return {};
  const standing = deals.filter(({ outcome }) => outcome === 'open');
  const open = standing.filter(({ account }) => account !== null);
  const [all, inside] = [accountsOf(open), accountsOf(open.filter(({ icp }) => icp === 'in'))];
  const isLinked = columnIsThere(context.company, 'account') && (standing.length === 0 || open.length > 0);
  const reasons = [...icpReasons(context), isLinked ? null : 'no_account', all.size === 0 ? 'no_open' : null];
  return { icpShareOpenAccounts: reading(reasons, () => share(inside.size, all.size)) };
}
