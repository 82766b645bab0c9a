import { describe, expect, test } from 'vitest';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { VaultWorker } from '../../src/app/vault-worker';
import type { VaultReply, VaultRequest } from '../../src/workers/vault-messages';
import { answering } from '../../src/workers/vault-room';
import { CALLS, MemoryDisk, WAYS, type Call, type Fault } from './memory-disk';
import { Browser, CODES, definingOf, keepingOf, lineOf, never, openedOn, restoredTexts, SENTENCE } from './tabs';

const DEALS = { 'deals.csv': 'id\n1\n' };

async function kept(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const { vault } = await openedOn(disk);
  await vault.keep(keepingOf(1, { 'old.csv': 'id\n0\n' }), never);
  await vault.keep(keepingOf(2, DEALS), never);
  return disk;
}

const reopened = (disk: MemoryDisk) => openedOn(MemoryDisk.of(disk.files()));
const refusal = async (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );

describe('definitions that were changed on the page', () => {
  test('come back with the files that were kept already, and no file is written again', async () => {
    const disk = await kept();
    const { vault, state: before } = await openedOn(disk);
    const from = disk.deeds.length;
    const state = await vault.define(definingOf(6));
    expect(disk.deeds.slice(from).flatMap((deed) => (deed.kind === 'make' && deed.path.startsWith('raw/') ? [deed.path] : []))).toEqual([]);
    expect([state.generation, state.workspace?.defined]).toEqual([before.generation + 1, definingOf(6).defined]);
    const { vault: later, state: again } = await reopened(disk);
    expect([again, await restoredTexts(later)]).toEqual([state, DEALS]);
    expect(again.workspace?.files).toEqual(before.workspace?.files);
    expect(again.workspace?.decisions).toEqual(before.workspace?.decisions);
  });

  test('are those of the last change, and none once they are taken back', async () => {
    const disk = await kept();
    const { vault } = await openedOn(disk);
    for (const number of [3, 4, 5]) await vault.define(definingOf(number));
    expect((await reopened(disk)).state.workspace?.defined).toEqual(definingOf(5).defined);
    await vault.define({ defined: null, savedAt: '2025-09-30T12:00:00Z' });
    expect((await reopened(disk)).state.workspace?.defined).toBeNull();
  });

  test('are what the next load says of them', async () => {
    const disk = await kept();
    const { vault } = await openedOn(disk);
    await vault.define(definingOf(3));
    await vault.keep({ ...keepingOf(4, DEALS), defined: definingOf(8).defined }, never);
    expect((await reopened(disk)).state.workspace?.defined).toEqual(definingOf(8).defined);
    await vault.keep(keepingOf(5, DEALS), never);
    expect((await reopened(disk)).state.workspace?.defined).toBeNull();
  });

  test.each<[string, (vault: Awaited<ReturnType<typeof openedOn>>['vault'], browser: Browser) => Promise<unknown>, RegExp]>([
    [
      'that could not be read again',
      (vault) => {
        const { assumptions } = NO_DEFINITIONS;
        const definitions = { ...NO_DEFINITIONS, assumptions: { ...assumptions, numbers: new Map([['grossMargin', 7] as const]) } };
        return vault.define({ ...definingOf(1), defined: { definitions, batch: 0 } });
      },
      /cannot be written down in a form that would be read again/,
    ],
    [
      'for which there is no room',
      (vault, browser) => {
        browser.room = { used: 10, quota: 20, promised: false };
        return vault.define(definingOf(3));
      },
      /keeping these definitions takes/,
    ],
  ])('are refused in a sentence %s, and what was kept stays', async (_why, define, sentence) => {
    const browser = new Browser(await kept());
    const vault = browser.tab();
    await vault.open();
    const before = browser.disk.files();
    const said = await refusal(define(vault, browser));
    expect(said).toMatch(sentence);
    expect(said).toMatch(SENTENCE);
    expect(browser.disk.files()).toEqual(before);
  });

  test('are not kept where no file is', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    expect(await refusal(vault.define(definingOf(1)))).toMatch(/^No files are kept in this browser/);
    expect([...disk.files().keys()]).toEqual([]);
  });

  test('are gone once everything is erased', async () => {
    const disk = await kept();
    const { vault } = await openedOn(disk);
    await vault.define(definingOf(3));
    expect((await vault.erase()).left).toEqual([]);
    await vault.keep(keepingOf(4, DEALS), never);
    expect((await reopened(disk)).state.workspace?.defined).toBeNull();
  });

  test('go through the worker as they are', async () => {
    const disk = await kept();
    const worker = Object.assign(new EventTarget(), {
      answer: (() => undefined) as (request: VaultRequest) => void,
      postMessage: (request: VaultRequest): void => queueMicrotask(() => worker.answer(structuredClone(request))),
    });
    const say = (reply: VaultReply) => worker.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
    worker.answer = answering(new Browser(disk).tab(), say);
    const vault = new VaultWorker(() => worker as unknown as Worker);
    await vault.open();
    expect((await vault.define(definingOf(3))).workspace?.defined).toEqual(definingOf(3).defined);
  });
});

/** One change with a fault in it; false once the fault lies beyond its last call. */
async function defineWithFault(fault: Fault): Promise<boolean> {
  const disk = await kept();
  const { vault, state: before } = await openedOn(disk);
  disk.arm(fault);
  const said = await refusal(vault.define(definingOf(6)));
  const { failed } = disk;
  disk.arm(null);
  if (!failed) return false;
  const { state, vault: later } = await reopened(disk);
  expect(lineOf(state.workspace).includes('n 7'), said ?? 'it was acknowledged').toBe(said === null);
  if (said !== null) {
    expect([said, lineOf(state.workspace)]).toEqual([expect.stringMatching(SENTENCE), lineOf(before.workspace)]);
    expect(said).not.toMatch(CODES);
  }
  expect(await restoredTexts(later)).toEqual(DEALS);
  const after = await vault.define(definingOf(7));
  const again = await reopened(disk);
  expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
  return true;
}

test.each(CALLS.filter((call): call is Call => call !== 'clear'))(
  'a disk that fails once at %s changes the definitions wholly or not at all',
  async (call) => {
    let points = 0;
    for (const way of WAYS) for (let at = 1; at < 200 && (await defineWithFault({ call, at, way })); at += 1) points += 1;
    expect(points).toBeGreaterThan(call === 'remove' || call === 'truncate' ? -1 : 0);
  },
  120_000,
);
