import type { ReadConfounder } from './hypothesis';

/** From here on two sides differ enough to be named (Cohen's small to medium; Austin 2009 takes 0.1, which a hundred deals reach by luck). */
const NAMED = 0.25;
const FEWEST_OF_SIDE = 10;

/** The members of one attribute, deal by deal, on both sides; null is a deal without any. */
export type Spreads = {
  readonly attribute: string;
  readonly treated: readonly (string | null)[];
  readonly control: readonly (string | null)[];
};

function shares(members: readonly (string | null)[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const member of members) if (member !== null) found.set(member, (found.get(member) ?? 0) + 1 / members.length);
  return found;
}

/** Difference of two shares over their mean spread: comparable between attributes, and free of how many deals there are. */
function standardised(a: number, b: number): number {
  const spread = Math.sqrt((a * (1 - a) + b * (1 - b)) / 2);
  return spread === 0 ? 0 : (a - b) / spread;
}

/**
 * Where else the difference of two sides may come from: of each attribute the member that is spread most differently, by its
 * standardised difference of shares, from 0.25 on. The largest first. It names, it proves nothing.
 */
export function confoundersOf(all: readonly Spreads[]): readonly ReadConfounder[] {
  const found = all.flatMap(({ attribute, treated, control }): ReadConfounder[] => {
    if (Math.min(treated.length, control.length) < FEWEST_OF_SIDE) return [];
    const [a, b] = [shares(treated), shares(control)];
    const each = [...new Set([...a.keys(), ...b.keys()])].map((label) => ({
      attribute,
      label,
      standardised: standardised(a.get(label) ?? 0, b.get(label) ?? 0),
    }));
    const [most] = each.toSorted(
      (one, other) => Math.abs(other.standardised) - Math.abs(one.standardised) || Number(one.label > other.label) - 0.5,
    );
    return most !== undefined && Math.abs(most.standardised) >= NAMED ? [most] : [];
  });
  return found.toSorted((one, other) => Math.abs(other.standardised) - Math.abs(one.standardised));
}
