import { beforeAll, describe, expect, it, vi } from 'vitest';
import { searchedFor } from '../../src/app/packet/searched';
import type { Cubes } from '../../src/app/cubes';
import type { Loaded } from '../../src/app/session';
import { nothingSaid } from '../../src/views/discovery-nothing';
import { OBJECTIVES } from '../../src/core/discovery';
import { file, openWorld, rest } from './parts';
import { openStudies } from './study-in-page';

vi.setConfig({ testTimeout: 30_000 });

/** One closed deal an account over two years; of every ten with software and at most ten people eight are won, else two. */
const MANY = Array.from({ length: 1200 }, (_, at) => {
  const [isSoft, isSmall] = [at % 2 === 0, at % 4 < 2];
  const isWon = (at * 7) % 10 < (isSoft && isSmall ? 8 : 2);
  const month = Math.floor(at / 50);
  return { at, isSoft, isSmall, isWon, date: `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` };
});
const DEALS = ['Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date']
  .concat(MANY.map(({ at, isWon, date }) => `D${at},A${at},${isWon ? 'Closed Won' : 'Closed Lost'},100.00,USD,${date}-03,${date}-20`))
  .concat('D9999,A1,Closed Lost,100.00,USD,2024-12-01,2024-12-20', '')
  .join('\n');
const ACCOUNTS = ['Account ID,Account Name,Industry,Employees']
  .concat(MANY.map(({ at, isSoft, isSmall }) => `A${at},Acme ${at},${isSoft ? 'Software' : 'Retail'},${isSmall ? 5 : 500}`))
  .concat('')
  .join('\n');

type Opened = { readonly loaded: Loaded; readonly cubes: Pick<Cubes, 'cube' | 'asking'>; asks(): number };

async function opened(deals: string): Promise<Opened> {
  const world = openWorld(async () => [file('opportunities.csv', deals), file('accounts.csv', ACCOUNTS)]);
  world.desk.loadSample('salesforce-style');
  const { loaded } = await rest(world.desk);
  if (loaded === null) throw new Error('nothing was loaded');
  let asks = 0;
  const { engine } = world.told;
  const cubes: Opened['cubes'] = {
    cube: (_, ask, stop) => engine.cube(ask, stop),
    asking: (_, ask) => {
      asks += 1;
      return ask(engine);
    },
  };
  return { loaded, cubes, asks: () => asks };
}

const NEVER = new AbortController().signal;
const held = (list: { readonly candidates: readonly { readonly verdict: { readonly kind: string } }[] } | undefined): boolean =>
  list?.candidates.some(({ verdict }) => verdict.kind === 'confirmed') === true;

describe('the search of a packet', () => {
  let company: Opened;
  beforeAll(async () => {
    company = await opened(DEALS);
  }, 30_000);

  it('is stopped where nobody waits for the packet any more, and what does not search says why', async () => {
    const controller = new AbortController();
    // Its worker never comes to an end: a search that was over before the test looked again would have been none to stop.
    const { workers, open } = openStudies(1);
    const search = searchedFor({ cubes: company.cubes, signal: controller.signal }, company.loaded, open);
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    controller.abort();
    await expect(search).rejects.toThrow('stopped');
    expect(workers[0]?.isEnded).toBe(true);
    const refusing = { ...company.cubes, asking: () => Promise.reject(new Error('no engine')) };
    await expect(searchedFor({ cubes: refusing, signal: NEVER }, company.loaded)).rejects.toThrow('no engine');
  });

  it('is given up where it takes too long', async () => {
    // Long enough to count the deals on a busy machine: what is given up is the search by then.
    const { workers, open } = openStudies();
    const search = searchedFor({ cubes: company.cubes, signal: NEVER, within: 6_000 }, company.loaded, () => {
      const worker = open();
      vi.spyOn(worker, 'postMessage').mockImplementation(() =>
        worker.dispatchEvent(new MessageEvent('message', { data: { kind: 'ready' } })),
      );
      return worker;
    });
    await expect(search).rejects.toThrow('stopped');
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  it('tells both ends, up to two conditions each, and searches the same data once', async () => {
    const { workers, open } = openStudies();
    const first = await searchedFor({ cubes: company.cubes, signal: NEVER }, company.loaded, open);
    expect(first.lists?.map(({ direction }) => direction)).toEqual(['best', 'worst']);
    expect([held(first.lists?.[0]), held(first.lists?.[1])]).toEqual([true, true]);
    const all = (first.lists ?? []).flatMap(({ candidates }) => candidates);
    expect(Math.max(...all.map(({ conditions }) => conditions.length))).toBe(2);
    expect([workers.length, workers.every(({ isEnded }) => isEnded)]).toEqual([2, true]);
    const asks = company.asks();
    expect(await searchedFor({ cubes: company.cubes, signal: NEVER }, company.loaded, open)).toBe(first);
    expect(company.asks()).toBe(asks);
  });

  it('says why there is nothing to search', async () => {
    const { loaded, cubes } = await opened(DEALS.split('\n').slice(0, 12).concat('').join('\n'));
    const { none } = await searchedFor({ cubes, signal: NEVER }, loaded, openStudies().open);
    expect(none === null ? [] : nothingSaid(none, OBJECTIVES.winRate)[0]).toMatch(/^There are too few deals to search/);
  });
});
