import { cacOf, paybackOf } from './cac';
import type { Company } from './company';
import { type Figures, trailingYear } from './funnel';
import { givenLtv, type Ltv, retentionOf } from './ltv';
import { known, missing, type Period, type Result, type Slice } from './reading';
import type { Spread } from './spread';

/** CAC, LTV, their ratio and payback for a slice of one company. */
export interface Economics {
  /** As of now. */
  figures(slice: Slice): Figures & { readonly ltvToCac: Result };
  /** What it cost, and how soon it was paid back, in the year that ends with a period. */
  costs(slice: Slice, period: Period | null): Figures & { readonly cac: Result };
}

export function economicsOf(company: Company, spread: Spread): Economics {
  const dealAttributes = ['leadSource', ...(company.layout.deals.region === null ? [] : ['region'])];
  const retention = company.contracts === null ? null : retentionOf(company, company.contracts);
  const ltvOf = (slice: Slice): Ltv => {
    if (retention === null) return givenLtv(company, slice);
    const nothing = missing('not_kept_by_slice');
    return Object.keys(slice).some((name) => dealAttributes.includes(name)) ? { ltv: nothing, ltvSimple: nothing } : retention(slice);
  };
  const costs: Economics['costs'] = (slice, period) => {
    const year = trailingYear(company, period);
    const cac = cacOf(company, spread, slice, year);
    return { cac, payback: paybackOf(company, slice, { cac, year }) };
  };
  const figures: Economics['figures'] = (slice) => {
    const [ltv, cost] = [ltvOf(slice), costs(slice, null)];
    return { ...cost, ...ltv, ltvToCac: ratioOf(ltv.ltv, cost.cac) };
  };
  return { figures, costs };
}

function ratioOf(ltv: Result, cac: Result): Result {
  const n = Math.min(ltv.n, cac.n);
  if (ltv.value === null) return { ...ltv, n };
  if (cac.value === null) return { ...cac, n };
  return known(ltv.value / cac.value, n);
}
