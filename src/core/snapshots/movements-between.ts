import type { Deal } from '../facts';
import { dateOf, firstDayIn, lastDayIn, monthIn, spanHolding, type Calendar, type Day } from '../model';
import { attributeEdits } from './attribute-edits';
import { Comparison } from './comparison';
import type { Days } from './deal-moves';
import { toldOf } from './moved';
import type { Movements } from './movements';
import { seenDeals, type SeenDeals, type Side } from './seen-deals';
import { slippageOf } from './slippage';
import type { StageOrder } from './stage-order';

/** How two snapshots are compared. */
export type Comparing = {
  readonly stages: StageOrder;
  /** The deals that count: those whose class, as it was last known, is of new business; or all. */
  readonly dealClass: 'newBusiness' | 'all';
  readonly calendar: Calendar;
};

/** An export of so many days before a quarter tells what is expected in it: the last event of one is seldom on its last day. */
const AHEAD = 14;

/** The quarter whose deals are expected as of a day: the one under way, or the next where that begins within a fortnight. */
export function periodAfter(asOf: Day, calendar: Calendar): Days {
  const span = spanHolding(monthIn(calendar, asOf + AHEAD), 'quarter', calendar.startMonth);
  return { from: firstDayIn(calendar, span.from), to: lastDayIn(calendar, span.to) };
}

/** The deals that count, by id: a deal is of the class that was known of it last. */
function counted(
  before: SeenDeals,
  after: SeenDeals,
  dealClass: Comparing['dealClass'],
): readonly [ReadonlyMap<string, Deal>, ReadonlyMap<string, Deal>] {
  const isCounted = (id: string): boolean => dealClass === 'all' || (after.byId.get(id) ?? before.byId.get(id))?.dealClass === dealClass;
  const of = (seen: SeenDeals): ReadonlyMap<string, Deal> => new Map([...seen.byId].filter(([id]) => isCounted(id)));
  return [of(before), of(after)];
}

/**
 * What happened between two snapshots, deal by deal: matched by id, judged as each snapshot's own metrics judge it. Where
 * one of them has no ids, nothing can be said and the reason is `no_history`. Beside it all deals that were pushed or reopened,
 * by id: these are counted over many snapshots.
 */
export function movementsBetween(
  before: Side,
  after: Side,
  rules: Comparing,
): { readonly movements: Movements; readonly pushed: readonly string[]; readonly reopened: readonly string[] } {
  const [was, is] = [seenDeals(before), seenDeals(after)];
  const period = periodAfter(before.snapshot.asOf, rules.calendar);
  const comparison = new Comparison(was, is, { period, stages: rules.stages });
  const canMatch = was.byId.size > 0 && is.byId.size > 0;
  const [then, now] = canMatch ? counted(was, is, rules.dealClass) : [new Map<string, Deal>(), new Map<string, Deal>()];
  let matched = 0;
  for (const [id, deal] of now) {
    const earlier = then.get(id);
    if (earlier === undefined) comparison.add(id, deal, before.snapshot.asOf);
    else {
      matched += 1;
      comparison.compare({ id, before: earlier, after: deal, was: was.rowOf(earlier), is: is.rowOf(deal) });
    }
  }
  for (const [id, deal] of then) if (!now.has(id)) comparison.miss(id, deal);
  comparison.countOpen('before', then.values());
  comparison.countOpen('after', now.values());
  const movements: Movements = {
    from: dateOf(before.snapshot.asOf),
    to: dateOf(after.snapshot.asOf),
    missing: canMatch ? null : 'no_history',
    matched,
    withoutId: { before: was.withoutId, after: is.withoutId },
    moves: toldOf(comparison.tallies),
    grown: comparison.grown,
    shrunk: comparison.shrunk,
    edits: canMatch ? attributeEdits({ side: before, seen: was, deals: then }, { side: after, seen: is, deals: now }) : [],
    bridge: comparison.bridge(),
    slippage: slippageOf(canMatch ? comparison.expected : null, period),
  };
  return { movements, pushed: comparison.pushed, reopened: comparison.reopened };
}
