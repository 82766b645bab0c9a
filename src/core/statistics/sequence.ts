/** Reading numbers from plain or typed arrays: every index is checked, so that no gap turns into NaN further on. */

export type Numbers = ArrayLike<number>;

/** The number at `index`. A place outside the list is a broken contract of the caller and throws. */
export function at(list: Numbers, index: number): number {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no number at ${index} of ${list.length}`);
  return value;
}

/** The sum of all numbers; 0 for an empty list. Exact for whole numbers as long as the sum stays safe. */
export function total(list: Numbers): number {
  let sum = 0;
  for (let index = 0; index < list.length; index++) sum += at(list, index);
  return sum;
}

/** Throws unless 0 < share < 1: levels and probabilities. */
export function expectShare(share: number): void {
  if (!(share > 0 && share < 1)) throw new RangeError(`${share} does not lie between 0 and 1`);
}

/** Throws unless the number is whole, safe and not negative. */
export function expectCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
}

/** Throws unless 0 <= part <= whole, both finite. */
export function expectPart(part: number, whole: number): void {
  if (!(part >= 0 && part <= whole && whole < Infinity)) throw new RangeError(`${part} is not a part of ${whole}`);
}
