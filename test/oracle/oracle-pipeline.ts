import { columnIsThere, type CompanyRows } from './company-rows';
import { currencyOfDeals } from './oracle-deals';
import type { Months } from './oracle-calendar';
import { quantileLimits, wilsonLimits } from './oracle-limits';
import { known, none, reading, type OracleReading, type Reason } from './oracle-reading';
import { EMPTY, list, numberIn, numbers, type Sums } from './oracle-sums';

export type Readings = Readonly<Record<string, OracleReading>>;

export const share = (k: number, n: number): OracleReading => known(k / n, n, wilsonLimits(k, n));
const ratio = (part: number, whole: number, n: number): OracleReading =>
  whole > 0 ? known(part / whole, n) : none('non_positive_denominator');

export type Context = {
  readonly company: CompanyRows;
  readonly months: Months;
  readonly ownCondition: boolean;
  /** Whether a date is written in none of the deals that should have it, as of the as-of date. */
  readonly blank: Readonly<Record<'created' | 'close', boolean>>;
  /** Whether some stage, of any class, means that a deal came to nothing. */
  readonly hasOther: boolean;
};

/** Why the amounts of `n` deals cannot be added: nobody wrote any down that may be used, or some cannot be priced. */
export function moneyReasons({ company }: Context, unpriced: readonly (number | string)[], used: number, n: number): readonly Reason[] {
  const blank = !columnIsThere(company, 'amount') || (n > 0 && used + unpriced.length === 0);
  return [blank ? 'no_amount' : null, currencyOfDeals(company).missing, ...unpriced.map(String)];
}

/** Why nothing can be placed into a period: the dates' column is not there, or blank in all deals that should have one. */
export function periodReasons({ company, months, blank }: Context, column: 'created' | 'close'): readonly Reason[] {
  if (months === null) return [];
  return [columnIsThere(company, column) ? null : 'not_mapped', blank[column] ? 'no_dates' : null];
}

export const icpReasons = ({ company, ownCondition }: Pick<Context, 'company' | 'ownCondition'>): readonly Reason[] => [
  ownCondition ? 'own_condition' : null,
  company.profiles.length === 0 || company.accounts === null || !columnIsThere(company, 'account') ? 'no_icp' : null,
];

/** Count share and amount share of the ICP among won or open deals. */
function icpShares(context: Context, sums: Sums, outcome: 'won' | 'open', dates: readonly Reason[]): Readings {
  const name = outcome === 'won' ? 'icpShareWon' : 'icpShareOpen';
  const all = numberIn(sums, outcome);
  const reasons = [...icpReasons(context), ...dates, all === 0 ? `no_${outcome}` : null];
  const n = list(sums, `${outcome}Amount`).length;
  return {
    [name]: reading(reasons, () => share(numberIn(sums, `${outcome}In`), all)),
    [`${name}Amount`]: reading([...reasons, ...moneyReasons(context, list(sums, `${outcome}Unpriced`), n, all)], () =>
      ratio(numberIn(sums, `${outcome}AmountIn`), numberIn(sums, `${outcome}Amount`), n),
    ),
  };
}

/** The readings of one slice over the deals that closed in the months. */
export function closedReadings(context: Context, sums: Sums = EMPTY): Readings {
  const { company } = context;
  const [won, lost, other] = [numberIn(sums, 'won'), numberIn(sums, 'lost'), numberIn(sums, 'other')];
  const dates = periodReasons(context, 'close');
  const noWon = won === 0 ? 'no_won' : null;
  const noClosed = won + lost === 0 ? 'no_closed' : null;
  const annuals = numbers(sums, 'wonAnnual');
  const contracts = numbers(sums, 'wonContract');
  const days = numbers(sums, 'cycle');
  const unpriced = list(sums, 'wonUnpriced');
  const wonAmounts = list(sums, 'wonAmount').length;
  const ofValues = (used: number) => [...dates, ...moneyReasons(context, unpriced, used, won), noWon];
  const decidedValues = list(sums, 'decidedValue').length;
  const bothColumns = columnIsThere(company, 'created') && columnIsThere(company, 'close');
  const undated = won > 0 && list(sums, 'lasted').length === 0;
  const ofCycles = [
    ...dates,
    bothColumns ? null : 'not_mapped',
    undated ? 'no_dates' : null,
    noWon,
    days.length === 0 ? 'negative_durations' : null,
  ];
  const middle = (name: string, values: readonly number[], quantile = 0.5): OracleReading =>
    known(numberIn(sums, name), values.length, quantileLimits(values, quantile));
  return {
    winRate: reading([...dates, noClosed], () => share(won, won + lost)),
    winRateBroad: reading([...dates, context.hasOther ? null : 'not_mapped', won + lost + other === 0 ? 'no_closed' : null], () =>
      share(won, won + lost + other),
    ),
    winRateValue: reading([...dates, ...moneyReasons(context, list(sums, 'decidedUnpriced'), decidedValues, won + lost), noClosed], () =>
      ratio(numberIn(sums, 'wonValue'), numberIn(sums, 'decidedValue'), decidedValues),
    ),
    wonCount: reading(dates, () => known(won, won)),
    lostCount: reading(dates, () => known(lost, lost)),
    wonAmount: reading([...dates, ...moneyReasons(context, unpriced, wonAmounts, won)], () =>
      known(numberIn(sums, 'wonAmount'), wonAmounts),
    ),
    acv: reading(ofValues(annuals.length), () => known(numberIn(sums, 'meanAnnual'), annuals.length)),
    acvMedian: reading(ofValues(annuals.length), () => middle('middleAnnual', annuals)),
    tcv: reading(ofValues(contracts.length), () => known(numberIn(sums, 'meanContract'), contracts.length)),
    tcvMedian: reading(ofValues(contracts.length), () => middle('middleContract', contracts)),
    salesCycle: reading(ofCycles, () => middle('middleCycle', days)),
    salesCycleQ1: reading(ofCycles, () => middle('lowerCycle', days, 0.25)),
    salesCycleQ3: reading(ofCycles, () => middle('upperCycle', days, 0.75)),
    salesCycleMean: reading(ofCycles, () => known(numberIn(sums, 'meanCycle'), days.length)),
    ...icpShares(context, sums, 'won', dates),
  };
}

/** The reading of one slice over the deals created in the months; without months, over all. */
export function createdReadings(context: Context, sums: Sums = EMPTY): Readings {
  const all = numberIn(sums, 'all');
  const column = columnIsThere(context.company, 'created') ? null : 'not_mapped';
  const dates = [column, ...periodReasons(context, 'created')];
  const reasons = [...icpReasons(context), ...dates, all === 0 ? 'no_created' : null];
  return {
    createdCount: reading(dates, () => known(all, all)),
    icpShareCreated: reading(reasons, () => share(numberIn(sums, 'allIn'), all)),
  };
}

/** The ICP's share of the deals of one slice that were open at the end of the months. */
export function openAtEndReadings(context: Context, sums: Sums = EMPTY): Readings {
  const all = numberIn(sums, 'all');
  const reasons = [
    ...icpReasons(context),
    ...periodReasons(context, 'created'),
    ...periodReasons(context, 'close'),
    all === 0 ? 'no_open' : null,
  ];
  return { icpShareOpen: reading(reasons, () => share(numberIn(sums, 'allIn'), all)) };
}

/** The readings of one slice as of the as-of date. */
export function openReadings(context: Context, sums: Sums = EMPTY): Readings {
  const open = numberIn(sums, 'open');
  const n = list(sums, 'openAmount').length;
  return {
    openCount: known(open, open),
    openAmount: reading(moneyReasons(context, list(sums, 'openUnpriced'), n, open), () => known(numberIn(sums, 'openAmount'), n)),
    ...icpShares(context, sums, 'open', []),
  };
}
