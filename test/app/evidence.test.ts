import { describe, expect, it, vi } from 'vitest';
import { dateOf } from '../../src/core/model';
import { file, openWorld, rest, sampleFile } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  'D1,A1,Closed Won,"1,000.50",USD,2025-01-10,2025-03-02',
  'D2,A2,Closed Lost,700,USD,2025-01-15,2025-04-01',
  '',
].join('\n');
const SUBSCRIPTIONS = [
  'Subscription ID,Account ID,Start Date,End Date,MRR,Currency',
  'S1,A1,2024-01-01,,90,USD',
  'S2,A1,2025-01-01,,10,USD',
  '',
].join('\n');

async function loaded(...files: readonly File[]) {
  const world = openWorld();
  world.desk.inspect(files);
  const { draft } = await rest(world.desk);
  expect(draft?.admissions.flatMap(({ inspection }) => [inspection.error, ...inspection.questions.map(({ ask }) => ask)])).toEqual(
    files.filter(({ name }) => name.endsWith('.csv')).map(() => null),
  );
  world.desk.load();
  expect((await rest(world.desk)).loaded).not.toBeNull();
  return world;
}

describe('the records behind rows', () => {
  it('are those of their file and line, with every cell as it stands there', async () => {
    const { desk } = await loaded(file('deals.csv', DEALS));
    const { deals } = await desk.recordsOf({ deals: [1, 0, 7], accounts: [] });
    expect(deals.map((deal) => (deal === null ? null : [deal.file, deal.line, deal.cells.slice(0, 4)]))).toEqual([
      ['deals.csv', 3, ['D2', 'A2', 'Closed Lost', '700']],
      ['deals.csv', 2, ['D1', 'A1', 'Closed Won', '1,000.50']],
      null,
    ]);
  });

  it('of an account are all contracts that name it', async () => {
    const { desk } = await loaded(file('deals.csv', DEALS), file('subscriptions.csv', SUBSCRIPTIONS));
    const { accounts } = await desk.recordsOf({ deals: [], accounts: [1, 2] });
    expect(accounts.map((account) => account?.records.map(({ file: name, line }) => `${name} ${line}`))).toEqual([
      ['subscriptions.csv 2', 'subscriptions.csv 3'],
      [],
    ]);
  });

  it('are found again where the worker was ended since', async () => {
    const { desk, intake } = await loaded(file('deals.csv', DEALS));
    intake.stop();
    expect((await desk.recordsOf({ deals: [0], accounts: [] })).deals[0]?.line).toBe(2);
  });

  it('are those of the definitions that stand, once these are changed', async () => {
    const { desk } = await loaded(file('deals.csv', DEALS));
    const { loaded: before } = desk.state();
    if (before === null) throw new Error('nothing is loaded');
    desk.define({ ...before.definitions, calendar: { ...before.definitions.calendar, startMonth: 4 } });
    await vi.waitFor(() => expect(desk.state().loaded?.definitions.calendar.startMonth).toBe(4), { timeout: 20_000 });
    expect((await desk.recordsOf({ deals: [0], accounts: [] })).deals[0]?.line).toBe(2);
  });

  it('need something to be loaded', async () => {
    await expect(openWorld().desk.recordsOf({ deals: [0], accounts: [] })).rejects.toThrow('nothing is loaded');
  });

  it('of the sample are as many as its deals', async () => {
    const { desk } = await loaded(
      ...['opportunities.csv', 'accounts.csv', 'workspace.json'].map((name) => sampleFile('salesforce-style', name)),
    );
    const { dataset } = desk.state().loaded ?? {};
    if (dataset === undefined) throw new Error('nothing is loaded');
    const { deals } = await desk.recordsOf({ deals: Array.from({ length: dataset.deals }, (_, deal) => deal), accounts: [] });
    expect([deals.length, deals.every((deal) => deal !== null), new Set(deals.map((deal) => deal?.line)).size]).toEqual([
      dataset.deals,
      true,
      dataset.deals,
    ]);
    expect(dateOf(dataset.asOf)).toMatch(/^20/);
  });
});
