import { describe, expect, it, vi } from 'vitest';
import { openQueryClient, type Cubes } from '../../src/app/cubes';
import { gatherPacket } from '../../src/app/packet/gather-packet';
import type { Loaded } from '../../src/app/session';
import type { Study } from '../../src/app/study-worker';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { file, openWorld, rest } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  ...Array.from({ length: 12 }, (_, at) => `D${at},A${at},${at % 3 === 0 ? 'Closed Won' : 'Closed Lost'},100.00,USD,2025-01-03,2025-03-20`),
  '',
].join('\n');

const ABSENT: Study = {
  ask(_, __, { absent }) {
    absent();
    return () => undefined;
  },
};

/** A loaded company, and its packet with what was worked out for it, in words. */
async function opened() {
  const world = openWorld(async () => [file('opportunities.csv', DEALS)]);
  world.desk.loadSample('salesforce-style');
  const { loaded } = await rest(world.desk);
  if (loaded === null) throw new Error('nothing was loaded');
  const { engine } = world.told;
  const cubes: Pick<Cubes, 'cube' | 'asking'> = { cube: (_, ask, stop) => engine.cube(ask, stop), asking: (_, ask) => ask(engine) };
  const client = openQueryClient();
  const columns = { ask: (): ReturnType<typeof world.desk.accountColumns> => world.desk.accountColumns() };
  const gather = async (of: Loaded = loaded, question: Question = USUAL_QUESTION) => {
    const steps: string[] = [];
    const signal = new AbortController().signal;
    const gathering = {
      client,
      cubes,
      study: ABSENT,
      signal,
      accountColumns: () => columns.ask(),
      says: (step: string) => steps.push(step),
    };
    return { packet: await gatherPacket(gathering, of, question), steps };
  };
  return { loaded, columns, gather };
}

describe('a packet', () => {
  it('is worked out once for whoever presents it and then takes it along, on whichever page', async () => {
    const { gather } = await opened();
    const first = await gather();
    expect(first.steps).toContain('Costs and returns are being worked out');
    const again = await gather(undefined, { ...USUAL_QUESTION, page: 'economics' });
    expect([again.packet === first.packet, again.steps]).toEqual([true, []]);
  });

  it('is another one where another question is asked or something else stands', async () => {
    const { gather, loaded } = await opened();
    const first = await gather();
    const asked = await gather(undefined, { ...USUAL_QUESTION, compare: [] });
    expect([asked.packet === first.packet, asked.steps.length > 0]).toEqual([false, true]);
    const other = await gather({ ...loaded, definitions: { ...loaded.definitions, targets: [] } });
    expect([other.packet === first.packet, other.steps.length > 0]).toEqual([false, true]);
  });

  it('that lacks a part is not kept: what failed is tried again', async () => {
    const { gather, columns } = await opened();
    const { ask } = columns;
    columns.ask = () => Promise.reject(new Error('no columns'));
    const lacking = await gather();
    columns.ask = ask;
    const next = await gather();
    expect([next.packet === lacking.packet, next.steps]).toEqual([false, lacking.steps]);
    expect((await gather()).packet).toBe(next.packet);
  });
});
