/** Who or where else could explain a difference: owner, region and source, spread otherwise inside than outside. */

import type { BinCondition, Confounder } from './candidate';
import type { SearchAttribute } from './attribute';
import type { ConfounderColumn, Patterns } from './counts';

/** A standardised difference from here on is named (P. C. Austin 2009 has 0.1 as negligible; 0.25 is Rubin's rule for matching). */
export const NAMED_FROM = 0.25;

/** The difference of two shares in standard deviations: (p - q) / sqrt((p(1-p) + q(1-q)) / 2); 0 where neither varies. */
export function standardisedDifference(p: number, q: number): number {
  const variance = (p * (1 - p) + q * (1 - q)) / 2;
  return variance > 0 ? (p - q) / Math.sqrt(variance) : 0;
}

/** How the rows that are known spread over the labels, inside (1) or outside (0), as shares; null with none. */
function sharesOf({ labels, bins }: ConfounderColumn, members: Uint8Array, side: 0 | 1): Float64Array | null {
  const counts = new Float64Array(labels.length);
  let all = 0;
  for (let row = 0; row < members.length; row++) {
    const bin = bins[row] ?? -1;
    if (bin < 0 || members[row] !== side) continue;
    counts[bin] = (counts[bin] ?? 0) + 1;
    all++;
  }
  return all === 0 ? null : counts.map((count) => count / all);
}

/** The label of a column that is spread most differently inside and outside; null where nothing is known on one side. */
function mostDifferent(column: ConfounderColumn, members: Uint8Array): Confounder | null {
  const [inside, outside] = [sharesOf(column, members, 1), sharesOf(column, members, 0)];
  if (inside === null || outside === null) return null;
  let found: Confounder | null = null;
  for (const [bin, label] of column.labels.entries()) {
    const standardised = standardisedDifference(inside[bin] ?? 0, outside[bin] ?? 0);
    if (Math.abs(standardised) > Math.abs(found?.standardised ?? 0)) found = { attribute: column.label, label, standardised };
  }
  return found;
}

/**
 * What is spread otherwise inside a combination than outside, by a quarter of a standard deviation or more, the largest
 * first. What the combination itself asks for is left out: it must differ.
 */
export function confoundersOf(
  patterns: Patterns,
  members: Uint8Array,
  conditions: readonly BinCondition[],
  attributes: readonly SearchAttribute[],
): readonly Confounder[] {
  const asked = new Set(conditions.map(({ attribute }) => attributes[attribute]?.dimension));
  return patterns.confounders
    .filter(({ dimension }) => !asked.has(dimension))
    .flatMap((column) => mostDifferent(column, members) ?? [])
    .filter(({ standardised }) => Math.abs(standardised) >= NAMED_FROM)
    .toSorted((a, b) => Math.abs(b.standardised) - Math.abs(a.standardised));
}
