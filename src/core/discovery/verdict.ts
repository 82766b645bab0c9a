/** What is to be thought of candidates once the newer half was asked, all of them as one family. */

import { benjaminiHochberg } from '../statistics';
import type { CandidateVerdict } from './candidate';
import type { Cell } from './cells';
import type { Asked } from './confirm';
import type { Patterns } from './counts';
import { cover } from './cover';
import { unbeatenParent } from './parents';
import { type Ranked, isWorth } from './rank';
import type { Mask } from './spread';
import type { Measure } from './value';

/** A candidate is confirmed under this q: where there is nothing to find, at most so many lists have one. */
export const CONFIRMED_UNDER = 0.05;

/** A cell with its place in the ranking. */
export type Found = Ranked & Cell;

export type Doubt = { readonly patterns: Patterns; readonly measure: Measure; readonly designEffect: number; readonly seed: number };

/** A candidate of the list with its rows and what the newer half said, before the list is looked at as one family. */
export type Heard = { readonly item: Found; readonly members: Mask; readonly asked: Asked };

export function verdictOf({ item, members, asked }: Heard, q: number | null, { patterns, measure }: Doubt): CandidateVerdict {
  const { confirmed, rest } = asked;
  if (q === null || confirmed.value === null || rest.value === null) return { kind: 'tooFew' };
  if (!isWorth(confirmed.value, rest.value, measure)) return { kind: 'notBetterThanRest' };
  const parent = unbeatenParent(patterns, item.conditions, members, confirmed.value, measure);
  if (parent !== null) return { kind: 'notBetterThanParent', parent };
  return q < CONFIRMED_UNDER ? { kind: 'confirmed' } : { kind: 'byChance' };
}

/** q over those that could be tested; null for the others. */
export function qOf(heard: readonly Heard[]): readonly (number | null)[] {
  const tested = heard.flatMap(({ asked }) => asked.p ?? []);
  const q = benjaminiHochberg(tested);
  let at = 0;
  return heard.map(({ asked }) => (asked.p === null ? null : (q[at++] ?? null)));
}

/** The indices of a small set that covers what is confirmed. */
export function keptOf(heard: readonly Heard[], verdicts: readonly CandidateVerdict[], { sign }: Measure): ReadonlySet<number> {
  const confirmed = heard.flatMap(({ members, asked }, index) =>
    verdicts[index]?.kind === 'confirmed' ? [{ index, members, gain: sign * (asked.difference?.value ?? 0) }] : [],
  );
  return new Set(cover(confirmed));
}
