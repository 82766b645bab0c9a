import { metricOf, type AgainstRest, type MetricId } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import type { Leader } from '../wording';
import { leastOf, readingsBy, type Answered } from './answered';
import { figureOf, type Figure } from './figure';
import { isRanked } from './level';
import { memberName } from './name';

/** A segment in its place, or without one where it rests on too few. */
export type Standing = {
  readonly id: string;
  readonly label: string | null;
  readonly name: string;
  readonly reading: Reading;
  readonly figure: Figure;
  readonly rank: number | null;
};

/** The end of the interval that promises least; the value itself where there is no interval. */
function cautious(reading: Reading, metric: MetricId): number {
  if (reading.missing !== null) return -Infinity;
  return metricOf(metric).better === 'lower' ? -(reading.high ?? reading.value) : (reading.low ?? reading.value);
}

/** Every segment of a dimension on a metric: ranked ones by the cautious end of their interval, the others after them by n. */
export function standingsOf(answered: Answered, dimension: DimensionId, metric: MetricId): readonly Standing[] {
  const least = leastOf(answered.definitions);
  const all = [...readingsBy(answered.analysis.segments, metric, dimension)].map(([label, reading]) => ({
    id: JSON.stringify(label),
    label,
    name: memberName(answered.dataset, dimension, label),
    reading,
    figure: figureOf(reading, least),
  }));
  const ranked = all.filter(({ figure }) => isRanked(figure.level));
  const others = all.filter((each) => !ranked.includes(each)).toSorted((a, b) => b.reading.n - a.reading.n);
  const inOrder = ranked.toSorted((a, b) => cautious(b.reading, metric) - cautious(a.reading, metric));
  return [...inOrder.map((each, at) => ({ ...each, rank: at + 1 })), ...others.map((each) => ({ ...each, rank: null }))];
}

const valueOf = ({ reading }: { readonly reading: Reading }): number => reading.value ?? 0;

/**
 * Who is named in the sentence. Where segments are tested against the rest: the highest of those clearly above it, else the
 * highest of all; where they are not, the first in rank.
 */
export function leaderOf(standings: readonly Standing[], tested: readonly AgainstRest[], total: Reading | null): Leader | null {
  const ranked = standings.filter(({ rank }) => rank !== null);
  const clear = tested.filter(({ isClear }) => isClear);
  const above = clear.filter(({ difference }) => (difference.value ?? 0) > 0).map(({ reading }) => reading);
  const byValue = ranked.toSorted((a, b) => valueOf(b) - valueOf(a));
  const [highest] = byValue;
  const [first] = tested.length === 0 ? ranked : [...byValue.filter(({ reading }) => above.includes(reading)), ...byValue];
  if (first === undefined || total === null) return null;
  const test = tested.find(({ reading }) => reading === first.reading);
  return {
    name: first.name,
    reading: first.reading,
    total,
    isHighest: first === highest,
    aboveRest: test?.difference ?? null,
    isClear: test !== undefined && above.includes(test.reading),
    isAlone: standings.length === 1,
    others: clear.filter((each) => each !== test).length,
  };
}
