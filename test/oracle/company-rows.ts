/** What a random company's exports say, row by row: plain text and whole minor units, nothing of the product. */

export type Outcome = 'won' | 'lost' | 'other' | 'open';
export type DealClass = 'newBusiness' | 'expansion' | 'renewal';

export type DealRow = {
  readonly id: string;
  readonly account: string | null;
  readonly outcome: Outcome;
  readonly dealClass: DealClass;
  readonly created: string | null;
  /** The closing date of a closed deal, the due date of an open one. */
  readonly close: string | null;
  /** Minor units of the deal's own currency. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly region: string | null;
  readonly leadSource: string | null;
  /** Months of the contract. */
  readonly term: number | null;
  /** What of the amount is paid once, in the deal's own minor units. */
  readonly oneOff: number | null;
};
export type AccountRow = {
  readonly id: string;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly country: string | null;
};
export type SpendRow = {
  /** First day of the month. */
  readonly month: string;
  readonly amount: number;
  readonly spendClass: 'newBusiness' | 'shared' | 'expansion';
  /** The industry it is direct to. */
  readonly industry: string | null;
};
export type ContractRow = {
  readonly account: string;
  readonly start: string;
  readonly end: string | null;
  readonly mrr: number;
  /** Written in subscriptions alone. */
  readonly renewal: string | null;
};
/** How the workspace counts its months, and with which of them (1-12) its year begins. */
export type YearRow = { readonly kind: 'months' | '4-4-5'; readonly startMonth: number };
export type RateRow = { readonly currency: string; readonly from: string; readonly rate: number };

/** A rule about accounts, in the shape of domain.md 9.1. */
export type RuleRow =
  | { readonly kind: 'isOneOf'; readonly dimension: 'industry' | 'country'; readonly members: readonly string[] }
  | { readonly kind: 'within'; readonly column: 'employees'; readonly from: number | null; readonly to: number | null };
export type ProfileRow = {
  readonly id: string;
  readonly entry: RuleRow | null;
  readonly mustHave: readonly RuleRow[];
  readonly exclude: readonly RuleRow[];
  readonly missing: 'leaveOut' | 'countAsMiss';
  readonly criteria: readonly {
    readonly field: 'industry' | 'employees' | 'country';
    readonly points: number;
    readonly bands: readonly { readonly when: RuleRow; readonly points: number }[];
  }[];
};

export type DealColumn = 'account' | 'created' | 'close' | 'amount' | 'currency' | 'region' | 'leadSource' | 'term' | 'oneOff';
export type DimensionName = 'industry' | 'employees' | 'country' | 'region' | 'leadSource' | 'dealClass' | 'tier' | 'icp' | 'icpProfile';

export type CompanyRows = {
  readonly deals: readonly DealRow[];
  /** Columns that the deal file does not have. */
  readonly without: readonly DealColumn[];
  readonly accounts: readonly AccountRow[] | null;
  readonly spend: readonly SpendRow[] | null;
  /** `customer` has one row a customer, `subscription` one a contract. */
  readonly base: { readonly table: 'customer' | 'subscription'; readonly rows: readonly ContractRow[] } | null;
  readonly profiles: readonly ProfileRow[];
  readonly currency: string | null;
  readonly rates: readonly RateRow[];
  readonly grossMargin: number | null;
  readonly yearlyChurn: number | null;
  readonly capMonths: number | null;
  readonly discountRate: number | null;
  /** Minor units by which a customer's monthly margin grows each month. */
  readonly monthlyExpansion: number | null;
  /** Minor units to be won in a quarter. */
  readonly bookingsTarget: number | null;
  /** Which deals the pipeline is read from; costs and logos are of new business always. */
  readonly dealClass: 'newBusiness' | 'all';
  readonly amountMeans: 'acv' | 'arr' | 'mrr' | 'tcv';
  readonly allocationKey: 'opportunityDays' | 'created' | 'openValue' | 'won' | 'revenue';
  readonly ltvVariant: 'simple' | 'capped' | 'discounted' | 'cappedDiscounted' | 'survival' | 'expanding';
  readonly calendar: YearRow;
  readonly lag: 'cycle' | number;
  /** Null: the last event decides. */
  readonly asOf: string | null;
};

/** Whole days since 1970-01-01, by the platform's own UTC calendar. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
export const dateText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
/** Whole months since January 1970. */
export const monthNumber = (date: string): number => (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;
/** A column's value in a row of a file, or null where the file does not have it. */
export const columnIsThere = (company: CompanyRows, column: DealColumn): boolean => !company.without.includes(column);
