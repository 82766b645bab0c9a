/** Cases at one value: how many, and how many of them came true. */
export type Cases = { readonly value: number; readonly part: number; readonly whole: number };
/** A rate that holds from a value on, up to the next step. */
export type Step = { readonly from: number; readonly rate: number };

type Block = { readonly from: number; readonly part: number; readonly whole: number };

/** Cases of one value together, values ascending. */
function byValue(cases: readonly Cases[]): readonly Block[] {
  const sums = new Map<number, Block>();
  for (const { value, part, whole } of cases) {
    const sum = sums.get(value) ?? { from: value, part: 0, whole: 0 };
    if (whole > 0) sums.set(value, { from: value, part: sum.part + part, whole: sum.whole + whole });
  }
  return [...sums.values()].toSorted((a, b) => a.from - b.from);
}

/**
 * The rising step function nearest to the cases in squares: pool adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman
 * 1955). Values in any order.
 */
export function isotonic(cases: readonly Cases[]): readonly Step[] {
  const blocks: Block[] = [];
  for (const each of byValue(cases)) {
    let block = each;
    for (let before = blocks.at(-1); before !== undefined; before = blocks.at(-1)) {
      if (before.part * block.whole < block.part * before.whole) break;
      block = { from: before.from, part: before.part + block.part, whole: before.whole + block.whole };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.map(({ from, part, whole }) => ({ from, rate: part / whole }));
}

/** The rate at a value: of the last step at or below it, and of the first step below all of them. Null without steps. */
export function rateAt(steps: readonly Step[], value: number): number | null {
  return (steps.findLast(({ from }) => from <= value) ?? steps[0])?.rate ?? null;
}
