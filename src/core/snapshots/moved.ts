import { MOVE_KINDS, type AttributeEdits, type Moved, type MovedDeal, type MoveKind } from './movements';

/** Lists are cut to this many; counts never are. */
const SHOWN = 100;

/** A count that keeps the first of what it counts. */
export class Tallied {
  count = 0;
  readonly #deals: MovedDeal[] = [];

  add(deal: () => MovedDeal): void {
    this.count += 1;
    if (this.#deals.length < SHOWN) this.#deals.push(deal());
  }

  told(): Moved {
    return { count: this.count, deals: this.#deals };
  }
}

export type Tallies = Readonly<Record<MoveKind, Tallied>>;

export const startTallies = (): Tallies => Object.fromEntries(MOVE_KINDS.map((kind) => [kind, new Tallied()])) as Record<MoveKind, Tallied>;

export const toldOf = (tallies: Tallies): Readonly<Record<MoveKind, Moved>> =>
  Object.fromEntries(MOVE_KINDS.map((kind) => [kind, tallies[kind].told()])) as Record<MoveKind, Moved>;

/** The edits of one attribute as they are found. */
export class TalliedEdits {
  readonly #all = new Tallied();
  readonly #changes = new Map<string, { readonly was: string; readonly is: string; count: number }>();

  add(was: string, is: string, deal: () => MovedDeal): void {
    this.#all.add(deal);
    const key = JSON.stringify([was, is]);
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { was, is, count: 1 });
    else known.count += 1;
  }

  told(dimension: string, of: 'deal' | 'account'): AttributeEdits | null {
    const all = this.#all.told();
    if (all.count === 0) return null;
    const text = ({ was, is }: { readonly was: string; readonly is: string }): string => JSON.stringify([was, is]);
    const changes = [...this.#changes.values()].toSorted((a, b) => b.count - a.count || (text(a) < text(b) ? -1 : 1));
    return { ...all, dimension, of, changes: changes.slice(0, SHOWN).map((change) => ({ ...change })) };
  }
}
