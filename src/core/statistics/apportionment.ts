/** A whole number handed out in proportion, so that the parts add up to it. */

import { at, total as sumOf } from './sequence';

/** A double as it is: mantissa x 2^-exponent. */
type Exact = { readonly mantissa: bigint; readonly exponent: number };

function exactly(weight: number): Exact {
  let [scaled, exponent] = [weight, 0];
  for (; !Number.isInteger(scaled); exponent++) scaled *= 2;
  return { mantissa: BigInt(scaled), exponent };
}

/** The floor of each part, and what it falls short by, in the same fraction for all. */
type Divided = { readonly parts: number[]; readonly remainders: Float64Array };

/** Floors and remainders of total x weight / sum in whole numbers; only for products that stay safe integers. */
function divideSmall(total: number, weights: readonly number[], sum: number): Divided {
  const remainders = Float64Array.from(weights, (weight) => (total * weight) % sum);
  return { parts: weights.map((weight, index) => (total * weight - at(remainders, index)) / sum), remainders };
}

/** The same where only weights and sum are safe integers: products are exact, and so are remainders, under the sum. */
function divideWhole(total: number, weights: readonly number[], sum: number): Divided {
  const [factor, divisor] = [BigInt(total), BigInt(sum)];
  const remainders = new Float64Array(weights.length);
  const parts = weights.map((weight, index) => {
    const product = factor * BigInt(weight);
    const part = product / divisor;
    remainders[index] = Number(product - part * divisor);
    return Number(part);
  });
  return { parts, remainders };
}

/** Adds 1 to the parts with the largest remainders, ties to the earlier: all above the smallest that counts, and some at it. */
function handOut(left: number, { parts, remainders }: Divided): void {
  if (left === 0) return;
  const limit = at(remainders.toSorted(), parts.length - left);
  let ties = left;
  for (const remainder of remainders) if (remainder > limit) ties -= 1;
  for (const [index, part] of parts.entries()) {
    const remainder = at(remainders, index);
    if (remainder < limit || (remainder === limit && ties === 0)) continue;
    if (remainder === limit) ties -= 1;
    parts[index] = part + 1;
  }
}

/** The parts for any weights, without rounding anywhere. */
function apportionExactly(total: number, weights: readonly number[]): number[] {
  const exact = weights.map((weight) => exactly(weight));
  const finest = exact.reduce((most, { exponent }) => Math.max(most, exponent), 0);
  const scaled = exact.map(({ mantissa, exponent }) => mantissa << BigInt(finest - exponent));
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  const products = scaled.map((weight) => BigInt(total) * weight);
  const parts = products.map((product) => Number(product / sum));
  const order = products
    .map((product, index) => ({ remainder: product % sum, index }))
    .toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index);
  for (const { index } of order.slice(0, total - sumOf(parts))) parts[index] = at(parts, index) + 1;
  return parts;
}

function apportionWhole(total: number, weights: readonly number[], sum: number): number[] {
  const divided = Number.isSafeInteger(sum * Math.max(1, total)) ? divideSmall(total, weights, sum) : divideWhole(total, weights, sum);
  handOut(total - sumOf(divided.parts), divided);
  return divided.parts;
}

/**
 * Whole parts of a whole total in proportion to weights >= 0, adding up to it exactly: each gets its floor, and what is
 * left goes one by one to the largest remainders, ties to the earlier index (Hamilton's method). Exact: weights count
 * as the very doubles they are. A negative total is handed out like its opposite, with the sign turned. Null where all
 * weights are 0 or there are none: nothing to go by. A weight of 0 gets 0.
 */
export function largestRemainder(total: number, weights: readonly number[]): readonly number[] | null {
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} is not a whole number`);
  for (const weight of weights) if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`${weight} is no weight`);
  const sum = sumOf(weights);
  if (sum === 0) return null;
  const size = Math.abs(total);
  const isWhole = Number.isSafeInteger(sum) && weights.every((weight) => Number.isInteger(weight));
  const parts = isWhole ? apportionWhole(size, weights, sum) : apportionExactly(size, weights);
  return total < 0 ? parts.map((part) => 0 - part) : parts;
}
