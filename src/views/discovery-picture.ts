import type { Candidate, Discovery, HalfValue } from '../core/discovery';
import { halfValueText } from '../wording';
import { axisFor, type Axis } from './axis';
import type { DiscoveryWords } from './discovery-names';

/** How a row is marked: confirmed, asked again and not confirmed, or what chance alone gives. */
export type DiscoveryMark = 'confirmed' | 'open' | 'chance';

/** Values that belong together stay on one line. */
const ARROW = '\u00a0→\u00a0';

/** One row: what was found, and what the newer half says (`34% → 26%`); a value that rests on too few is not drawn. */
export type DiscoveryRow = {
  readonly name: string;
  readonly text: string;
  readonly kind: DiscoveryMark;
  readonly found: number | null;
  readonly confirmed: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Found against confirmed, row by row, with the best that chance alone would have found as a line with its middle 90 %. */
export type DiscoveryPicture = {
  readonly rows: readonly DiscoveryRow[];
  readonly chance: { readonly value: number; readonly low: number; readonly high: number; readonly text: string } | null;
  readonly whole: { readonly value: number; readonly text: string } | null;
  readonly axis: Axis;
};

/** Under so many rows nothing is drawn: it is said as counts. */
const FEWEST = 10;

const drawn = ({ n, value }: HalfValue): number | null => (n < FEWEST ? null : value);

function rowOf({ conditions, found, confirmed, verdict }: Candidate, { nameOf, numbers }: DiscoveryWords): DiscoveryRow {
  const isDrawn = drawn(confirmed) !== null;
  return {
    name: nameOf(conditions),
    text: [found, confirmed].map((half) => halfValueText(half, numbers)).join(ARROW),
    kind: verdict.kind === 'confirmed' ? 'confirmed' : 'open',
    found: drawn(found),
    confirmed: drawn(confirmed),
    low: isDrawn ? confirmed.low : null,
    high: isDrawn ? confirmed.high : null,
  };
}

/** What chance alone finds at best, as a row of the same list; null where nothing was drawn. */
function chanceRow({ chance }: Discovery, { numbers, chanceName }: DiscoveryWords): DiscoveryRow | null {
  if (chance === null) return null;
  const { found, confirmed } = chance;
  return {
    name: chanceName,
    text: [found, ...(confirmed === null ? [] : [confirmed])]
      .map(({ value }) => halfValueText({ n: FEWEST, value, low: null, high: null }, numbers))
      .join(ARROW),
    kind: 'chance',
    found: found.value,
    confirmed: confirmed?.value ?? null,
    low: confirmed?.low ?? null,
    high: confirmed?.high ?? null,
  };
}

/** Whether a value is better, in the direction of the search, than what chance alone finds. */
function isBeyond(value: number | null, chance: number, { direction }: Discovery, { objective }: DiscoveryWords): boolean {
  const wantsHigh = (objective.better === 'high') === (direction === 'best');
  return value !== null && (wantsHigh ? value > chance : value < chance);
}

/**
 * Where the row of chance stands among the candidates: before the first that was found no better than chance alone finds.
 * Candidates are ranked by what is sure of them and not by what was found, so one below it may have been found higher.
 */
export function placeOfChance(discovery: Discovery, words: DiscoveryWords): number {
  const { candidates, chance } = discovery;
  if (chance === null) return candidates.length;
  const at = candidates.findIndex(({ found }) => !isBeyond(found.value, chance.found.value, discovery, words));
  return at < 0 ? candidates.length : at;
}

/** The picture of a search; null where it found no candidate. */
export function discoveryPicture(discovery: Discovery, words: DiscoveryWords): DiscoveryPicture | null {
  const { candidates, chance, whole } = discovery;
  if (candidates.length === 0) return null;
  const own = chanceRow(discovery, words);
  const rows = candidates.map((candidate) => rowOf(candidate, words));
  const line = drawn(whole.confirmed);
  const values = [
    ...[...rows, ...(own === null ? [] : [own])].flatMap(({ found, confirmed, low, high }) => [found, confirmed, low, high]),
    ...(chance === null ? [] : [chance.found.low, chance.found.high]),
    line,
  ];
  return {
    rows: own === null ? rows : rows.toSpliced(placeOfChance(discovery, words), 0, own),
    chance: chance === null ? null : { ...chance.found, text: words.chanceName },
    whole: line === null ? null : { value: line, text: 'All on newer' },
    axis: axisFor(values, words.numbers),
  };
}
