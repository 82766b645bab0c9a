import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterCrash, MemoryDisk, type Deed, type Fate } from './memory-disk';
import { Browser, definingOf, keepingOf, lineOf, never, openedOn, restoredTexts } from './tabs';

/** Cases beside every prefix; the long run before a release raises it. */
const RANDOM_CASES = Number(process.env['VAULT_CRASHES'] ?? 2000);

/** What the vault holds after a step, and how many deeds the disk had seen when it was acknowledged. */
type Held = { readonly line: string; readonly texts: Readonly<Record<string, string>>; readonly deeds: number };
type Step = Readonly<Record<string, string>> | 'define' | 'erase' | 'reopen';

const DEALS = 'id,amount\n1,100\n2,200\n';
const ACCOUNTS = `id,name\n${'a1,Acme\n'.repeat(40)}`;
const STEPS: readonly Step[] = [
  { 'deals.csv': DEALS, 'accounts.csv': ACCOUNTS },
  'define',
  { 'deals.csv': DEALS },
  { 'deals.csv': `${DEALS}3,300\n`, 'accounts.csv': ACCOUNTS, 'empty.csv': '' },
  'define',
  'reopen',
  'define',
  { 'other.csv': 'id\n9\n' },
  {},
  { 'deals.csv': DEALS },
  'erase',
  { 'deals.csv': DEALS, 'twin.csv': DEALS },
  { 'accounts.csv': ACCOUNTS },
  'define',
];

/** Runs the steps and notes what held after each. */
async function run(steps: readonly Step[]): Promise<{ readonly deeds: readonly Deed[]; readonly held: readonly Held[] }> {
  const disk = new MemoryDisk();
  let browser = new Browser(disk);
  let vault = browser.tab();
  await vault.open();
  const held: Held[] = [{ line: 'nothing', texts: {}, deeds: 0 }];
  for (const [number, step] of steps.entries()) {
    if (step === 'reopen') {
      browser = new Browser(disk);
      vault = browser.tab();
      await vault.open();
    } else if (step === 'define') {
      const { workspace } = await vault.define(definingOf(number));
      held.push({ line: lineOf(workspace), texts: held.at(-1)?.texts ?? {}, deeds: disk.deeds.length });
    } else if (step === 'erase') {
      await vault.erase();
      held.push({ line: 'nothing', texts: {}, deeds: disk.deeds.length });
    } else {
      const state = await vault.keep(keepingOf(number, step), never);
      held.push({ line: lineOf(state.workspace), texts: step, deeds: disk.deeds.length });
    }
  }
  return { deeds: disk.deeds, held };
}

/** How many of the steps' states had been acknowledged after so many deeds. */
const acknowledgedBy = (held: readonly Held[], deeds: number): number => held.filter((each) => each.deeds <= deeds).length - 1;

type Crash = { readonly data: number; readonly names: number; readonly fate: Fate };

/** Opens what a crash left: it must be what was acknowledged last, or what was being saved, whole; and it must go on from there. */
async function mustBeWhole({ deeds, held }: Awaited<ReturnType<typeof run>>, { data, names, fate }: Crash, goOn: boolean): Promise<void> {
  const disk = MemoryDisk.of(afterCrash(deeds, data, names, fate));
  const { vault, state } = await openedOn(disk);
  expect(state.access.kind).toBe('writing');
  const line = lineOf(state.workspace);
  const candidates = held.slice(acknowledgedBy(held, names), acknowledgedBy(held, data) + 2);
  const found = candidates.find((each) => each.line === line);
  if (found === undefined)
    expect.fail(`after ${names} of ${data} deeds: ${line}\nis none of\n${candidates.map((each) => each.line).join('\n')}`);
  expect(await restoredTexts(vault)).toEqual(found.texts);
  if (!goOn) return;
  const after = await vault.keep(keepingOf(59, { 'after.csv': 'id\n1\n' }), never);
  const again = await openedOn(MemoryDisk.of(disk.files()));
  expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
  expect(await restoredTexts(again.vault)).toEqual({ 'after.csv': 'id\n1\n' });
}

const FATES: Readonly<Record<string, Fate>> = {
  'nothing that was not flushed': () => 'lost',
  'all that was not flushed': () => 'kept',
  'half of what was not flushed': () => 'torn',
  'every other write that was not flushed': (number) => (number % 2 === 0 ? 'kept' : 'lost'),
};

describe('a crash after any write leaves the old workspace or the new one, whole', () => {
  test.each(Object.entries(FATES))(
    'with %s on the disk',
    async (_name, fate) => {
      const ran = await run(STEPS);
      for (let at = 0; at <= ran.deeds.length; at += 1) await mustBeWhole(ran, { data: at, names: at, fate }, at % 3 === 0);
    },
    120_000,
  );

  test(`with writes lost, torn and out of order, and names that lag behind (${RANDOM_CASES} cases)`, async () => {
    const ran = await run(STEPS);
    const crash = fc.record({
      data: fc.nat(ran.deeds.length),
      lag: fc.oneof(fc.constant(0), fc.nat(30)),
      fates: fc.array(fc.constantFrom('kept' as const, 'lost' as const, 'torn' as const), { minLength: 1, maxLength: 6 }),
    });
    const law = fc.asyncProperty(crash, ({ data, lag, fates }) => {
      const fate: Fate = (number) => fates[number % fates.length] ?? 'lost';
      return mustBeWhole(ran, { data, names: Math.max(0, data - lag), fate }, data % 7 === 0);
    });
    await fc.assert(law, { numRuns: RANDOM_CASES });
  }, 3_600_000);

  test('what was acknowledged lies on the disk flushed and whole: nothing about it needs to be said', async () => {
    const ran = await run(STEPS);
    for (const { deeds, line } of ran.held) {
      const { state } = await openedOn(MemoryDisk.of(afterCrash(ran.deeds, deeds, deeds, () => 'lost')));
      expect([lineOf(state.workspace), state.said]).toEqual([line, []]);
    }
  }, 120_000);

  test('erasing that was interrupted is finished by the next opening, and nothing of it comes back', async () => {
    const ran = await run(STEPS.slice(0, STEPS.indexOf('erase') + 1));
    const marked = ran.deeds.findIndex((deed) => deed.kind === 'make' && deed.path === 'erasing') + 1;
    expect(marked).toBeGreaterThan(0);
    for (let at = marked; at < ran.deeds.length; at += 1) {
      const disk = MemoryDisk.of(afterCrash(ran.deeds, at, at, () => 'lost'));
      const { state } = await openedOn(disk);
      expect([state.workspace, state.access.kind, [...disk.files().keys()]]).toEqual([null, 'writing', []]);
      expect(state.said).toEqual(['Erasing what was kept had been interrupted. It is finished now.']);
    }
  }, 120_000);
});
