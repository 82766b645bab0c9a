import type { OutreachCount, OutreachMonth, Span } from '../model';
import { wilson } from '../statistics';
import type { ObservedInput } from './inputs';

/** The rates that a list of outreach tells: opportunities of meetings, meetings of replies, replies of messages sent. */
export type OutreachRateId = 'opportunity' | 'meeting' | 'reply';
export type OutreachRates = Readonly<Record<OutreachRateId, ObservedInput>>;

const LEVEL = 0.95;

function rateOf(counts: readonly OutreachCount[]): ObservedInput {
  const part = counts.reduce((sum, count) => sum + count.part, 0);
  const whole = counts.reduce((sum, count) => sum + count.whole, 0);
  if (whole === 0) return { missing: 'not_in_outreach' };
  if (part > whole) return { missing: 'part_over_whole' };
  const limits = wilson(part, whole, LEVEL);
  return { ratio: { part, whole }, low: limits?.low ?? null, high: limits?.high ?? null, n: whole, missing: null };
}

/**
 * The rates of the months of a span (null: all of them), each with its Wilson interval. Without a list they do not exist, and
 * where more meetings are stated than replies, that is no share of them.
 */
export function outreachRates(months: readonly OutreachMonth[] | undefined, span: Span | null): OutreachRates {
  if (months === undefined) {
    const none: ObservedInput = { missing: 'no_outreach' };
    return { opportunity: none, meeting: none, reply: none };
  }
  const held = months.filter(({ month }) => span === null || (month >= span.from && month <= span.to));
  return {
    opportunity: rateOf(held.map(({ opportunity }) => opportunity)),
    meeting: rateOf(held.map(({ meeting }) => meeting)),
    reply: rateOf(held.map(({ reply }) => reply)),
  };
}
