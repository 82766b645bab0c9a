import { metricOf, type MetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { counted } from '../number';
import { words, type Sentence } from '../sentence';
import { differenceText } from './gap';

/** A segment's difference of ICP and non-ICP, and whether it stands out among all segments tested. */
export type InsideSegment = { readonly name: string; readonly raw: Reading; readonly isClear: boolean };

type Whole = { readonly raw: Reading; readonly standardised: Reading | null };

/** In how many segments ICP clearly differs, beside the difference of the total, raw and standardised. */
export function insideSentence(metric: MetricId, segments: readonly InsideSegment[], whole: Whole | null, isJudged = true): Sentence {
  const { label, better } = metricOf(metric);
  if (segments.length === 0) return [words('No segment has enough deals on both sides to compare ICP with non-ICP inside it.')];
  const clear = segments.filter(({ isClear }) => isClear);
  const above = clear.filter(({ raw }) => (raw.value ?? 0) > 0 === (better !== 'lower')).length;
  const below = clear.length - above;
  const sides = better === 'neither' ? ['higher', 'lower'] : ['better', 'worse'];
  const counts = [...(above === 0 ? [] : [`clearly ${sides[0]} in ${above}`]), ...(below === 0 ? [] : [`clearly ${sides[1]} in ${below}`])];
  const inside = counts.length === 0 ? 'ICP is clearly different in none' : `ICP is ${counts.join(' and ')}`;
  const total = whole === null ? '' : ` In total ${differenceText(whole.raw)}${standardisedClause(whole)}.`;
  const lead = isJudged ? `${inside} of` : 'not judged in';
  return [words(`${label}: ${lead} ${counted(segments.length, 'segment')} with enough deals on both sides.${total}`)];
}

function standardisedClause({ standardised }: Whole): string {
  return standardised === null || standardised.missing !== null
    ? ''
    : `; were both sides of the same size and region, ${differenceText(standardised)}`;
}
