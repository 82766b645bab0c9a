import type { Missing, Supply } from '../core/model';

/** Why a number does not exist, after `not defined:`; what it needs, and where a person gets that, if anywhere. */
type Words = { readonly says: string; readonly needs: readonly [what: string, how: string] | null };

const NOTHING = null;

const REASONS: Readonly<Record<Missing, Words>> = {
  own_condition: { says: 'an ICP share split by the ICP is all or nothing', needs: NOTHING },
  not_kept_by_slice: { says: 'customers are not recorded by this dimension', needs: NOTHING },
  not_mapped: { says: 'a needed column is not mapped', needs: ['a mapped column', 'Map it on the Data page.'] },
  no_amount: { says: 'no deal has an amount', needs: ['amounts', 'Export the amount column and load the file again.'] },
  no_account: { says: 'deals do not name an account', needs: ['accounts', 'Export the account ID or name with the deals.'] },
  no_icp: { says: 'no ICP is defined', needs: ['an ICP', 'Add an account file and an ICP version.'] },
  no_spend: { says: 'no spend', needs: ['spend', 'Add a spend file.'] },
  spend_gap: { says: 'months without spend', needs: ['spend in every month', 'Add the missing months to the spend file.'] },
  no_base: { says: 'no customers or subscriptions', needs: ['customers', 'Add a customer or subscription file, or give a yearly churn.'] },
  no_history: { says: 'only one observation', needs: ['an earlier observation', 'Add an earlier export.'] },
  no_dates: { says: 'the dates it needs are blank in every deal', needs: ['dates', 'Export created and close dates.'] },
  mixed_currency: { says: 'amounts are in several currencies', needs: ['rates', 'Add a rate file.'] },
  no_rate: { says: 'a currency has no rate', needs: ['rates', 'Add a rate file.'] },
  no_currency: { says: 'no currency is named', needs: ['a currency', 'Set the currency of the workspace on the Definitions page.'] },
  no_margin: { says: 'no gross margin is given', needs: ['a gross margin', 'Set it on the Definitions page.'] },
  no_target: { says: 'no target is set', needs: ['a target', 'Set one on the Definitions page.'] },
  no_rows: { says: 'no deals', needs: NOTHING },
  no_closed: { says: 'no closed deals', needs: NOTHING },
  no_won: { says: 'no won deals', needs: NOTHING },
  no_created: { says: 'no deals created', needs: NOTHING },
  no_open: { says: 'no open deals', needs: NOTHING },
  no_logos: { says: 'no new customers', needs: NOTHING },
  negative_durations: { says: 'every deal was created after it closed', needs: NOTHING },
  non_positive_denominator: { says: 'what it is divided by is not above zero', needs: NOTHING },
  no_churn_observed: { says: 'no churn was observed anywhere', needs: NOTHING },
  not_mature: { says: 'too young to be told', needs: NOTHING },
  below_min_n: { says: 'too few deals', needs: NOTHING },
};

const FIELDS: Partial<Readonly<Record<Supply, string>>> = {
  createdDate: 'created date',
  closeDate: 'close date',
  amount: 'amount',
  other: 'stage that means other',
};

type Unmapped = readonly Supply[] | undefined;

const fieldsText = (fields: readonly Supply[]): string => fields.map((supply) => FIELDS[supply] ?? supply).join(' and ');

/** The reason in words, without a lead-in: `no closed deals`; a column that is not mapped by its name where that is known. */
export function reasonText(missing: Missing, unmapped?: Unmapped): string {
  if (unmapped === undefined || unmapped.length === 0) return REASONS[missing].says;
  return `${fieldsText(unmapped)} ${unmapped.length === 1 ? 'is' : 'are'} not mapped`;
}

/** What stands in the place of a number that does not exist. */
export const undefinedText = (missing: Missing, unmapped?: Unmapped): string => `not defined: ${reasonText(missing, unmapped)}`;

/** What a person can do about it, as a sentence; null where nothing is missing but deals. */
export const remedyText = (missing: Missing, unmapped: Unmapped = []): string | null =>
  unmapped.length > 1 ? 'Map both on the Data page.' : (REASONS[missing].needs?.[1] ?? null);

/** What else to ask where no input is missing. */
const ADVICE: Partial<Readonly<Record<Missing, string>>> = {
  own_condition: 'Split it by another dimension.',
  not_kept_by_slice: 'Split it by an attribute of accounts, or remove the filter.',
  negative_durations: 'Check created and close dates in the CRM.',
  no_churn_observed: 'Give a yearly churn on the Definitions page and leave the customer file out, or wait until a customer is lost.',
  not_mature: 'Ask about an older period, or wait until its deals are old enough.',
  below_min_n: 'Ask about a longer period or a wider slice.',
  non_positive_denominator: 'Look at its denominator: it adds up to nothing or less, credits included.',
};
const WIDER = 'Ask about a longer period, or remove a filter.';

/** What a person can do about any reason at all. */
export const adviceText = (missing: Missing): string => remedyText(missing) ?? ADVICE[missing] ?? WIDER;

/** The missing part by name and where to get it: `LTV:CAC needs spend. Add a spend file.` */
export function needText(label: string, missing: Missing, unmapped?: Unmapped): string | null {
  const { needs } = REASONS[missing];
  if (needs === null) return null;
  return `${label} needs ${unmapped === undefined || unmapped.length === 0 ? needs[0] : `the ${fieldsText(unmapped)}`}. ${remedyText(missing, unmapped)}`;
}
