import type { Sha256 } from '../core/model';
import type { Crew } from '../sources/crew';
import { packed } from '../sources/readers/delimited/cells';
import type { Columns } from '../sources/readers/delimited/columns';
import type { Dialect } from '../sources/readers/delimited/dialect';
import type { Digest } from '../sources/sha-256';
import { Hand, type HandWorker } from './hand-line';

/** Two hands: one hashes, one makes columns. They are opened when they are first needed and stay for the next file. */
export class CrewOfHands implements Crew {
  readonly #open: () => HandWorker;
  #digester: Hand | null = null;
  #builder: Hand | null = null;

  constructor(open: () => HandWorker) {
    this.#open = open;
  }

  digest(): Digest {
    this.#digester = this.#fit(this.#digester);
    return new DigestElsewhere(this.#digester);
  }

  columns(count: number, dialect: Dialect): Columns {
    const hand = this.#fit(this.#builder);
    this.#builder = hand;
    hand.give({ kind: 'beginColumns', count, dialect });
    return {
      take: (cells) => {
        const own = packed(cells, count);
        hand.give({ kind: 'cells', cells: own }, [own.bytes.buffer, own.places.buffer, own.firsts.buffer]);
      },
      finish: async () => {
        const reply = await hand.ask({ kind: 'endColumns' });
        if (reply.kind !== 'built') throw new Error(`columns were asked for, and ${reply.kind} came`);
        return reply.columns;
      },
    };
  }

  /** A hand that works: one that has broken is of no use to the next file. */
  #fit(hand: Hand | null): Hand {
    return hand === null || hand.isBroken ? new Hand(this.#open()) : hand;
  }

  async room(): Promise<void> {
    await this.#digester?.room();
    await this.#builder?.room();
  }
}

class DigestElsewhere implements Digest {
  readonly #hand: Hand;
  #sha256: Sha256 | null = null;

  constructor(hand: Hand) {
    this.#hand = hand;
    hand.give({ kind: 'beginDigest' });
  }

  update(bytes: Uint8Array): void {
    const own = bytes.slice();
    this.#hand.give({ kind: 'digest', bytes: own }, [own.buffer]);
  }

  async settled(): Promise<void> {
    const reply = await this.#hand.ask({ kind: 'endDigest' });
    if (reply.kind !== 'digested') throw new Error(`a hash was asked for, and ${reply.kind} came`);
    this.#sha256 = reply.sha256;
  }

  hex(): Sha256 {
    if (this.#sha256 === null) throw new Error('the hash was asked for before it was settled');
    return this.#sha256;
  }
}
