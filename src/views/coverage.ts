import type { Answerable } from '../core/analysis';
import type { Reading } from '../core/model';
import type { Question } from '../core/question';
import { counted, decimal } from '../wording';
import { dimensionName, dimensionOf } from './name';

/** What a live region says of an answer: `1,361 closed and 601 open deals, 2 filters`. */
export function resultText(readings: readonly Reading[], filters: number): string {
  const value = (metric: string): number => readings.find((reading) => reading.metric === metric)?.value ?? 0;
  const closed = value('wonCount') + value('lostCount');
  return `${decimal(closed)} closed and ${decimal(value('openCount'))} open deals${filters === 0 ? '' : `, ${counted(filters, 'filter')}`}`;
}

/** A filter by a field that the loaded cube cannot answer is said, never passed over. */
export function unanswered(question: Question, answerable: Answerable): readonly string[] {
  const missing = question.where.filter(
    ({ dimension }) => !answerable.cube.ask.by.includes(dimension) && dimensionOf(answerable.dataset, dimension) !== null,
  );
  return missing.map(({ dimension }) => `The filter by ${dimensionName(answerable.dataset, dimension)} is not applied to these numbers.`);
}
