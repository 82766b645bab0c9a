import { cacOf, newLogos } from './cac';
import type { Company } from './company';
import { givenLtv, retentionOf } from './ltv';
import { known, missing, type Result, type Slice } from './reading';
import type { Spread } from './spread';

/** CAC, LTV and their ratio for a slice of one company. */
export interface Economics {
  cac(slice: Slice): Result;
  ltv(slice: Slice): Result;
  ltvToCac(slice: Slice): Result;
}

export function economicsOf(company: Company, spread: Spread): Economics {
  const logos = newLogos(company);
  const dealAttributes = ['leadSource', ...(company.layout.deals.region === null ? [] : ['region'])];
  const retention = company.contracts === null ? null : retentionOf(company, company.contracts);
  const cac = (slice: Slice): Result => cacOf(company, spread, logos, slice);
  const ltv = (slice: Slice): Result => {
    if (retention === null) return givenLtv(company, slice);
    return Object.keys(slice).some((name) => dealAttributes.includes(name)) ? missing('not_kept_by_slice') : retention(slice);
  };
  return { cac, ltv, ltvToCac: (slice) => ratioOf(ltv(slice), cac(slice)) };
}

function ratioOf(ltv: Result, cac: Result): Result {
  const n = Math.min(ltv.n, cac.n);
  if (ltv.value === null) return { ...ltv, n };
  if (cac.value === null) return { ...cac, n };
  return known(ltv.value / cac.value, n);
}
