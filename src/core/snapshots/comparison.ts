import type { Deal } from '../facts';
import { dateOf, type Currency, type Day } from '../model';
import { amountMove, closeOf, dateMove, outcomeMoves, stageMove, type Both, type Days } from './deal-moves';
import { startTallies, type Tallies } from './moved';
import { NOTHING, type Held, type MovedDeal, type MoveKind, type OpenBridge } from './movements';
import type { Row, SeenDeals } from './seen-deals';
import type { Expected } from './slippage';
import type { StageOrder } from './stage-order';

const text = (word: string): Held => (word === '' ? NOTHING : { kind: 'text', text: word });
const date = (day: Day | null): Held => (day === null ? NOTHING : { kind: 'date', date: dateOf(day) });
const money = ({ amount, currency }: Row): Held => (amount === null ? NOTHING : { kind: 'money', minor: amount, currency });

/** Two exports as they are compared, deal by deal. */
export class Comparison {
  readonly tallies: Tallies = startTallies();
  readonly grown = new Map<Currency, number>();
  readonly shrunk = new Map<Currency, number>();
  readonly expected: Expected = { all: 0, left: 0, gone: 0 };
  /** Deals whose close date moved later, and deals that were reopened: all of them, by id. */
  readonly pushed: string[] = [];
  readonly reopened: string[] = [];
  readonly #open = { before: 0, added: 0, reopened: 0, won: 0, lost: 0, other: 0, gone: 0, after: 0 };
  readonly #before: SeenDeals;
  readonly #after: SeenDeals;
  readonly #period: Days;
  readonly #stages: StageOrder;

  constructor(before: SeenDeals, after: SeenDeals, rules: { readonly period: Days; readonly stages: StageOrder }) {
    [this.#before, this.#after, this.#period, this.#stages] = [before, after, rules.period, rules.stages];
  }

  bridge(): OpenBridge {
    return this.#open;
  }

  /** A deal that only the later export has. Created and closed in between, it was won or lost in between too. */
  add(id: string, after: Deal, since: Day): void {
    const moved = (): MovedDeal => this.#moved(id, null, after, [NOTHING, text(after.outcome)]);
    this.tallies.added.add(moved);
    if (after.outcome === 'open') this.#open.added += 1;
    else if (after.closed === null || after.closed > since) this.tallies[after.outcome].add(moved);
  }

  /** A deal that only the earlier export has. */
  miss(id: string, before: Deal): void {
    this.tallies.gone.add(() => this.#moved(id, before, null, [text(before.outcome), text(this.#after.why(id))]));
    if (before.outcome !== 'open') return;
    this.#open.gone += 1;
    if (this.#isExpected(before)) this.expected.gone += 1;
  }

  compare(both: Both): void {
    const { id, before, after, was, is } = both;
    const tell = (kind: MoveKind | null, from: Held, to: Held): void => {
      if (kind !== null) this.tallies[kind].add(() => this.#moved(id, before, after, [from, to]));
    };
    for (const kind of outcomeMoves(both)) {
      tell(kind, text(before.outcome), text(after.outcome));
      if (kind === 'reopened') this.reopened.push(id);
    }
    const moved = dateMove(both, this.#period);
    tell(moved, date(before.due), date(closeOf(after)));
    if (moved === 'pushed' || (moved === 'slipped' && closeOf(after) !== null)) this.pushed.push(id);
    const amount = amountMove(both);
    tell(amount, money(was), money(is));
    this.#sum(amount, both);
    tell(stageMove(both, this.#stages), text(was.stage), text(is.stage));
    if (this.#isExpected(before)) this.expected.all += 1;
    if (moved === 'slipped') this.expected.left += 1;
    this.#carry(before, after);
  }

  /** Counts the open deals of both exports, and how those of the first became those of the second. */
  #carry(before: Deal, after: Deal): void {
    if (before.outcome === 'open' && after.outcome !== 'open') this.#open[after.outcome] += 1;
    if (before.outcome !== 'open' && after.outcome === 'open') this.#open.reopened += 1;
  }

  /** Open deals counted on each side by themselves, so that the bridge between them can be held against them. */
  countOpen(side: 'before' | 'after', deals: Iterable<Deal>): void {
    for (const deal of deals) if (deal.outcome === 'open') this.#open[side] += 1;
  }

  #sum(kind: MoveKind | null, { was, is }: Both): void {
    const sums = kind === 'amountUp' ? this.grown : this.shrunk;
    if (kind === 'amountUp' || kind === 'amountDown')
      sums.set(is.currency, (sums.get(is.currency) ?? 0) + Math.abs((is.amount ?? 0) - (was.amount ?? 0)));
  }

  #isExpected({ outcome, due }: Deal): boolean {
    return outcome === 'open' && due !== null && due >= this.#period.from && due <= this.#period.to;
  }

  #moved(id: string, before: Deal | null, after: Deal | null, [was, is]: readonly [Held, Held]): MovedDeal {
    const seen = after === null ? this.#before : this.#after;
    const last = after ?? before;
    return {
      id,
      name: last === null ? '' : seen.rowOf(last).name,
      before: before === null ? null : this.#before.originOf(before),
      after: after === null ? null : this.#after.originOf(after),
      was,
      is,
    };
  }
}
