import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StorageSection } from '../../../src/app/pages/data/storage-section';
import { SessionProvider } from '../../../src/app/session-provider';
import { useSession, type Session } from '../../../src/app/session';
import { StorageBanner } from '../../../src/app/shell/storage-banner';
import type { Definitions } from '../../../src/core/workspace';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const DEALS = [
  'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
  ...[1, 2, 3].map((at) => `${at},A${at},Closed Won,1000,EUR,2025-01-0${at},2025-03-15`),
  '',
].join('\n');

/** Whether the browser would ask whoever leaves now. */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const said = (): boolean[] => [/^Being saved/, /^Saved and read back/].map((words) => screen.queryByText(words) !== null);

/** Something that others wait for until it is opened. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

/** The page's words about what is kept, over three deals. */
function opened() {
  const { intake, vault, ...rest } = pageParts(kernelEngine(), async () => [file('opportunities.csv', DEALS)]);
  if (intake === undefined || vault === undefined) throw new Error('a part is missing');
  const now: { session: Session | null } = { session: null };
  function Hears() {
    now.session = useSession();
    return null;
  }
  render(
    <SessionProvider parts={{ ...rest, intake, vault }}>
      <StorageBanner />
      <StorageSection />
      <Hears />
    </SessionProvider>,
  );
  const session = (): Session => {
    if (now.session === null) throw new Error('there is no session');
    return now.session;
  };
  const until = (claim: () => unknown): Promise<unknown> => vi.waitFor(() => expect(claim()).toBe(true), { timeout: 20_000 });
  const define = (change: (definitions: Definitions) => Partial<Definitions>): void => {
    const { loaded } = session();
    if (loaded !== null) act(() => session().define({ ...loaded.definitions, ...change(loaded.definitions) }));
  };
  return { intake, vault, session, until, define };
}
const withTam = (): Partial<Definitions> => ({ tam: [1, 2, 3, 4] });
const withStart = ({ calendar }: Definitions): Partial<Definitions> => ({ calendar: { ...calendar, startMonth: 7 } });

describe('leaving the page', () => {
  it('is asked about until what was decided is on the disk, and until the files stand by it', async () => {
    const { intake, vault, session, until, define } = opened();
    act(() => session().inspect([file('deals.csv', DEALS)]));
    await until(() => session().draft !== null && session().progress === null);
    expect(asks()).toBe(false);
    act(() => session().load());
    await until(() => session().storage.saving.kind === 'saved');
    expect([asks(), said()]).toEqual([false, [false, true]]);

    const written = gate();
    const keep = vault.define.bind(vault);
    vi.spyOn(vault, 'define').mockImplementation((asked) => written.passed.then(() => keep(asked)));
    define(withTam);
    await until(asks);
    expect(said()).toEqual([true, false]);
    act(() => written.open());
    await until(() => !asks());
    expect(said()).toEqual([false, true]);

    const built = gate();
    const build = intake.build.bind(intake);
    vi.spyOn(intake, 'build').mockImplementation((...asked) => built.passed.then(() => build(...asked)));
    define(withStart);
    await until(asks);
    expect([session().storage.saving.kind, said()]).toEqual(['saved', [true, false]]);
    act(() => built.open());
    await until(() => !asks());
    expect([said(), session().loaded?.definitions.calendar.startMonth]).toEqual([[false, true], 7]);
  });

  it('of a sample is asked about by nobody: its changes are not kept', async () => {
    const { intake, session, until, define } = opened();
    act(() => session().loadSample('salesforce-style'));
    await until(() => session().loaded !== null);
    const built = gate();
    const build = intake.build.bind(intake);
    vi.spyOn(intake, 'build').mockImplementation((...asked) => built.passed.then(() => build(...asked)));
    define(withStart);
    await until(() => session().defining !== null);
    expect(asks()).toBe(false);
    act(() => built.open());
    await until(() => session().defining === null);
  });
});
