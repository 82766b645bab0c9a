import { afterEach, describe, expect, test, vi } from 'vitest';
import { VaultWorker } from '../../src/app/vault-worker';
import type { VaultReply, VaultRequest } from '../../src/workers/vault-messages';
import { answering } from '../../src/workers/vault-room';
import { MemoryDisk } from './memory-disk';
import { Browser, keepingOf, lineOf, openedOn, restoredTexts, SENTENCE } from './tabs';

/** A worker whose other side is in this thread; messages are copied as a browser copies them. */
class NearWorker extends EventTarget {
  answer: (request: VaultRequest) => void = () => undefined;
  isEnded = false;
  postMessage(request: VaultRequest): void {
    const copy = structuredClone(request);
    queueMicrotask(() => this.answer(copy));
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(reply: VaultReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
  }
}

function near(browser: Browser | null): { readonly vault: VaultWorker; readonly worker: NearWorker } {
  const worker = new NearWorker();
  if (browser !== null) worker.answer = answering(browser.tab(), (reply) => worker.say(reply));
  return { vault: new VaultWorker(() => worker as unknown as Worker), worker };
}

const DEALS = { 'deals.csv': 'id\n1\n' };
afterEach(() => vi.useRealTimers());

describe('the vault in its worker', () => {
  test('keeps, gives back and erases as the vault itself, with progress', async () => {
    const disk = new MemoryDisk();
    const { vault } = near(new Browser(disk));
    expect((await vault.open()).access).toEqual({ kind: 'writing' });
    const told: number[] = [];
    const kept = await vault.keep(keepingOf(1, DEALS), (done, total) => told.push(done / total));
    expect([lineOf(kept.workspace), told.at(-1)]).toEqual([expect.stringContaining('question 1'), 1]);
    const restored = await vault.restore();
    expect(restored.map(({ kind, kept: { name } }) => [kind, name])).toEqual([['file', 'deals.csv']]);
    expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual(DEALS);
    expect((await vault.erase()).left).toEqual([]);
    expect(disk.files().size).toBe(0);
  });

  test('hands on the sentences of refusals, and what other tabs save', async () => {
    const browser = new Browser(new MemoryDisk());
    const [first, second] = [near(browser), near(browser)];
    await first.vault.open();
    expect((await second.vault.open()).access.kind).toBe('reading');
    await expect(second.vault.keep(keepingOf(1, DEALS), () => undefined)).rejects.toThrow(/^Another tab of this browser is writing/);
    const heard = new Promise<string>((resolve) => second.vault.subscribe(({ workspace }) => resolve(lineOf(workspace))));
    await first.vault.keep(keepingOf(1, DEALS), () => undefined);
    expect(await heard).toContain('question 1');
  });

  test('that does not open within 10 seconds is gone on without, and told when it opens after all', async () => {
    vi.useFakeTimers();
    const { vault, worker } = near(null);
    const opened = vault.open();
    await vi.advanceTimersByTimeAsync(10_000);
    const state = await opened;
    expect(state.access).toEqual({ kind: 'none', why: expect.stringMatching(/did not open within 10 seconds/) });
    const heard = new Promise<string>((resolve) => vault.subscribe(({ access }) => resolve(access.kind)));
    worker.say({ kind: 'state', id: 1, state: { ...state, access: { kind: 'writing' } } });
    expect([await heard, worker.isEnded]).toEqual(['writing', false]);
  });

  test('that breaks fails what is under way and all that follows in a sentence, and is never ended', async () => {
    const { vault, worker } = near(null);
    const [opened, kept] = [vault.open(), vault.keep(keepingOf(1, DEALS), () => undefined)];
    worker.dispatchEvent(new Event('error'));
    expect((await opened).access).toEqual({ kind: 'none', why: expect.stringMatching(SENTENCE) });
    await expect(kept).rejects.toThrow(/stopped unexpectedly/);
    await expect(vault.erase()).rejects.toThrow(/stopped unexpectedly/);
    expect(worker.isEnded).toBe(false);
  });

  test('that cannot be started leaves the page without a vault, in a sentence', async () => {
    const vault = new VaultWorker(() => {
      throw new Error('refused');
    });
    expect((await vault.open()).access).toEqual({ kind: 'none', why: expect.stringMatching(/could not be started/) });
    await expect(vault.restore()).rejects.toThrow(/could not be started/);
  });
});
