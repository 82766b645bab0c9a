import type { Assessment } from '../core/assessment';
import { standingMarketChanges, type MarketChange } from '../core/council';
import { parseDate, type CalendarDate } from '../core/model';
import { counted, dateText } from '../wording';

type MarketChangeView = {
  readonly change: MarketChange;
  readonly on: string;
  readonly text: string;
  readonly by: string;
  /** Whether the evidence counts it, and why it does not. */
  readonly says: string;
};

export type MarketChangesView = { readonly summary: string; readonly rows: readonly MarketChangeView[] };

function saysOf({ on }: MarketChange, since: string | null, asOf: string): string {
  if (on > asOf) return 'After the as-of date: it counts once the data reach it.';
  if (since === null) return 'There is no ICP that it could be held against.';
  return on > since ? 'Since the ICP last changed: E03 counts it as a shift.' : 'Before the ICP version in force took effect.';
}

/** What people noted about the market, the latest first, each with what the assessment makes of it. */
export function marketChangesView(changes: readonly MarketChange[], { evidence, asOf }: Assessment): MarketChangesView {
  const since = evidence.find(({ id }) => id === 'E03')?.names[1] ?? null;
  const rows = standingMarketChanges(changes).map((change): MarketChangeView => {
    const { on, text, by } = change;
    return { change, on: dateText(on as CalendarDate), text, by, says: saysOf(change, since, asOf) };
  });
  return { summary: rows.length === 0 ? 'none noted' : counted(rows.length, 'change noted', 'changes noted'), rows };
}

/** What is wrong with a note before it is kept; null where nothing is. */
export function faultOfNote({ on, text, by }: { readonly on: string; readonly text: string; readonly by: string }): string | null {
  if (parseDate(on) === null) return 'Say from which day it holds.';
  if (text.trim() === '') return 'Say what changed.';
  return by.trim() === '' ? 'Still needed: who answers, above.' : null;
}
