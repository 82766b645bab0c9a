import type { HypothesisPlan, NoPlan, PlanAsked } from '../core/hypothesis-readings';
import type { Dataset } from '../core/model';
import { counted, dateText, decimal } from '../wording';
import { baselineText } from '../wording/hypothesis-words';

/** What the data say of a draft: lines to read, and whether it can be written down by them. */
export type PlanView = { readonly lines: readonly { readonly label: string; readonly text: string }[]; readonly note: string | null };

const REASONS: Readonly<Record<NoPlan, string>> = {
  no_dates: 'The data hold no date: nothing can be planned by them.',
  no_deals: 'No deal of the last twelve months tells what it is now: widen the segment, or load more history.',
  no_amount: 'Amounts cannot be read: say their currency on the Definitions page, or choose another metric.',
};

/** Years after which most things that were tested have changed by themselves. */
const LONG_MONTHS = 24;

function takesText({ needed, perMonth, duration, lagDays }: HypothesisPlan): string {
  if (needed === null) return 'not told';
  if (perMonth === null) return 'no date follows: one side got no such deal';
  if (duration === null) return `decades: ${decimal(perMonth, perMonth < 10 ? 1 : 0)} a month on the slower side`;
  const months = decimal(duration.months, duration.months < 10 ? 1 : 0);
  const pace = `${decimal(perMonth, perMonth < 10 ? 1 : 0)} a month on the slower side`;
  return `${months} months: ${pace}, and ${counted(lagDays, 'day')} from creation to close`;
}

const isLong = ({ perMonth, duration }: HypothesisPlan): boolean => (duration === null ? perMonth !== null : duration.months > LONG_MONTHS);

function noteOf(plan: HypothesisPlan, asked: PlanAsked): string | null {
  const { needed, undecided, baseline } = plan;
  if (needed === null)
    return asked.metric === 'winRate'
      ? `The win rate has no room to ${asked.want} by so much: choose a smaller size.`
      : 'All deals are worth the same: their spread does not tell how many it takes.';
  if (isLong(plan)) return 'That is long: much else changes meanwhile. A larger size, a wider segment or another metric takes less.';
  if (undecided > 0)
    return `${counted(undecided, 'deal')} of the last twelve months lie on neither side: what the rule asks for is not known of them.`;
  return baseline.designEffect > 1.005
    ? `Accounts have several deals each, which end alike: that takes ${decimal(baseline.designEffect, 2)} times as many.`
    : null;
}

/** The plan of a draft in words. */
export function planView(plan: HypothesisPlan | NoPlan, asked: PlanAsked, dataset: Dataset): PlanView {
  if (typeof plan === 'string') return { lines: [], note: REASONS[plan] };
  const { baseline, inside, outside, needed, duration } = plan;
  const sides = asked.against === 'others' ? `${decimal(inside)} in the segment, ${decimal(outside)} outside` : counted(inside, 'deal');
  return {
    lines: [
      {
        label: asked.against === 'others' ? 'Value now, of all others' : 'Value now',
        text: baselineText(baseline, asked.metric, dataset.currency),
      },
      { label: 'Deals of the last twelve months', text: sides },
      {
        label: 'Sample needed',
        text: needed === null ? 'not told' : `${counted(needed, 'deal')} a side, to see that size four times in five`,
      },
      { label: 'At today’s volume', text: takesText(plan) },
      { label: 'Read-out', text: duration === null ? 'say a date' : dateText(duration.readOn) },
    ],
    note: noteOf(plan, asked),
  };
}
