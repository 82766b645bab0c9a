import { dateOf } from '../core/model';
import type { Discovery } from '../core/discovery';
import { counted, dateText, decimal, leftOutText, rowsText, type Sentence } from '../wording';
import { candidateView, type CandidateView } from './discovery-candidate';
import type { DiscoveryWords } from './discovery-names';
import { discoveryPicture, type DiscoveryPicture } from './discovery-picture';
import { discoverySentence } from './discovery-sentence';
import { discoveryTable } from './discovery-table';
import type { Table } from './table';

/** A search as a page shows it. */
export type DiscoveryView = {
  readonly sentence: Sentence;
  readonly picture: DiscoveryPicture | null;
  readonly table: Table | null;
  readonly candidates: readonly CandidateView[];
  /** Ids of the small set that covers the most, where it is not all of them. */
  readonly covering: string | null;
  /** What the numbers rest on. */
  readonly foot: readonly string[];
  /** Attributes that nothing was learned from. */
  readonly leftOut: readonly string[];
};

function footOf(discovery: Discovery, { objective }: DiscoveryWords): readonly string[] {
  const { combinations, supported, support, split, whole, designEffect, chance, notes } = discovery;
  const widened =
    designEffect > 1.01
      ? [`Deals of one account resemble each other, which widens the intervals (design effect ${decimal(designEffect, 2)})`]
      : [];
  const drawn =
    chance === null
      ? []
      : [`Chance: the same search over outcomes dealt out at random, ${counted(chance.draws, 'time')}; the middle draw, with nine in ten`];
  return [
    `${counted(combinations, 'combination')} looked at, ${decimal(supported)} with at least ${rowsText(support, objective)} of older accounts`,
    `Found on accounts whose first deal was created up to ${dateText(dateOf(split.cutoff))}: ${rowsText(whole.found.n, objective)}`,
    `Asked again on newer accounts, deals created by ${dateText(dateOf(split.matured))}: ${rowsText(whole.confirmed.n, objective)}`,
    ...drawn,
    ...widened,
    ...notes,
    'It describes the past and says nothing of why',
  ];
}

function coveringOf({ candidates }: Discovery, { nameOf }: DiscoveryWords): string | null {
  const kept = candidates.filter(({ isKept }) => isKept);
  const confirmed = candidates.filter(({ verdict }) => verdict.kind === 'confirmed');
  if (kept.length === 0 || kept.length === confirmed.length) return null;
  return `A small set that covers most of what held: ${kept.map(({ conditions }) => nameOf(conditions)).join('; ')}.`;
}

/** A search in words, as a picture and as a table: what was found, whether it held, and what chance alone gives. */
export function discoveryView(discovery: Discovery, words: DiscoveryWords): DiscoveryView {
  return {
    sentence: discoverySentence(discovery, words),
    picture: discoveryPicture(discovery, words),
    table: discoveryTable(discovery, words),
    candidates: discovery.candidates.map((candidate) => candidateView(discovery, candidate, words)),
    covering: coveringOf(discovery, words),
    foot: footOf(discovery, words),
    leftOut: discovery.leftOut.filter(({ why }) => why !== 'notChosen').map(leftOutText),
  };
}
