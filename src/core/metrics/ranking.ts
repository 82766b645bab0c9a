/** One choice under which things are ranked: where each of them stands, higher is better; null has no place. */
export type Trial<Choice> = {
  readonly choice: Choice;
  readonly isInForce: boolean;
  readonly decides: boolean;
  readonly standing: readonly (number | null)[];
};

/** Two things that change places: `first` is ahead of `second` under one choice and behind it under another. */
export type Swap<Choice> = { readonly first: number; readonly second: number; readonly ahead: Choice; readonly behind: Choice };

export type Ranking<Choice> = {
  /** Whether any two things could be compared under two deciding choices. */
  readonly isTried: boolean;
  /** The pair that changes places by the widest margin, and how many pairs do. */
  readonly swap: Swap<Choice> | null;
  readonly swaps: number;
  /** For each choice whether some pair stands in another order than in force; null where none can be compared. */
  readonly isReordered: readonly (boolean | null)[];
};

/** Values closer than this part of their size are equal: they differ by rounding alone. */
const EQUAL = 1e-9;

/** How far the one is ahead of the other, as a part of both their sizes, from -1 to 1; null where one has no place. */
function lead(trial: Trial<unknown>, one: number, other: number): number | null {
  const [a, b] = [trial.standing[one] ?? null, trial.standing[other] ?? null];
  if (a === null || b === null) return null;
  const size = Math.abs(a) + Math.abs(b);
  const ahead = size === 0 ? 0 : (a - b) / size;
  return Math.abs(ahead) <= EQUAL ? 0 : ahead;
}

type Led<Choice> = { readonly trial: Trial<Choice>; readonly by: number };

/** The swap of one pair, and by how much it is one: the smaller of its two margins. Told from the order in force. */
function swapOf<Choice>(
  led: readonly Led<Choice>[],
  [one, other]: readonly [number, number],
): { readonly swap: Swap<Choice>; readonly margin: number } | null {
  const byLead = led.toSorted((a, b) => a.by - b.by);
  const [least, most] = [byLead[0], byLead.at(-1)];
  if (least === undefined || most === undefined || least.by >= 0 || most.by <= 0) return null;
  const inForce = led.find(({ trial, by }) => trial.isInForce && by !== 0) ?? most;
  const [first, second] = inForce.by > 0 ? [one, other] : [other, one];
  const against = inForce.by > 0 ? least : most;
  return {
    swap: { first, second, ahead: inForce.trial.choice, behind: against.trial.choice },
    margin: Math.min(most.by, -least.by),
  };
}

const pairsOf = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, one) => Array.from({ length: count - one - 1 }, (__, at) => [one, one + 1 + at] as const)).flat();

function isReordered<Choice>(
  trial: Trial<Choice>,
  inForce: Trial<Choice> | undefined,
  pairs: readonly (readonly [number, number])[],
): boolean | null {
  if (inForce === undefined) return null;
  const compared = pairs.flatMap(([one, other]) => {
    const [here, there] = [lead(trial, one, other), lead(inForce, one, other)];
    return here === null || there === null ? [] : [here * there < 0];
  });
  return compared.length === 0 ? null : compared.includes(true);
}

/**
 * Whether things keep their order under all deciding choices, pair by pair: a pair changes places where one is ahead under
 * some choice and behind under another. Equal ones keep their order, and so do those without a place.
 */
export function rankingOf<Choice>(trials: readonly Trial<Choice>[]): Ranking<Choice> {
  const pairs = pairsOf(trials[0]?.standing.length ?? 0);
  const deciding = trials.filter(({ decides }) => decides);
  let [isTried, swaps] = [false, 0];
  let widest: { readonly swap: Swap<Choice>; readonly margin: number } | null = null;
  for (const [one, other] of pairs) {
    const led = deciding.flatMap((trial): Led<Choice>[] => {
      const by = lead(trial, one, other);
      return by === null ? [] : [{ trial, by }];
    });
    isTried ||= led.length > 1;
    const found = swapOf(led, [one, other]);
    if (found === null) continue;
    swaps += 1;
    if (widest === null || found.margin > widest.margin) widest = found;
  }
  const inForce = trials.find((trial) => trial.isInForce);
  return { isTried, swap: widest?.swap ?? null, swaps, isReordered: trials.map((trial) => isReordered(trial, inForce, pairs)) };
}
