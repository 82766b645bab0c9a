import type { Reading } from '../../src/core/model';
import { columnIsThere } from './company-rows';
import type { Difference } from './compare-readings';
import type { OracleReading } from './oracle-reading';

type Dispute = { readonly name: string; readonly prose: string; covers(difference: Difference): boolean };

const isOneOf = (reading: Reading, ...metrics: readonly string[]): boolean => metrics.includes(reading.metric);
const says = (oracle: OracleReading, ...reasons: readonly string[]): boolean => reasons.some((reason) => oracle.missing.includes(reason));
const tells = (product: Reading, ...reasons: readonly string[]): boolean => product.missing !== null && reasons.includes(product.missing);
const ofCac = (reading: Reading): boolean => isOneOf(reading, 'cac', 'ltvToCac');
const ofLtv = (reading: Reading): boolean => isOneOf(reading, 'ltv', 'ltvToCac');

/**
 * Where the product departs from `domain.md` today. Each hides its own differences only; `disputes.test.ts` shows each in
 * its smallest company and turns red when it is settled: then its entry here goes.
 */
export const DISPUTES: readonly Dispute[] = [
  {
    name: 'a deal file that names no currency takes that of the spend or customer file',
    prose: '3, currency: "the workspace\'s currency if one is set, with a notice; else counts work and money reads `no_currency`"',
    covers: ({ company, oracle }) => company.currency === null && !columnIsThere(company, 'currency') && says(oracle, 'no_currency'),
  },
  {
    name: 'winRateBroad reads not_mapped where no deal of the class and period came to nothing, and never where nothing closed',
    prose: '3: "a stage or reason mapped to `other`": a property of the map, and 5.1: it stands before `no_closed`',
    covers: ({ product, oracle }) => isOneOf(product, 'winRateBroad') && (tells(product, 'not_mapped') || says(oracle, 'not_mapped')),
  },
  {
    name: 'a sum of blank amounts only reads 0',
    prose: '5.4: `wonAmount` "blanks counted, not zero", missing when `no_amount`',
    covers: ({ product, oracle }) => isOneOf(product, 'wonAmount', 'openAmount') && product.value === 0 && product.n === 0 && oracle.value === null,
  },
  {
    name: 'a period at whose end nothing was open reads non_positive_denominator',
    prose: '5.5: `icpShareOpen` is missing when `no_open`',
    covers: ({ months, product, oracle }) => months !== null && isOneOf(product, 'icpShareOpen') && tells(product, 'non_positive_denominator') && says(oracle, 'no_open'),
  },
  {
    name: 'a period reads nothing closed, won or created where all dates are blank',
    prose: '3: "Blank in all: `no_dates`"',
    covers: ({ months, oracle }) => months !== null && says(oracle, 'no_dates'),
  },
  {
    name: 'CAC without any closing date reads no_logos',
    prose: '3: "column absent: dated metrics read `not_mapped`"; 5.1: before `no_logos`',
    covers: ({ product, oracle }) => ofCac(product) && says(oracle, 'not_mapped', 'no_dates'),
  },
  {
    name: 'spend in a company of several currencies reads no_spend',
    prose: '5.1: `no_spend` is an absent table, `mixed_currency` amounts that cannot be added',
    covers: ({ company, product }) => ofCac(product) && company.spend !== null && tells(product, 'no_spend'),
  },
  {
    name: 'ICP shares are read without an account file',
    prose: '3: "account + profile", if missing `no_icp`',
    covers: ({ company, product, oracle }) => company.accounts === null && product.metric.startsWith('icpShare') && says(oracle, 'no_icp'),
  },
  {
    name: 'LTV from given churn does not lack what ACV lacks',
    prose: '7: "ARPA = mean ACV / 12"; 5.1: `no_margin` before `no_won`',
    covers: ({ company, product, oracle }) => company.base === null && company.yearlyChurn !== null && ofLtv(product) && oracle.value === null,
  },
  {
    name: 'LTV without a customer at risk in the year reads non_positive_denominator',
    prose: '5.7: missing when `no_base`, `no_margin`, `no_churn_observed`; 7: "with no churn anywhere: `no_churn_observed`"',
    covers: ({ product, oracle }) => isOneOf(product, 'ltv') && tells(product, 'non_positive_denominator') && says(oracle, 'no_churn_observed'),
  },
  {
    name: 'LTV by an attribute of deals reads not_kept_by_slice where there is no table at all',
    prose: '5.1: `not_kept_by_slice` is a dimension "the table lacks", `no_base` the absent table',
    covers: ({ company, product }) => company.base === null && company.yearlyChurn === null && ofLtv(product) && tells(product, 'not_kept_by_slice'),
  },
  {
    name: 'LTV:CAC reads a reason that neither part has, or not the foremost',
    prose: '5.7: "whatever either lacks"; 5.1, Precedence',
    covers: ({ product, oracle }) => isOneOf(product, 'ltvToCac') && product.value === null && oracle.value === null,
  },
  {
    name: 'CAC by deal class takes its lag from all classes',
    prose: '4.5: "All pipeline metrics ... and CAC use `newBusiness`"; 6: the lag is "the total\'s" under ten won',
    covers: ({ by, product }) => by.includes('dealClass') && ofCac(product),
  },
  {
    name: 'spend direct to an attribute that no deal has is shared by all',
    prose: '6: "A month, or a value, without any deal to carry it stays unallocated"',
    covers: ({ company, by, product }) => company.accounts === null && by.length > 0 && ofCac(product),
  },
  {
    name: 'a currency code stands before amounts or customers that the slice lacks',
    prose: '5.1: "the missing input ..., then the currency codes"',
    covers: ({ product, oracle }) => tells(product, 'mixed_currency', 'no_rate', 'no_currency') && says(oracle, 'no_amount', 'no_base'),
  },
];
