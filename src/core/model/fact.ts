/**
 * A table of counted things, one row each.
 * `opportunity`: a deal. `logo`: an account's first won new-business deal. `spend`: one deal's part of one month's spend.
 * `recurring`: a customer in a month it starts active. `customer`: a customer active at the as-of date. `tenure`: everybody who
 * was ever a customer, with how long. `account`: an account, whether it has a deal or not.
 */
export type FactId = 'opportunity' | 'logo' | 'spend' | 'recurring' | 'customer' | 'tenure' | 'account';

/** What the engine holds: the facts, and the score of every account beside them. */
export type TableName = FactId | 'score';

/** By which date a row falls into a period; `held` rows fall into none, they are as of now; `monthly` rows carry their month. */
export type Clock = 'created' | 'closed' | 'due' | 'held' | 'monthly';

/** The column in which a fact keeps the month of a clock; `held` needs none. */
export const MONTH_COLUMN: Readonly<Record<Exclude<Clock, 'held'>, string>> = {
  created: 'createdMonth',
  closed: 'closedMonth',
  due: 'dueMonth',
  monthly: 'month',
};

/**
 * A column of whole numbers that may be summed, spread or bounded: minor units, days, months, or an account's number.
 * Deals: `contract` is the full value of the contract, `sinceCreated` the days from creation to the as-of date, and
 * `unpriced` 1 where a deal names an amount that no rate turns into the reporting currency. Spend: a column for each key it
 * can be shared by. A customer's month: `stays` is 1 where it is still active a month later, and of twelve months later
 * (unknown while that lies ahead) `yearOn` is its revenue then, `keptYearOn` the smaller of both, `grownYearOn` what came on
 * top, `staysYear` 1 where it is still active; `renewing` is the part of `mrr` that comes up for renewal in those twelve
 * months, `renewedYearOn` what that part has become, `renewedKept` the smaller of both. Tenure: `tenureMonths`, and `ended` 1
 * where it is over.
 */
export type WholeColumn =
  | 'amount'
  | 'annual'
  | 'contract'
  | 'unpriced'
  | 'cycleDays'
  | 'ageDays'
  | 'sinceCreated'
  | 'account'
  | 'spendByDays'
  | 'spendByCreated'
  | 'spendByOpenValue'
  | 'spendByWon'
  | 'spendByRevenue'
  | 'mrr'
  | 'stays'
  | 'yearOn'
  | 'keptYearOn'
  | 'grownYearOn'
  | 'staysYear'
  | 'renewing'
  | 'renewedYearOn'
  | 'renewedKept'
  | 'tenureMonths'
  | 'ended';

/** One column of a fact: whole numbers, and which of them are known. No mask means that all are. */
export type WholeValues = { readonly values: Int32Array | Float64Array; readonly known: Uint8Array | null };

/**
 * A fact in memory, column by column. Names are ours (`amount`, `closedMonth`, `d3`): no word of a file is among them.
 * Dimension `i` of the dataset is column `d<i>`; `logo` and `spend` hold none and point to their deal by `opportunity`,
 * its row number, or -1 for spend that no deal carries.
 */
export type FactTable = { readonly rows: number; readonly columns: ReadonlyMap<string, WholeValues> };
