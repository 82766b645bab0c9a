import { escape } from 'arquero';
import { dayNumber, type CompanyRows, type DimensionName } from './company-rows';
import { customersOf } from './oracle-base';
import { yearOf, yearUpTo, type Months } from './oracle-calendar';
import { cohortReadings } from './oracle-cohorts';
import { accountFacts, dealFacts, lastEvent, reportingCurrency, rowsOf, sliceOf, type DealFact } from './oracle-deals';
import { givenLtv, observedLtv, OF_DEALS, type Ltv } from './oracle-ltv';
import { paybackReading } from './oracle-payback';
import { closedReadings, createdReadings, openAtEndReadings, openReadings, type Readings } from './oracle-pipeline';
import { known, none, reading, type OracleReading } from './oracle-reading';
import { retentionReadings } from './oracle-retention';
import { spendingOf, type BySlice } from './oracle-spend';
import { openAtEnd, sumsBySlice, withParts } from './oracle-sums';
import { openAccounts, reachedByDeals, reachedByWins, wonAccounts } from './oracle-tiers';
import { targetReadings } from './oracle-velocity';

/**
 * The metrics of a company by Arquero's verbs and plain loops, written from `domain.md` sections 3 to 9 and the README of
 * the samples by hands that had not seen `src/core/metrics` or `src/core/facts`. It shares no code with them: its dates are
 * the platform's, its sums and medians Arquero's, its reasons come from the prose.
 *
 * Where the prose leaves a choice it is this one, some of them taken after seeing the product's:
 * - a deal is open in [created, closed), an open one to the end of the as-of date; a contract's end is its last active day;
 * - money converts by the close or due date, else by the as-of date, rounded half away from zero;
 * - a month whose only spend is for expansion is a gap; an account that only deals name is one of blanks;
 * - wins that are all credits read as if without amounts; a column of blank amounts is not a file without amounts;
 * - a period reads `no_dates` where no deal of the file that should have the date has it, whatever the slice;
 * - `icpShareCreated` without a period counts every deal; `winRateBroad` is mapped where a deal as of then is `other`;
 * - a slice with customers but none at risk borrows the whole's churn, and has an n of 0;
 * - a deal that closed after the as-of date was due on that day; where no open deal of a slice is due on any, nothing is known;
 * - a projection rests on thirty deals at its youngest age, and a tenth of the cohort at most may be of ages fewer reached;
 * - the prior of churn weighs no more than all slices together; survival is believed while ten customers are in sight, and
 *   nobody knows it of a day that is past; a past period's customers are those of the morning after it;
 * - where no spend is shared, logos, what they bring and LTV:CAC count where some of it was carried, and churn leans on all;
 * - what becomes of customers in a year that is not over reads \`no_base\` or \`not_mature\`.
 */
export type Oracle = {
  readonly asOf: number;
  /** Readings of one slice by the name of the metric; keys of slices are those of `sliceKey`. A slice without rows has readings too. */
  read(by: readonly DimensionName[], months: Months): BySlice<Readings>;
};

const OWN_CONDITION: ReadonlySet<string> = new Set(['icp', 'tier']);

/**
 * What either lacks; with both there, a CAC of nothing divides nothing. Where only customers of places that money is spent on
 * count, and none of them does, what all customers lack is as right, and that there is nobody to divide by.
 */
function ratioOf(all: OracleReading, spentOn: OracleReading, cac: OracleReading): OracleReading {
  if (spentOn.missing.join() !== all.missing.join())
    return none(...all.missing, ...spentOn.missing, ...cac.missing, 'non_positive_denominator');
  const nothing = spentOn.value !== null && cac.value !== null && cac.value <= 0 ? 'non_positive_denominator' : null;
  return reading([...spentOn.missing, ...cac.missing, nothing], () =>
    known((spentOn.value ?? 0) / (cac.value ?? 1), Math.min(spentOn.n, cac.n)),
  );
}

/** A function that remembers what it told. */
function remembered<T>(of: (key: string) => T): (key: string) => T {
  const told = new Map<string, T>();
  return (key) => {
    const found = told.get(key) ?? of(key);
    told.set(key, found);
    return found;
  };
}

/** Reads a company without the product; null where nothing ever happened in it and nobody said as of when. */
export function oracleOf(company: CompanyRows): Oracle | null {
  const asOf = company.asOf === null ? lastEvent(company) : dayNumber(company.asOf);
  if (asOf === null) return null;
  const year = yearOf(company.calendar);
  const everything = withParts(dealFacts(company, asOf));
  const isNew = ({ dealClass }: DealFact): boolean => dealClass === 'newBusiness';
  const newBusiness = everything.filter(escape(isNew));
  /** New business, unless all classes are asked for or the class itself is what is sliced by. */
  const dealsFor = (by: readonly string[]) => (company.dealClass === 'all' || by.includes('dealClass') ? everything : newBusiness);
  const [all, customers, accounts] = [rowsOf<DealFact>(everything), customersOf(company), accountFacts(company)];
  const isOpen = ({ outcome }: DealFact): boolean => outcome === 'open';
  const blankIn = (deals: readonly DealFact[], date: 'created' | 'closed'): boolean =>
    deals.length > 0 && deals.every((deal) => deal[date] === null);
  const around = {
    company,
    year,
    asOf,
    blank: {
      created: blankIn(all, 'created'),
      close: blankIn(
        all.filter((deal) => !isOpen(deal)),
        'closed',
      ),
    },
    hasOther: all.some(({ outcome }) => outcome === 'other'),
  };
  const spending = spendingOf({ company, year, asOf, noClosingDates: around.blank.close }, all.filter(isNew));
  const isCovered = (of: object): boolean => spending.covered === null || spending.covered.has(String(Reflect.get(of, 'industry')));
  /** Customers of where money is spent; all, where it is shared. */
  const spentOn = spending.covered === null ? customers : customers.filter((customer) => isCovered(customer.of));

  const read = (by: readonly DimensionName[], months: Months): BySlice<Readings> => {
    const context = { ...around, months, ownCondition: by.some((name) => OWN_CONDITION.has(name)) };
    const sums = (clock: 'created' | 'closed') => sumsBySlice(dealsFor(by), by, months, { clock, year });
    const [closed, created] = [sums('closed'), sums('created')];
    const open =
      months === null
        ? sumsBySlice(dealsFor(by), by, null, { clock: 'closed', year })
        : sumsBySlice(openAtEnd(dealsFor(by), Math.min(asOf, year.first(months.to + 1) - 1)), by, null, { clock: 'closed', year });
    const ofDeals = by.some((name) => OF_DEALS.has(name));
    const costs = spending.costs(by, months);
    const observed = (told: typeof customers): BySlice<Ltv> => observedLtv({ company, year, asOf, customers, told }, by, months);
    /** From customers where a file has them, else from the deals; of all, or of those where money is spent. */
    const given =
      (deals: typeof closed): BySlice<Ltv> =>
      (slice) =>
        givenLtv(company, closedReadings(context, deals.get(slice))['acv'] ?? none('no_rows'));
    const dealsSpentOn = sumsBySlice(dealsFor(by).filter(escape(isCovered)), by, months, { clock: 'closed', year });
    const [ltvOf, ltvSpentOn] = company.base === null ? [given(closed), given(dealsSpentOn)] : [observed(customers), observed(spentOn)];
    return remembered((slice) => {
      const isOwn = (row: Parameters<typeof sliceOf>[0]): boolean => sliceOf(row, by) === slice;
      const own = rowsOf<DealFact>(dealsFor(by)).filter(isOwn);
      const ltv = ltvOf(slice);
      const cost = costs(slice);
      const { cac } = cost;
      const kept = ofDeals ? 'not_kept_by_slice' : null;
      const always = [company.base === null ? 'no_base' : kept, reportingCurrency(company).missing];
      const reached = reachedByDeals(context, accounts.filter(isOwn), rowsOf<DealFact>(dealsFor([])));
      return {
        ...closedReadings(context, closed.get(slice)),
        ...createdReadings(context, created.get(slice)),
        ...(months === null ? openReadings(context, open.get(slice)) : openAtEndReadings(context, open.get(slice))),
        ...cohortReadings(context, own),
        ...targetReadings(context, own),
        ...openAccounts(context, own),
        ...wonAccounts(context, own),
        ...(ofDeals ? { tierConversionCreated: none('not_kept_by_slice') } : reached),
        ...reachedByWins(context, own),
        ...retentionReadings(
          customers.filter(({ of }) => isOwn(of)),
          { year, asOf },
          { last: yearUpTo(year, months, asOf).to, always },
        ),
        ...ltv,
        cac,
        ltvToCac: ratioOf(ltv.ltv, ltvSpentOn(slice).ltv, cac),
        ...paybackReading(context, own, cost),
      };
    });
  };
  return { asOf, read };
}
