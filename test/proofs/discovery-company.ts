import type { Patterns, SearchAttribute } from '../../src/core/discovery';
import { normalQuantile, type Chance } from '../../src/core/statistics';
import { lettered } from '../fixtures/discovery-rows';

/** What is planted: deals that meet both conditions are won more often by so much. */
export type Planted = { readonly conditions: readonly { readonly attribute: number; readonly bin: number }[]; readonly points: number };

export type Company = { readonly attributes: readonly SearchAttribute[]; readonly patterns: Patterns; readonly planted: Planted | null };

/** Labels of each attribute. Two are of the deal, the others of the account. */
const SIZES = [6, 5, 4, 6, 3, 6] as const;
const OF_THE_DEAL: ReadonlySet<number> = new Set([4, 5]);
const BASE = 0.25;
const DEALS_AN_ACCOUNT = 1.25;
/** The older part of the accounts, which is searched. */
const SEARCHED = 0.65;
/** Accounts differ in what nobody wrote down: the standard deviation of their own rates. */
const ACCOUNTS_DIFFER = 0.08;
/** Each company wins a little more or less of late. */
const LATELY = 0.06;
export const LEAST_PLANTED = 0.05;
export const MOST_PLANTED = 0.2;

/** Shares of the labels of an attribute: uneven, the largest two to four times the smallest. */
function labelShares(size: number, chance: Chance): readonly number[] {
  const weights = Array.from({ length: size }, () => 1 + 2 * chance.uniform());
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => weight / sum);
}

function drawLabel(shares: readonly number[], chance: Chance): number {
  let left = chance.uniform();
  for (const [label, share] of shares.entries()) {
    left -= share;
    if (left < 0) return label;
  }
  return shares.length - 1;
}

/** Two conditions whose joint share lies between a twentieth and a fifth, both of them labels that are there. */
function drawPlanted(shares: readonly (readonly number[])[], points: number, chance: Chance): Planted {
  for (;;) {
    const first = chance.below(SIZES.length);
    const second = (first + 1 + chance.below(SIZES.length - 1)) % SIZES.length;
    const conditions = [first, second]
      .toSorted((a, b) => a - b)
      .map((attribute) => ({ attribute, bin: chance.below(SIZES[attribute] ?? 1) }));
    const share = conditions.reduce((all, { attribute, bin }) => all * (shares[attribute]?.[bin] ?? 0), 1);
    if (share >= LEAST_PLANTED && share <= MOST_PLANTED) return { conditions, points };
  }
}

/** A draw of the standard normal distribution. */
export const standardNormal = (chance: Chance): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, chance.uniform())));

export type CompanyPlan = { readonly deals: number; readonly points: number | null; readonly chance: Chance };

/** A company of so many closed deals on four fifths as many accounts, older accounts first; pure noise where no points are planted. */
export function drawDeals({ deals, points, chance }: CompanyPlan): Company {
  const shares = SIZES.map((size) => labelShares(size, chance));
  const planted = points === null ? null : drawPlanted(shares, points, chance);
  const late = LATELY * (chance.uniform() - 0.5);
  const bins = SIZES.map(() => new Int16Array(deals));
  const [isConfirm, account, u] = [new Uint8Array(deals), new Int32Array(deals), new Float64Array(deals)];
  let [at, own, count] = [-1, SIZES.map(() => 0), 0];
  let luck = 0;
  for (let row = 0; row < deals; row++) {
    const isNew = at < 0 || chance.uniform() < 1 / DEALS_AN_ACCOUNT;
    if (isNew) {
      at++;
      luck = ACCOUNTS_DIFFER * standardNormal(chance);
      count = row;
    }
    own = own.map((label, index) => (isNew || OF_THE_DEAL.has(index) ? drawLabel(shares[index] ?? [], chance) : label));
    for (const [index, label] of own.entries()) bins[index]?.fill(label, row, row + 1);
    const isMet = planted?.conditions.every(({ attribute, bin }) => own[attribute] === bin) === true;
    isConfirm[row] = count >= SEARCHED * deals ? 1 : 0;
    account[row] = at;
    const rate = BASE + (isConfirm[row] === 1 ? late : 0) + luck + (isMet ? (planted?.points ?? 0) : 0);
    u[row] = chance.uniform() < rate ? 1 : 0;
  }
  const patterns = { rows: deals, bins, isConfirm, account, u, s: new Float64Array(deals), confounders: [] };
  return { attributes: lettered(SIZES), patterns, planted };
}
