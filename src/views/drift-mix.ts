import { MIX_BASES, type MixBase } from '../core/drift';
import type { Drift } from '../core/drift-study';
import { TIER } from '../core/icp';
import { isReadByTwo, isScored, type MetricId } from '../core/metrics';
import { dayFrom, monthIn, type DimensionId } from '../core/model';
import { periodText, plain, type Sentence } from '../wording';
import { cited, type Cited } from './cited';
import { NOUNS, openedOf, TITLES, totalsOf, type Place } from './drift-mix-place';
import { slopeOf, type Slope } from './drift-mix-slope';
import { countsOf } from './drift-mix-opened';
import { mixTable } from './drift-mix-table';
import { mixFoot, mixSentence } from './drift-mix-words';
import { citedOf, type Given } from './drift-why-opened';
import { dimensionName } from './name';
import type { Table } from './table';

/** What created, open or won deals are made up of by one dimension, in two periods. */
export type MixCard = {
  readonly id: string;
  readonly question: string;
  readonly sentence: Sentence;
  /** Null where there are too few deals for shares. */
  readonly slope: Slope | null;
  /** Where each side of the picture is in time. */
  readonly sides: string;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly metrics: readonly MetricId[];
  readonly evidence: readonly Cited[];
};

/** All mixes of a page; `absent` says of each that is not there why. */
export type MixCards = { readonly cards: readonly MixCard[]; readonly absent: readonly string[] };

const METRICS: Readonly<Record<MixBase, MetricId>> = { created: 'icpShareCreated', open: 'icpShareOpen', won: 'icpShareWon' };
function cardOf(place: Place): MixCard {
  const { table, dataset, drift } = place;
  const totals = totalsOf(table);
  const sentence = mixSentence(place, totals);
  const [was, is] = [table.comparisons[0]?.before.period ?? drift.baseline, table.comparisons[0]?.now.period ?? drift.period];
  return {
    id: `${table.base}-${table.dimension}`,
    question: `${TITLES[table.base]} by ${dimensionName(dataset, table.dimension)}`,
    sentence,
    slope: slopeOf(place, totals),
    sides: `Left: ${periodText(was)}. Right: ${periodText(is)}. Share of ${NOUNS[table.base]} and their count.`,
    spoken: plain(sentence),
    table: mixTable(place, totals),
    foot: mixFoot(place, totals),
    metrics: [METRICS[table.base]],
    evidence: [
      ...table.comparisons.flatMap(({ before, now }) => [...cited([before], 'before'), ...cited([now], 'now')]),
      ...table.categories.flatMap((category) => citedOf(openedOf(place, category))),
    ],
  };
}

/** The mixes of created, open and won deals by segment and by tier, before and now; and why one is not there. */
export function mixCards(drift: Drift, given: Given, least: number): MixCards {
  const { dataset } = given.answerable;
  if (drift.period === null || drift.baseline === null) return { cards: [], absent: drift.notes };
  const dimensions: readonly DimensionId[] = [...new Set([...(drift.segmentDimension === null ? [] : [drift.segmentDimension]), TIER])];
  const pairs = MIX_BASES.flatMap((base) => dimensions.map((dimension) => ({ base, dimension })));
  const found = pairs.map((pair) => ({
    ...pair,
    table: drift.tables.find(({ base, dimension }) => base === pair.base && dimension === pair.dimension) ?? null,
  }));
  const lacking = found.filter(({ table }) => table === null);
  return {
    cards: found.flatMap(({ table }) => (table === null ? [] : [cardOf({ drift, dataset, least, table, counts: countsOf(table, given) })])),
    absent: lacking.map(({ base, dimension }) => absentText(base, dimension, { drift, dataset })),
  };
}

function absentText(base: MixBase, dimension: DimensionId, { drift, dataset }: Pick<Place, 'drift' | 'dataset'>): string {
  const by = dimension === TIER ? 'tier' : dimensionName(dataset, dimension);
  const title = `${TITLES[base]} by ${by} cannot be compared`;
  if (!dataset.dimensions.some(({ id }) => id === dimension))
    return `${title}: ${dimension === TIER ? 'no ICP is defined. Add an account file and an ICP version.' : 'the loaded files do not have it.'}`;
  const until = drift.period === null ? null : monthIn(dataset.calendar, dayFrom(drift.period.to));
  if (base === 'open' && isScored(dataset, dimension) && until !== null && isReadByTwo(dataset, until))
    return `${title}: deals entered by one ICP version and left by another; what stood open by the version then in force is not known.`;
  const isClosed = base === 'won' && !drift.tables.some((table) => table.base === 'won');
  if (isClosed) return `${title}: closed deals are not compared, as the notes of the page say.`;
  return `${title}: there are not two categories among the ${NOUNS[base]} of both periods.`;
}
