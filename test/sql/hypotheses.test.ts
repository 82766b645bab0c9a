import { describe, expect, test } from 'vitest';
import { assemble } from '../../src/core/assembly';
import { dealtAccounts } from '../../src/core/hypotheses';
import { materialBy, planOf, segmentAccounts, segmentAccountsAsk, type DealSource } from '../../src/core/hypothesis-readings';
import { kernel } from '../../src/core/metrics/kernel';
import { parseDate, type DimensionId, type Rule } from '../../src/core/model';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { pack } from '../../src/engine/arrow';
import { made } from '../core/hypotheses/made-hypotheses';
import { grid } from '../fixtures/grid';
import { PlainDealList } from '../fixtures/plain-deal-list';
import { sharedEngine } from './shared-engine';

/** More deals than are fetched at a time, on three to an account, with blanks in everything that may be blank. */
const COUNT = 9000;
const day = (at: number): string => `2025-${String(1 + (at % 6)).padStart(2, '0')}-${String(1 + (at % 27)).padStart(2, '0')}`;
const DEALS = [
  'opportunityId accountId outcome amount currency createdDate closeDate region owner dealClass',
  ...Array.from({ length: COUNT }, (_, at) => {
    const outcome = ['won', 'lost', 'lost', 'open', 'other'][(at * 7) % 5] ?? 'won';
    const account = at % 50 === 0 ? '-' : `A${Math.floor(at / 3)}`;
    const region = ['North', 'South', '-'][(at * 11) % 3] ?? '-';
    const kind = at % 13 === 0 ? 'renewal' : 'newBusiness';
    return `d${at} ${account} ${outcome} ${at % 17 === 0 ? '-' : 100 + (at % 900)} USD ${day(at)} 2025-07-${String(1 + (at % 28)).padStart(2, '0')} ${region} ${at % 2 === 0 ? 'Kim' : 'Lee'} ${kind}`;
  }),
].join('\n');
const NORTH: Rule = { kind: 'isOneOf', dimension: 'region' as DimensionId, members: ['North'] };

const definitions = { ...NO_DEFINITIONS };
const { dataset, tables, accountColumns } = assemble([grid('opportunity', DEALS)], definitions, parseDate('2025-09-30'));
const plain = new PlainDealList({ dataset, tables });
const byLoop: DealSource = { dealOrder: async (ask) => plain.order(ask), dealCells: async (rows) => plain.cells(rows) };

async function grounds() {
  const engine = await sharedEngine();
  await engine.load(
    dataset,
    [...tables].map(([table, facts]) => pack(table, facts)),
  );
  const common = { dataset, assumptions: definitions.assumptions, accounts: accountColumns };
  return { engine, byEngine: { ...common, source: engine }, byLoop: { ...common, source: byLoop } };
}

describe('hypotheses, asked of the engine', () => {
  test.each(['winRate', 'acv', 'salesCycle'] as const)('plan and read %s as a plain loop does', async (metric) => {
    const { byEngine, byLoop: loop } = await grounds();
    for (const against of ['dealtArms', 'others'] as const) {
      const hypothesis = made({ segment: NORTH, against, metric, starts: '2025-02-01', readOn: '2025-07-20' });
      const asked = { ...hypothesis, treatedShare: 0.5, size: metric === 'winRate' ? 0.1 : 20, starts: '2025-10-01' };
      expect(await planOf(byEngine, asked)).toEqual(await planOf(loop, asked));
      const [found, expected] = [await materialBy(byEngine, hypothesis, '2025-07-20'), await materialBy(loop, hypothesis, '2025-07-20')];
      const pairs = (deals: typeof found.treated) => deals.map(({ account, value }) => [account, value]);
      expect(pairs(found.treated).length).toBeGreaterThan(50);
      expect([pairs(found.treated), pairs(found.control)]).toEqual([pairs(expected.treated), pairs(expected.control)]);
      expect(found.confounders).toEqual(expected.confounders);
    }
  });

  test('deal the accounts of a segment as a plain loop does', async () => {
    const { engine, byEngine } = await grounds();
    const everything: Rule = { kind: 'always' };
    const ask = segmentAccountsAsk(everything, dataset);
    const found = segmentAccounts(await engine.cube(ask), everything, byEngine);
    expect(found).toEqual(segmentAccounts(kernel(ask, tables, dataset), everything, byEngine));
    expect(found.length).toBe(COUNT / 3);
    expect(dealtAccounts(found, made().allocation).filter(({ arm }) => arm === 'treated').length).toBeGreaterThan(1400);
  });
});
