import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource, type ByteSource, type SourceEntry } from '../../../src/sources';
import { CrewOfHands } from '../../../src/workers/crew-of-hands';
import type { HandReply, HandRequest } from '../../../src/workers/hand-messages';
import type { HandWorker } from '../../../src/workers/hand-line';
import { handedOver, HandWork } from '../../../src/workers/hand-work';
import { encoders } from './encoders';
import { fileOf, table } from './files';
import { fileText, grids, manners } from './grids';

/** A worker that does its work in this thread, later, on copies: what is handed over is gone here, as between threads. */
class HandHere implements HandWorker {
  readonly #work = new HandWork();
  readonly #heard: ((event: { readonly data: HandReply }) => void)[] = [];
  readonly #broke: ((event: { readonly message: string }) => void)[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #left: number;

  /** `breaksAfter`: how many requests it answers before it breaks. */
  constructor(breaksAfter = Infinity) {
    this.#left = breaksAfter;
  }

  postMessage(request: HandRequest, transfer: ArrayBuffer[]): void {
    const given = structuredClone(request, { transfer });
    this.#turn = this.#turn.then(async () => {
      this.#left -= 1;
      if (this.#left < 0) return this.#broke.forEach((listener) => listener({ message: 'out of memory' }));
      const reply = await this.#work.answer(given);
      const data = structuredClone(reply, { transfer: handedOver(reply) as ArrayBuffer[] });
      this.#heard.forEach((listener) => listener({ data }));
    });
  }

  addEventListener(kind: 'message' | 'error', listener: (event: never) => void): void {
    if (kind === 'message') this.#heard.push(listener as (event: { readonly data: HandReply }) => void);
    else this.#broke.push(listener as (event: { readonly message: string }) => void);
  }
}

/** A file that says it is large enough to be shared. */
const shared = (content: string | Uint8Array, piece = 700): ByteSource => ({ ...fileOf(content, { piece }), size: 10_000_000 });

async function entryOf(source: ByteSource, crew?: CrewOfHands): Promise<SourceEntry | undefined> {
  const options = {
    stop: { aborted: false },
    progress: () => {},
    answers: new Map<string, string>(),
    ...(crew === undefined ? {} : { crew }),
  };
  return (await readSource(source, options))[0];
}

test('a file that two hands help with is read as it is read alone, one file after the other', async () => {
  const crew = new CrewOfHands(() => new HandHere());
  const encodings = fc.constantFrom<keyof typeof encoders>('utf-8', 'utf-16le');
  await fc.assert(
    fc.asyncProperty(grids, manners, encodings, fc.integer({ min: 1, max: 900 }), async (grid, manner, encoding, piece) => {
      const bytes = encoders[encoding](fileText(grid, manner));
      expect(await entryOf(shared(bytes, piece), crew)).toEqual(await entryOf(shared(bytes, piece)));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
});

test('odd records, escapes, letters beyond ASCII and cells at the very end survive being handed over', async () => {
  const odd = `${table(3000)}"006x","Say ""hi""",Open,1,2025-01-15\n\nshort\n006y,Zürich 🙂,Open,"1\n2",2025-01-15\n006z,"",Open,,""`;
  const alone = await entryOf(shared(odd));
  expect(alone).toMatchObject({ kind: 'records', raw: { rows: 3003, recordCount: 3005 } });
  expect(await entryOf(shared(odd), new CrewOfHands(() => new HandHere()))).toEqual(alone);
});

test('a reading that breaks off leaves nothing behind for the next file', async () => {
  const crew = new CrewOfHands(() => new HandHere());
  async function* breaks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(table(2000));
    throw new Error('the disk is gone');
  }
  expect(await entryOf({ name: 'broken.csv', size: 10_000_000, open: breaks }, crew)).toMatchObject({ kind: 'refused' });
  expect(await entryOf(shared(table(500)), crew)).toEqual(await entryOf(shared(table(500))));
});

test('a hand that breaks refuses the file with a sentence, and the next file gets another hand', async () => {
  for (const breaksAfter of [0, 1, 2, 3]) {
    const hands = [new HandHere(), new HandHere(breaksAfter)];
    const crew = new CrewOfHands(() => hands.shift() ?? new HandHere());
    expect(await entryOf(shared(table(2000), 5000), crew)).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining('out of memory'),
    });
    expect(await entryOf(shared(table(500)), crew)).toEqual(await entryOf(shared(table(500))));
  }
});
