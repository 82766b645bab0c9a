import { metricOf, type MetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { cardChangeLimits } from '../change';
import { cardFigure, cardInterval, restsOn } from '../figure';
import { counted, decimal } from '../number';
import { reasonText } from '../reason';
import { figure, lowered, words, type Sentence } from '../sentence';

/** The segment that stands first, what it is against all others, and how many segments are clearly different. */
export type Leader = {
  readonly name: string;
  readonly reading: Reading;
  readonly total: Reading;
  /** Whether no ranked segment has a better value: only then may it be said to be the highest. */
  readonly isHighest: boolean;
  /** This segment minus all others; null where no test against the rest is at hand. */
  readonly aboveRest: Reading | null;
  readonly isClear: boolean;
  /** Whether no other segment is in view. */
  readonly isAlone: boolean;
  /** Segments other than this one that clearly differ from their rest. */
  readonly others: number;
};

const inBrackets = (reading: Reading): string =>
  [restsOn(reading), cardInterval(reading)].filter((each) => each !== null && each !== '').join('; ');

function othersText(count: number): string {
  if (count === 0) return 'No other segment is clearly different.';
  return `${counted(count, 'other segment')} ${count === 1 ? 'is' : 'are'} clearly different too.`;
}

const cited = (leader: Leader): Sentence => [figure(cardFigure(leader.reading)), words(` (${inBrackets(leader.reading)})`)];

function clearLead({ name, reading, isHighest }: Leader): string {
  const label = lowered(metricOf(reading.metric as MetricId).label);
  if (!isHighest) return `${name} stands above the rest on ${label}: `;
  return reading.metric === 'winRate' ? `${name} wins most: ` : `${name} is highest on ${label}: `;
}

function clearSentence(leader: Leader, rest: Extract<Reading, { readonly missing: null }>): Sentence {
  const points = decimal(Math.abs(rest.value) * 100);
  const limits = rest.low === null || rest.high === null ? '' : ` (${cardChangeLimits(rest.low, rest.high, rest)})`;
  return [words(clearLead(leader)), ...cited(leader), words(`, by ${points} points${limits}. ${othersText(leader.others)}`)];
}

/** Which segment stands first on a metric, with a superlative only where it is clear of the rest. */
export function segmentsSentence(metric: MetricId, leader: Leader | null, total: Reading | null): Sentence {
  const label = metricOf(metric).label;
  if (total !== null && total.missing !== null) return [words(`${label} cannot be stated: ${reasonText(total.missing, total.unmapped)}.`)];
  if (leader === null) return [words(`No segment has enough deals to be ranked on ${lowered(label)}.`)];
  if (leader.isAlone) return [words(`${leader.name} is the only segment in view. ${label}: `), ...cited(leader), words('.')];
  const rest = leader.aboveRest;
  if (rest !== null && rest.missing === null && leader.isClear) return clearSentence(leader, rest);
  const all: Sentence = leader.total.missing === null ? [words(' All deals: '), figure(cardFigure(leader.total)), words('.')] : [];
  if (rest === null)
    return [
      words(
        `${leader.name} ranks first on ${lowered(label)}${leader.reading.low === null ? '' : ', judged by the cautious end of its interval'}: `,
      ),
      ...cited(leader),
      words('.'),
      ...all,
    ];
  const others =
    leader.others === 0
      ? 'not clearly different from the rest, and neither is any other segment.'
      : `not clearly different from the rest; ${counted(leader.others, 'other segment')} ${leader.others === 1 ? 'is' : 'are'}.`;
  return [words(`${leader.name} is highest so far on ${lowered(label)}: `), ...cited(leader), words(`, ${others}`)];
}
