import type { Column, DayColumn, NumberColumn, Outcome } from '../model';
import type { Talk } from './talk';

/** Columns under construction: a CRM's pairs become one column each. */
export type Columns = Map<string, Column>;

const dayOf = (columns: Columns, name: string): DayColumn | undefined => {
  const column = columns.get(name);
  return column?.kind === 'day' ? column : undefined;
};

/**
 * Makes one close date of what a CRM keeps apart: the actual date of a closed deal, by the time it was won or lost where
 * the file has those, and the expected date of an open one.
 */
export function joinCloseDates(columns: Columns, outcomes: readonly (Outcome | null)[], talk: Talk): void {
  const [close, expected, won, lost] = ['closeDate', 'expectedCloseDate', 'wonDate', 'lostDate'].map((name) => dayOf(columns, name));
  if (expected === undefined && won === undefined && lost === undefined) return;
  const onlyExpected = close === undefined && won === undefined && lost === undefined;
  const values = new Int32Array(outcomes.length);
  const known = new Uint8Array(outcomes.length);
  let guessed = 0;
  outcomes.forEach((outcome, at) => {
    const ended = outcome === 'won' ? won : lost;
    const order = outcome === 'open' ? [expected, close] : [close, ended, onlyExpected ? expected : undefined];
    const source = order.find((column) => column?.known[at] === 1);
    if (source === undefined) return;
    values[at] = source.values[at] ?? 0;
    known[at] = 1;
    if (outcome !== 'open' && source === expected) guessed++;
  });
  talk.say('closeDate', 'closed deals dated by their expected close date: the file has no other', guessed);
  for (const name of ['expectedCloseDate', 'wonDate', 'lostDate']) columns.delete(name);
  columns.set('closeDate', { kind: 'day', values, known });
}

const moneyOf = (columns: Columns, name: string): NumberColumn | undefined => {
  const column = columns.get(name);
  return column?.kind === 'money' ? column : undefined;
};

/** Makes one amount of an actual and an estimated one: the actual where a deal was won, the estimate everywhere else. */
export function joinAmounts(columns: Columns, outcomes: readonly (Outcome | null)[], talk: Talk): void {
  const [actual, estimate] = ['amount', 'estimatedAmount'].map((name) => moneyOf(columns, name));
  if (estimate === undefined) return;
  const values = new Float64Array(outcomes.length);
  const known = new Uint8Array(outcomes.length);
  let estimated = 0;
  outcomes.forEach((outcome, at) => {
    const order = outcome === 'won' ? [actual, estimate] : [estimate, actual];
    const source = order.find((column) => column?.known[at] === 1);
    if (source === undefined) return;
    values[at] = source.values[at] ?? 0;
    known[at] = 1;
    if (source === estimate) estimated++;
  });
  talk.say('amount', 'estimated amounts read where no actual one decides', estimated);
  columns.delete('estimatedAmount');
  columns.set('amount', { kind: 'money', values, known });
}
