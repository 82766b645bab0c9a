/** A whole number handed out in proportion, so that the parts add up to it. */

import { at, total as sumOf } from './sequence';

/** A double as it is: mantissa x 2^-exponent. */
type Exact = { readonly mantissa: bigint; readonly exponent: number };

function exactly(weight: number): Exact {
  let [scaled, exponent] = [weight, 0];
  for (; !Number.isInteger(scaled); exponent++) scaled *= 2;
  return { mantissa: BigInt(scaled), exponent };
}

/** Floors and remainders of total x weight / sum in whole numbers; only for products that stay safe integers. */
function divideSmall(total: number, weights: readonly number[], sum: number) {
  const remainders = weights.map((weight) => (total * weight) % sum);
  const parts = weights.map((weight, index) => (total * weight - at(remainders, index)) / sum);
  const order = weights.map((_, index) => index).toSorted((a, b) => at(remainders, b) - at(remainders, a) || a - b);
  return { parts, order };
}

/** The same for any weights, without rounding anywhere. */
function divideLarge(total: number, weights: readonly number[]) {
  const exact = weights.map((weight) => exactly(weight));
  const finest = exact.reduce((most, { exponent }) => Math.max(most, exponent), 0);
  const scaled = exact.map(({ mantissa, exponent }) => mantissa << BigInt(finest - exponent));
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  const products = scaled.map((weight) => BigInt(total) * weight);
  const parts = products.map((product) => Number(product / sum));
  const order = products
    .map((product, index) => ({ remainder: product % sum, index }))
    .toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index);
  return { parts, order: order.map(({ index }) => index) };
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
  const small = weights.every((weight) => Number.isInteger(weight)) && Number.isSafeInteger(sum * Math.max(1, size));
  const { parts, order } = small ? divideSmall(size, weights, sum) : divideLarge(size, weights);
  const left = size - sumOf(parts);
  for (const index of order.slice(0, left)) parts[index] = at(parts, index) + 1;
  return total < 0 ? parts.map((part) => 0 - part) : parts;
}
