import type { Currency } from '../core/model';
import type { Market, MarketFunnel, MarketId, PlanGiven, ReversePlan, Told } from '../core/plan';
import { cardValue, counted, decimal, listed, MARKET_WORDS, planReason, planUndefined, tableMoney } from '../wording';
import type { Axis } from './axis';
import { numberCell, textCell, type Cell, type Table } from './table';

/** A size on a ladder of powers of ten, with the words above it; not drawn where it does not exist. */
export type Rung = { readonly id: MarketId; readonly name: string; readonly text: string; readonly value: number | null };

/** Sizes on one axis of powers of ten, and the number that is needed as a line; places are logarithms to the base ten. */
export type Ladder = {
  readonly rungs: readonly Rung[];
  readonly needed: { readonly value: number; readonly text: string } | null;
  readonly axis: Axis;
};

export type MarketView = {
  readonly picture: Ladder | null;
  readonly spoken: string;
  readonly table: Table;
};

type Known = { readonly given: PlanGiven; readonly plan: ReversePlan; readonly currency: Currency | null };

const sizeOf = ({ accounts, customers }: Market): Told | null => accounts ?? customers;

function sizeText(market: Market): string {
  const { accounts, customers, unrounded } = market;
  if (accounts !== null)
    return accounts.missing === null ? counted(accounts.value, 'company', 'companies') : planUndefined(accounts.missing, accounts.of);
  if (customers === null) return '';
  if (customers.missing !== null) return planUndefined(customers.missing, customers.of);
  return `${counted(customers.value, 'customer')}${unrounded === null ? '' : ` (${decimal(unrounded, 1)} unrounded)`}`;
}

function rungOf(market: Market, { given, currency }: Known): Rung {
  const size = sizeOf(market);
  const { name, says } = MARKET_WORDS[market.id];
  const worth = market.money.missing === null ? `, ${cardValue(market.money.value, { unit: 'money', currency }, 0)} a year` : '';
  const within = market.id === 'som' && given.years > 1 ? ` in ${decimal(given.years)} years` : '';
  const value = size?.missing === null && size.value > 0 ? Math.log10(size.value) : null;
  return { id: market.id, name: `${name}, ${says}${within}`, text: `${sizeText(market)}${worth}`, value };
}

/** From one on in powers of ten, so that a list of 150 is seen beside a market of 100,000. */
function ladderAxis(values: readonly number[]): Axis {
  const max = Math.max(1, Math.ceil(Math.max(...values) + 1e-9));
  const ticks = Array.from({ length: max + 1 }, (_, at) => ({ at, text: decimal(10 ** at) }));
  return { min: 0, max, step: 1, ticks };
}

function ladderOf(markets: readonly Market[], known: Known): Ladder | null {
  const rungs = markets.map((market) => rungOf(market, known));
  const values = rungs.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const customers = known.plan.steps[0]?.needed;
  const needed =
    customers?.missing === null && customers.count > 0
      ? { value: Math.log10(customers.count), text: `${counted(customers.count, 'customer')} needed` }
      : null;
  return { rungs, needed, axis: ladderAxis([...values, ...(needed === null ? [] : [needed.value])]) };
}

function toldCell(told: Told | null, write: (value: number) => string): Cell {
  if (told === null) return numberCell('', null);
  return told.missing === null
    ? numberCell(write(told.value), told.value)
    : { ...numberCell(planUndefined(told.missing, told.of), null), isQuiet: true };
}

function tableOf({ markets }: MarketFunnel, { currency }: Known): Table {
  return {
    caption: 'The market in four sizes',
    columns: [
      { id: 'market', label: 'Market', isNumber: false },
      { id: 'accounts', label: 'Accounts to work', isNumber: true },
      { id: 'customers', label: 'Customers to win', isNumber: true },
      { id: 'money', label: 'Money a year', isNumber: true },
      { id: 'says', label: 'Holds', isNumber: false },
    ],
    rows: markets.map((market) => ({
      id: market.id,
      cells: [
        textCell(MARKET_WORDS[market.id].name),
        toldCell(market.accounts, (value) => decimal(value)),
        toldCell(market.customers, (value) => decimal(value)),
        toldCell(market.money, (value) => tableMoney(value, currency)),
        textCell(MARKET_WORDS[market.id].says),
      ],
    })),
    note: null,
  };
}

/** What is missing of the market, each field once. */
export function marketLacks({ markets }: MarketFunnel): string | null {
  const reasons = markets.flatMap(({ accounts, customers, money }) =>
    [accounts, customers, money].flatMap((each) => (each === null || each.missing === null ? [] : [planReason(each.missing, each.of)])),
  );
  return reasons.length === 0 ? null : listed([...new Set(reasons)]);
}

/** The market from all companies down to the ICP list, in companies and in money. */
export function marketView(funnel: MarketFunnel, known: Known): MarketView {
  const picture = ladderOf(funnel.markets, known);
  const said = funnel.markets.map((market) => rungOf(market, known)).map(({ name, text }) => `${name}: ${text}.`);
  return {
    picture,
    spoken: [...said, ...(picture?.needed === null || picture === null ? [] : [`${picture.needed.text}.`])].join(' '),
    table: tableOf(funnel, known),
  };
}
