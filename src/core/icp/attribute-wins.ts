import type { AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';
import { accountsHaving, isDescriptive, valuesAmong, type AttributeValue, type Valued } from './attribute-values';
import { leakageIn, type Leakage } from './leakage';
import { winRate, type WinRate } from './proof';

/** What was won and lost with the accounts that have a value of an attribute; an account with a list counts for each element. */
export type ValueWins = { readonly name: string; readonly value: AttributeValue; readonly accounts: number; readonly rate: WinRate };

/** Win rates value by value, where no profile says yet what to look at. */
export type AttributeWins = {
  /** Attribute by attribute in the order of the files; labels by how many accounts have them, ranges ascending, unknown last. */
  readonly values: readonly ValueWins[];
  readonly attributes: number;
  /** Accounts that metrics count, and their closed deals. */
  readonly accounts: number;
  readonly all: WinRate;
  /** Closed deals that name no account: in no row. */
  readonly nobody: number;
  /** Attributes that are only known after a win: their rates stand in the table and say nothing of whom to call. */
  readonly leakage: Leakage;
};

/** A label that fewer accounts have stands among the others. */
const FEWEST_OF_LABEL = 5;

type Tally = { readonly won: Float64Array; readonly lost: Float64Array };

function tallyOf({ closings, count }: AccountResults): Tally {
  const tally: Tally = { won: new Float64Array(count), lost: new Float64Array(count) };
  closings.account.forEach((account, row) => {
    tally.won[account] = (tally.won[account] ?? 0) + (closings.won[row] ?? 0);
    tally.lost[account] = (tally.lost[account] ?? 0) + (closings.lost[row] ?? 0);
  });
  return tally;
}

function rowsOf({ name, values, start, places }: Valued, among: Uint32Array, { won, lost }: Tally): readonly ValueWins[] {
  const sums = values.map(() => ({ accounts: 0, won: 0, lost: 0 }));
  among.forEach((account, row) => {
    for (let k = start[row] ?? 0; k < (start[row + 1] ?? 0); k += 1) {
      const sum = sums[places[k] ?? 0];
      if (sum === undefined) continue;
      sum.accounts += 1;
      sum.won += won[account] ?? 0;
      sum.lost += lost[account] ?? 0;
    }
  });
  return values.map((value, place) => {
    const { accounts, ...closed } = sums[place] ?? { accounts: 0, won: 0, lost: 0 };
    return { name, value, accounts, rate: winRate(closed.won, closed.lost) };
  });
}

const summed = (numbers: Float64Array, among: Uint32Array): number => among.reduce((sum, account) => sum + (numbers[account] ?? 0), 0);

const countedAmong = (accounts: AccountColumns, { isCounted }: AccountResults): Uint32Array =>
  Uint32Array.from({ length: accounts.count }, (_, account) => account).filter((account) => isCounted[account] === 1);

/** The accounts that a row of the table counts. */
export const accountsOfWins = (
  accounts: AccountColumns,
  results: AccountResults,
  { name, value, bands }: Pick<ValueWins, 'name' | 'value'> & { readonly bands: ReadonlyMap<string, readonly number[]> },
): Uint32Array => accountsHaving(accounts, { name, value }, countedAmong(accounts, results), { bands, least: FEWEST_OF_LABEL });

/**
 * The win rate of new business by each value of each attribute that says what an account is like, all months together, with
 * Wilson's 95 % interval. Attributes with one value for everybody are left out: they tell nobody apart.
 */
export function winsByAttribute(
  accounts: AccountColumns,
  results: AccountResults,
  { bands }: { readonly bands: ReadonlyMap<string, readonly number[]> },
): AttributeWins {
  const among = countedAmong(accounts, results);
  const tally = tallyOf(results);
  const valued = [...accounts.columns.keys()]
    .filter(isDescriptive)
    .map((name) => valuesAmong(accounts, name, among, { bands, least: FEWEST_OF_LABEL }))
    .filter((each): each is Valued => each !== null && each.values.length > 1);
  return {
    values: valued.flatMap((each) => rowsOf(each, among, tally)),
    attributes: valued.length,
    accounts: among.length,
    all: winRate(summed(tally.won, among), summed(tally.lost, among)),
    nobody: (tally.won[0] ?? 0) + (tally.lost[0] ?? 0),
    leakage: leakageIn(accounts, results),
  };
}
