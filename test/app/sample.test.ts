import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchSample, SAMPLES } from '../../src/app/samples';
import { openWorld, rest, type World } from './parts';

const pathOf = (company: unknown, name: unknown): string => `data-samples/${String(company)}/${String(name)}`;
const ANY = '*/samples/:company/:file';
const OPPORTUNITIES = '*/samples/salesforce-style/opportunities.csv';

vi.setConfig({ testTimeout: 30_000 });

/** Our own origin, serving the samples from the disk as the built site does. */
const server = setupServer(
  http.get(ANY, ({ params }) => {
    const path = pathOf(params['company'], params['file']);
    return existsSync(path)
      ? new HttpResponse(readFileSync(path), { headers: { 'content-type': 'text/csv' } })
      : new HttpResponse(null, { status: 404 });
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function opened(company: string, world: World = openWorld(fetchSample)): Promise<World> {
  world.desk.loadSample(company);
  await rest(world.desk);
  return world;
}

describe('a sample', () => {
  it.each(SAMPLES.map(({ company }) => company))('%s loads at once, the way of dropped files, with its definitions', async (company) => {
    const { desk, told } = await opened(company);
    const { loaded, draft, failure } = desk.state();
    expect([failure, draft, loaded?.sample, told.loads]).toEqual([null, null, company, 1]);
    expect([loaded?.definitionsFile, loaded?.icpVersion === null]).toEqual(['workspace.json', false]);
    expect(loaded?.admissions.every(({ table }) => table !== null)).toBe(true);
  });

  it('of Salesforce accounts for each of its 5,012 records', async () => {
    const { desk } = await opened('salesforce-style');
    const deals = desk.state().loaded?.admissions.find(({ inspection }) => inspection.table === 'opportunity')?.inspection;
    const sum = (tally: readonly { readonly count: number }[] = []): number => tally.reduce((all, { count }) => all + count, 0);
    expect([deals?.records, deals?.loaded, sum(deals?.setAside), sum(deals?.notData)]).toEqual([5012, 4961, 38, 13]);
  });

  it('is left when files of one’s own are dropped: they are not mixed', async () => {
    const { desk } = await opened('hubspot-style');
    desk.inspect([
      new File(['Opportunity ID,Stage,Amount,Currency,Close Date,Created Date\n1,Closed Won,5,EUR,2025-01-31,2025-01-01\n'], 'own.csv'),
    ]);
    await rest(desk);
    expect(desk.state().draft?.admissions.map(({ inspection }) => inspection.file)).toEqual(['own.csv']);
    expect(desk.state().loaded?.sample).toBe('hubspot-style');
  });

  it('that does not exist is named as such', async () => {
    const { desk } = await opened('../x');
    expect(desk.state().failure).toBe('The sample could not be loaded: There is no sample named ../x. Nothing was loaded.');
  });

  it('is listed with every file that the company has, and its size', () => {
    const listed = SAMPLES.flatMap(({ company, files }) => files.map(({ name, bytes }) => `${company}/${name} ${bytes}`)).toSorted();
    const there = SAMPLES.flatMap(({ company }) =>
      readdirSync(`data-samples/${company}`)
        .filter((name) => /\.csv$|^workspace\.json$/.test(name))
        .map((name) => `${company}/${name} ${statSync(pathOf(company, name)).size}`),
    );
    expect(listed).toEqual(there.toSorted());
  });
});

describe('a sample that cannot be fetched', () => {
  const failures = [
    {
      what: 'answers 404',
      says: /opportunities\.csv of the sample Harbourline could not be fetched: the server answered 404\./,
      handler: () => new HttpResponse(null, { status: 404 }),
    },
    { what: 'breaks the connection', says: /could not be fetched: the connection failed\./, handler: () => HttpResponse.error() },
    { what: 'sends a web page', says: /the server sent a web page in its place\./, handler: () => HttpResponse.html('<!doctype html>') },
    {
      what: 'is cut at the end of a line',
      says: /was cut on its way: \d+ of 1183836 bytes came\./,
      handler: () =>
        HttpResponse.text(readFileSync(pathOf('salesforce-style', 'opportunities.csv'), 'utf8').split('\n').slice(0, 100).join('\n')),
    },
  ];

  it.each(failures)('because the server $what leaves nothing loaded and says so', async ({ says, handler }) => {
    server.use(http.get(OPPORTUNITIES, handler));
    const { desk, told } = await opened('salesforce-style');
    expect(desk.state()).toMatchObject({ loaded: null, draft: null, progress: null, failure: expect.stringMatching(says) });
    expect(told.loads).toBe(0);
  });

  it('in the middle of its stream says so too', async () => {
    server.use(
      http.get(
        OPPORTUNITIES,
        () =>
          new HttpResponse(
            new ReadableStream({
              start(controller) {
                controller.enqueue(new TextEncoder().encode('"Opportunity ID"\n'));
                controller.error(new Error('cut'));
              },
            }),
          ),
      ),
    );
    const { desk } = await opened('salesforce-style');
    expect(desk.state().failure).toMatch(/the connection failed\. Nothing was loaded\.$/);
  });

  it('leaves what is loaded as it was', async () => {
    const world = await opened('hubspot-style');
    const before = world.desk.state().loaded;
    server.use(http.get(OPPORTUNITIES, () => HttpResponse.error()));
    await opened('salesforce-style', world);
    expect(world.desk.state().loaded).toBe(before);
    expect(world.desk.state().failure).toMatch(/What is loaded stays as it was\.$/);
  });

  it('can be cancelled while it is fetched', async () => {
    server.use(http.get(OPPORTUNITIES, () => new Promise<never>(() => undefined)));
    const { desk } = openWorld(fetchSample);
    desk.loadSample('salesforce-style');
    desk.cancel();
    expect(desk.state()).toMatchObject({ loaded: null, draft: null, progress: null, failure: null });
  });
});
