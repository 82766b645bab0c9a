import type { Reading } from '../../core/model';
import { metricOf, type MetricId } from '../../core/metrics';
import { cardChange, cardChangeLimits } from '../change';
import { cardFigure, isOfCounts, restsOn } from '../figure';
import { reasonText } from '../reason';
import { figure, listed, lowered, words, type Sentence } from '../sentence';
import { ICP_WORDS, type Comparison } from '../state';

/** ICP and non-ICP for one metric, and what their difference tells. */
export type Gap = { readonly inIcp: Reading; readonly outside: Reading; readonly difference: Reading; readonly verdict: Comparison };

const labelOf = ({ difference }: Gap): string => lowered(metricOf(difference.metric as MetricId).label);

/** A difference apart from its limits: `+12 points` and `(+7 to +16)`; the reason in the place of one that does not exist. */
export type Difference = { readonly value: string; readonly limits: string | null };

/** A difference as a card sets it. */
export function differenceParts(difference: Reading): Difference {
  if (difference.missing !== null) return { value: reasonText(difference.missing), limits: null };
  const { low, high, value } = difference;
  return {
    value: cardChange(value, difference),
    limits: low === null || high === null ? null : `(${cardChangeLimits(low, high, difference)})`,
  };
}

/** The difference with its limits in one text: `+12 points (+7 to +16)`. */
export function differenceText(difference: Reading): string {
  const { value, limits } = differenceParts(difference);
  return limits === null ? value : `${value} ${limits}`;
}

/** A figure with what it rests on, in a sentence: `27% (204 of 757)`, and under the minimum n the fraction alone. */
export function toldFigure(reading: Reading, least: number): Sentence {
  const rests = restsOn(reading);
  if (reading.missing === null && isOfCounts(reading) && reading.n < least) return [figure(rests)];
  return reading.missing !== null || rests === '' ? [figure(cardFigure(reading))] : [figure(cardFigure(reading)), words(` (${rests})`)];
}

/** One row in words: `ICP 27% (204 of 757) against 15% (84 of 558) outside: +12 points (+7 to +16)`. */
export function gapClause({ inIcp, outside, difference, verdict }: Gap, least: number): Sentence {
  const told = verdict === 'few' ? ICP_WORDS.few : differenceText(difference);
  return [words('ICP '), ...toldFigure(inIcp, least), words(' against '), ...toldFigure(outside, least), words(` outside: ${told}`)];
}

function remainder(gaps: readonly Gap[]): string {
  const labels = (verdict: Comparison): string => listed(gaps.filter((gap) => gap.verdict === verdict).map(labelOf));
  const clauses: readonly (readonly [string, string])[] = [
    [labels('better'), 'better for ICP on'],
    [labels('worse'), 'worse on'],
    [labels('unclear'), 'no clear difference on'],
    [labels('few'), 'too few deals to compare on'],
  ];
  const said = clauses.filter(([list]) => list !== '').map(([list, lead]) => `${lead} ${list}`);
  return said.length === 0 ? '' : ` Otherwise ${said.join('; ')}.`;
}

const unjudgedText = (gaps: readonly Gap[]): string =>
  gaps.some(({ verdict }) => verdict === 'notJudged') ? ' Which side does better is not judged.' : '';

/** Whether the ICP is worth it: the first metric with its figures, the others by their verdict. */
export function gapSentence(gaps: readonly Gap[], least: number): Sentence {
  const [first, ...others] = gaps;
  if (first === undefined) return [words('ICP and non-ICP cannot be compared: no ICP is defined. Add an account file and an ICP version.')];
  const label = metricOf(first.difference.metric as MetricId).label;
  const rest = `${remainder(others)}${unjudgedText(gaps)}`;
  if (first.difference.missing !== null) return [words(`${label} cannot be compared: ${reasonText(first.difference.missing)}.${rest}`)];
  return [words(`${label}: `), ...gapClause(first, least), words(`.${rest}`)];
}
