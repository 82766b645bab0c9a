import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openQueryClient } from '../../src/app/cubes';
import { DiscoveryCard } from '../../src/app/discovery/discovery-card';
import { judged } from '../../src/app/discovery-worker';
import { Announcer } from '../../src/app/parts/announcer';
import { useSession, type Loaded, type Session } from '../../src/app/session';
import { SessionProvider } from '../../src/app/session-provider';
import { discover, type DiscoverGiven } from '../../src/core/discovery';
import { ruleOfCandidate } from '../../src/core/discovery-draft';
import type { Day, Home } from '../../src/core/model';
import type { CandidateView } from '../../src/views/discovery-candidate';
import type { Discovery } from '../../src/core/discovery';
import { counted, lettered, patternsOf, WON_SHARE, wonTable } from '../fixtures/discovery-rows';
import { file, kernelEngine, pageParts } from './parts';
import { openStudies } from './study-in-page';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const ATTRIBUTES = lettered([2, 2]);
const PATTERNS = patternsOf(
  wonTable(`
    A B  older     newer
    0 0  60 of 90  30 of 45
    0 1  20 of 90  10 of 45
    1 0  20 of 90  10 of 45
    1 1  20 of 90  10 of 45
  `),
  2,
);
const GIVEN: DiscoverGiven = {
  attributes: ATTRIBUTES,
  leftOut: [],
  objective: WON_SHARE,
  direction: 'best',
  split: { cutoff: 1 as Day, matured: 2 as Day },
  scale: 1,
  counts: counted(PATTERNS, ATTRIBUTES, 2, 30),
  patterns: PATTERNS,
  support: 30,
  seed: 1,
  draws: 20,
};

describe('a search that is judged', () => {
  const NEVER = new AbortController().signal;

  it('by a worker says what this thread would, tells how far it is, and ends the worker', async () => {
    const { workers, open } = openStudies();
    const shares: number[] = [];
    const found = await judged(GIVEN, { signal: NEVER, onProgress: (share) => shares.push(share) }, open);
    expect(found).toEqual(discover(GIVEN));
    expect(found.candidates.some(({ verdict }) => verdict.kind === 'confirmed')).toBe(true);
    expect([shares.at(-1), shares.toSorted((a, b) => a - b)]).toEqual([1, shares]);
    expect([workers.length, workers[0]?.isEnded]).toEqual([1, true]);
  });

  it('is stopped by ending its worker, and says that it was', async () => {
    const { workers, open } = openStudies();
    const controller = new AbortController();
    const search = judged(GIVEN, { signal: controller.signal, onProgress: () => undefined }, open);
    controller.abort();
    await expect(search).rejects.toThrow('stopped');
    expect(workers[0]?.isEnded).toBe(true);
    await expect(judged(GIVEN, { signal: controller.signal, onProgress: () => undefined }, open)).rejects.toThrow('stopped');
    expect(workers).toHaveLength(1);
  });

  it('is done by this thread where no worker starts, or one breaks', async () => {
    const heard = { signal: NEVER, onProgress: () => undefined };
    const none = judged(GIVEN, heard, () => {
      throw new Error('no workers here');
    });
    const { workers, open } = openStudies();
    const broken = judged(GIVEN, heard, open);
    workers[0]?.dispatchEvent(new Event('error'));
    expect([await none, await broken]).toEqual([discover(GIVEN), discover(GIVEN)]);
  });

  it('that cannot be judged says why', async () => {
    const wrong = { ...GIVEN, objective: null } as unknown as DiscoverGiven;
    await expect(judged(wrong, { signal: NEVER, onProgress: () => undefined }, openStudies().open)).rejects.toThrow(/null/);
  });
});

const HOSTILE = '<b>Software</b>';
/** One closed deal an account, over two years; of every ten with hostile industry and at most ten people eight are won, else two. */
const MANY = Array.from({ length: 1200 }, (_, at) => {
  const [isSoft, isSmall] = [at % 2 === 0, at % 4 < 2];
  const isWon = (at * 7) % 10 < (isSoft && isSmall ? 8 : 2);
  const month = Math.floor(at / 50);
  const date = `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  return { at, isSoft, isSmall, isWon, date };
});
const DEALS = ['Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date']
  .concat(MANY.map(({ at, isWon, date }) => `D${at},A${at},${isWon ? 'Closed Won' : 'Closed Lost'},100.00,USD,${date}-03,${date}-20`))
  .concat('D9999,A1,Closed Lost,100.00,USD,2024-12-01,2024-12-20', '')
  .join('\n');
const ACCOUNTS = ['Account ID,Account Name,Industry,Employees']
  .concat(MANY.map(({ at, isSoft, isSmall }) => `A${at},Acme ${at},${isSoft ? HOSTILE : 'Retail'},${isSmall ? 5 : 500}`))
  .concat('')
  .join('\n');

const held: { session: Session | null } = { session: null };
function Watch({ children }: { children(loaded: Loaded): ReactNode }) {
  const current = useSession();
  useEffect(() => {
    held.session = current;
  }, [current]);
  return current.loaded === null ? null : <div data-testid="opened">{children(current.loaded)}</div>;
}

type Acted = { readonly view: CandidateView; readonly discovery: Discovery };

/** A card over a real session, whose candidates hand themselves over at a press. */
async function openCard(): Promise<readonly Acted[]> {
  const acted: Acted[] = [];
  const homes: ReadonlySet<Home> = new Set(['account']);
  const files = [file('opportunities.csv', DEALS), file('accounts.csv', ACCOUNTS)];
  const card = (loaded: Loaded): ReactNode => (
    <DiscoveryCard
      loaded={loaded}
      name="test"
      question="Which?"
      metric="winRate"
      homes={homes}
      act={(view, discovery) => (
        <button type="button" onClick={() => acted.push({ view, discovery })}>
          Take {view.name}
        </button>
      )}
    />
  );
  render(
    <QueryClientProvider client={openQueryClient()}>
      <SessionProvider parts={pageParts(kernelEngine(), async () => files)}>
        <Announcer>
          <Watch>{card}</Watch>
        </Announcer>
      </SessionProvider>
    </QueryClientProvider>,
  );
  held.session?.loadSample('salesforce-style');
  await screen.findByTestId('opened', {}, { timeout: 20_000 });
  return acted;
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('a search on a page', () => {
  it('begins when it is asked for, finds what was planted, text as text, and hands it over with its rule', async () => {
    const acted = await openCard();
    expect(screen.queryByRole('table')).toBeNull();
    press('Search for combinations');
    const name = await screen.findByText(`Industry: ${HOSTILE}, Employees: 1-10`, { selector: 'h4' }, { timeout: 20_000 });
    expect(within(screen.getByRole('region', { name: 'What held' })).getByText(name.textContent)).toBe(name);
    fireEvent.click(screen.getByText(`Take Industry: ${HOSTILE}, Employees: 1-10`));
    const [taken] = acted;
    expect(taken === undefined ? null : ruleOfCandidate(taken.discovery, taken.view.candidate)).toEqual({
      kind: 'all',
      of: [
        { kind: 'isOneOf', dimension: 'industry', members: [HOSTILE] },
        { kind: 'within', column: 'employees', from: 1, to: 10 },
      ],
    });
    press('Table');
    const rows = within(screen.getByRole('table')).getAllByRole('rowheader');
    expect(rows.map(({ textContent }) => textContent)).toContain('Best expected by chance');
  });

  it('says that what is chosen was not searched yet, and what an objective lacks', async () => {
    await openCard();
    press('Search for combinations');
    await screen.findByRole('region', { name: 'What held' }, { timeout: 20_000 });
    expect(screen.queryByText(/^Shown:/)).toBeNull();
    fireEvent.change(screen.getByLabelText('Look for'), { target: { value: 'contribution' } });
    expect(screen.getByText('Shown: Win rate, what goes best, up to two. Search to look for what is chosen now.')).toBeTruthy();
    press('Search for combinations');
    expect(await screen.findByText('Contribution per deal needs spend. Add a spend file.')).toBeTruthy();
  });

  it('can be stopped, and the focus is where another one begins', async () => {
    await openCard();
    fireEvent.click(screen.getByRole('button', { name: 'Up to three' }));
    press('Search for combinations');
    press('Cancel the search');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search for combinations' }));
  });

  it('of no attribute at all cannot begin', async () => {
    await openCard();
    fireEvent.click(screen.getByText(/^Attributes to search:/));
    for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Search for combinations' }).disabled).toBe(true);
  });
});
