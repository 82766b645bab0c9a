import { escape } from 'arquero';
import { dayNumber, type CompanyRows, type DimensionName } from './company-rows';
import { dealFacts, lastEvent, rowsOf, type DealFact } from './oracle-deals';
import { ltvOracle } from './oracle-ltv';
import { closedReadings, createdReadings, openAtEndReadings, openReadings } from './oracle-pipeline';
import { openAtEnd, sumsBySlice, withParts, type Months } from './oracle-sums';
import { known, none, reading, type OracleReading } from './oracle-reading';
import { cacOracle } from './oracle-spend';

/** Readings of one slice by the name of the metric; keys of slices are those of `sliceKey`. */
export type Sliced = (slice: string) => Readonly<Record<string, OracleReading>>;

/**
 * The metrics of a company by Arquero's verbs, written from `domain.md` sections 3 to 9 and the README of the samples
 * by hands that had not seen `src/core/metrics` or `src/core/facts`. It shares no code with them: its dates are the
 * platform's, its sums and medians Arquero's, its reasons come from the prose.
 *
 * Where the prose leaves a choice it is this one, some of them taken after seeing the product's:
 * - a deal is open in [created, closed), an open one to the end of the as-of date; a contract's end is its last active day;
 * - money converts by the close or due date, else by the as-of date, rounded half away from zero;
 * - a month whose only spend is for expansion is a gap; an account that only deals name is one of blanks;
 * - wins that are all credits read as if without amounts; a column of blank amounts is not a file without amounts;
 * - a period reads `no_dates` where no deal of the file that should have the date has it, whatever the slice;
 * - `icpShareCreated` without a period counts every deal; `winRateBroad` is mapped where a deal as of then is `other`;
 * - a slice with customers but none at risk borrows the whole's churn, and has an n of 0.
 */
export type Oracle = {
  readonly asOf: number;
  /** By each metric's own clock, the open pipeline at the end of the months; a slice without rows has readings too. */
  flows(by: readonly DimensionName[], months: Months): Sliced;
  /** What has no period: open deals, CAC, LTV and their ratio. */
  stocks(by: readonly DimensionName[]): Sliced;
};

const OWN_CONDITION: ReadonlySet<string> = new Set(['icp', 'tier']);

/** What either lacks; with both there, a CAC of nothing divides nothing. */
function ratioOf(ltv: OracleReading, cac: OracleReading): OracleReading {
  const nothing = ltv.value !== null && cac.value !== null && cac.value <= 0 ? 'non_positive_denominator' : null;
  return reading([...ltv.missing, ...cac.missing, nothing], () => known((ltv.value ?? 0) / (cac.value ?? 1), Math.min(ltv.n, cac.n)));
}

/** Reads a company without the product; null where nothing ever happened in it and nobody said as of when. */
export function oracleOf(company: CompanyRows): Oracle | null {
  const asOf = company.asOf === null ? lastEvent(company) : dayNumber(company.asOf);
  if (asOf === null) return null;
  const everything = withParts(dealFacts(company, asOf));
  const newBusiness = everything.filter(escape(({ dealClass }: DealFact) => dealClass === 'newBusiness'));
  /** New business, unless the class itself is what is sliced by. */
  const dealsFor = (by: readonly string[]) => (by.includes('dealClass') ? everything : newBusiness);
  const closed = rowsOf<DealFact>(everything).filter(({ outcome }) => outcome !== 'open');
  const blank = {
    created: everything.numRows() > 0 && rowsOf<DealFact>(everything).every(({ created }) => created === null),
    close: closed.length > 0 && closed.every((deal) => deal.closed === null),
  };
  const hasOther = rowsOf<DealFact>(everything).some(({ outcome }) => outcome === 'other');
  const contextOf = (by: readonly string[], months: Months) => ({
    company,
    months,
    blank,
    hasOther,
    ownCondition: by.some((name) => OWN_CONDITION.has(name)),
  });
  const cacBy = cacOracle(company, everything, asOf, blank.close);
  const ltvBy = ltvOracle(company, asOf, (by) => {
    const sums = sumsBySlice(dealsFor(by), by, null, 'closed');
    return (slice) => closedReadings(contextOf(by, null), sums.get(slice))['acv'] ?? none('no_rows');
  });
  return {
    asOf,
    flows: (by, months) => {
      const closed = sumsBySlice(dealsFor(by), by, months, 'closed');
      const created = sumsBySlice(dealsFor(by), by, months, 'created');
      const past = months === null ? null : sumsBySlice(openAtEnd(dealsFor(by), months, asOf), by, null, 'closed');
      const context = contextOf(by, months);
      return (slice) => ({
        ...closedReadings(context, closed.get(slice)),
        ...createdReadings(context, created.get(slice)),
        ...(past === null ? {} : openAtEndReadings(context, past.get(slice))),
      });
    },
    stocks: (by) => {
      const open = sumsBySlice(dealsFor(by), by, null, 'closed');
      const [cacOf, ltvOf] = [cacBy(by), ltvBy(by)];
      return (slice) => {
        const [cac, ltv] = [cacOf(slice), ltvOf(slice)];
        return { ...openReadings(contextOf(by, null), open.get(slice)), cac, ltv, ltvToCac: ratioOf(ltv, cac) };
      };
    },
  };
}
