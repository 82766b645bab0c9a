import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsAsk, ICP_METRICS } from '../../../src/core/account-results';
import { assemble, type Assembly } from '../../../src/core/assembly';
import { scoreAccounts } from '../../../src/core/icp';
import { canScore, rescoringOf } from '../../../src/core/icp-rescoring';
import { accountSums, readCube, scoredReader, rescored, type Ask, type Cube } from '../../../src/core/metrics';
import { ofIcp } from '../../../src/core/metrics/icp-measures';
import { kernel } from '../../../src/core/metrics/kernel';
import { isSpread, MEASURES, NUMBER_IDS, SPREAD_IDS, type MeasureId } from '../../../src/core/metrics/measures';
import { monthIn, parseDate, spanHolding, type DimensionId, type Reading } from '../../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { addedUp } from '../../oracle/compare-cubes';
import type { CompanyRows } from '../../oracle/company-rows';
import { definitionsOf, tablesOf } from '../../oracle/company-tables';
import { companies } from '../../oracle/random-companies';
import { profileLists } from '../../oracle/random-profiles';

const SCORES = ['tier', 'icp', 'icpProfile'] as readonly string[] as readonly DimensionId[];
const RUNS = 25;
/** A shared machine may be slow. */
const PATIENCE = { timeout: 60_000 };

type Loaded = { readonly assembly: Assembly; readonly definitions: Definitions; readonly cube: (ask: Ask) => Cube };

/** The company as if these profiles had always been its ICP. */
function load(company: CompanyRows): Loaded {
  const definitions = { ...NO_DEFINITIONS, ...definitionsOf(company) };
  const assembly = assemble(tablesOf(company), definitions, company.asOf === null ? null : parseDate(company.asOf));
  return { assembly, definitions, cube: (ask) => kernel(ask, assembly.tables, assembly.dataset) };
}

/** The company under its own profiles, the scores of another version over its accounts, and the company assembled by that version. */
function bothWays(company: CompanyRows, profiles: CompanyRows['profiles']) {
  const [loaded, wanted] = [load(company), load({ ...company, profiles })];
  const [version] = wanted.definitions.icp;
  if (version === undefined) throw new Error('nothing scores these accounts');
  const { accountColumns, dataset } = loaded.assembly;
  const scores = rescoringOf(version, scoreAccounts(version, accountColumns, { overrides: [], date: '2025-01-01' }));
  const cube = loaded.cube(accountsAsk(dataset));
  return { loaded, wanted, scores, cube, canBeScored: canScore(accountColumns, dataset) };
}

const scored = fc.tuple(
  companies,
  profileLists.filter(({ length }) => length > 0),
);
const numbersOf = ({ slice, metric, period, n, value, missing, low, high, leftOut }: Reading) => ({
  slice: [...slice],
  metric,
  period,
  n,
  missing,
  leftOut,
  numbers: [value, low, high].map((each) => (each === null ? null : Number(each.toPrecision(12)))),
});

describe('accounts scored anew', () => {
  it('give the very cube that the engine would count, had the company been scored so from the start', PATIENCE, () => {
    fc.assert(
      fc.property(scored, ([company, profiles]) => {
        const { loaded, wanted, scores, cube, canBeScored } = bothWays(company, profiles);
        const anew = rescored(cube, loaded.assembly.dataset, scores, { canScore: canBeScored });
        const ask = { ...cube.ask, by: [...SCORES, ...cube.ask.by.filter((id) => id !== 'account')] };
        expect(anew.cube.ask).toEqual(ask);
        expect(addedUp(anew.cube)).toEqual(addedUp(wanted.cube(ask)));
        const byAccount = rescored(cube, loaded.assembly.dataset, scores, { canScore: canBeScored, keepsAccounts: true });
        expect(addedUp(byAccount.cube)).toEqual(addedUp(wanted.cube({ ...cube.ask, by: [...SCORES, ...cube.ask.by] })));
        expect([...anew.dataset.supplied].toSorted()).toEqual([...wanted.assembly.dataset.supplied].toSorted());
        expect(anew.dataset.dimensions).toEqual(wanted.assembly.dataset.dimensions);
      }),
      { numRuns: RUNS },
    );
  });

  it('read alike by tier, by ICP and in total, for all time and a quarter, in one pass over sums by account', PATIENCE, () => {
    fc.assert(
      fc.property(scored, fc.nat(7), ([company, profiles], quartersAgo) => {
        const { loaded, wanted, scores, cube, canBeScored } = bothWays(company, profiles);
        const { assumptions } = loaded.definitions;
        const { dataset } = loaded.assembly;
        const sums = accountSums(cube, dataset, assumptions);
        const counted = wanted.cube({ ...cube.ask, by: [...SCORES, ...cube.ask.by.filter((id) => id !== 'account')] });
        const span = spanHolding(monthIn(dataset.calendar, dataset.asOf) - 3 * quartersAgo, 'quarter', dataset.calendar.startMonth);
        const read = scoredReader({ sums, dataset, assumptions, scores, canScore: canBeScored });
        for (const by of [...SCORES, null]) {
          const extract = { metrics: ICP_METRICS, by, spans: [null, span] };
          const found = read(extract);
          const all = { ...extract, by: by === null ? [] : [by], where: [], assumptions, accounts: null };
          const expected = readCube(counted, wanted.assembly.dataset, all);
          const key = (reading: Reading): string => JSON.stringify([reading.metric, [...reading.slice], reading.period]);
          const byKey = new Map(found.map((reading) => [key(reading), reading]));
          const told = expected.map((reading) => byKey.get(key(reading)) ?? reading.metric);
          expect(told.map((each) => (typeof each === 'string' ? each : numbersOf(each)))).toEqual(expected.map(numbersOf));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** Measures in whose condition the membership of an account stands, found by reading the catalogue as text. */
const asking = ([...NUMBER_IDS, ...SPREAD_IDS] as readonly MeasureId[]).filter((id) => /"icp"/.test(JSON.stringify(MEASURES[id].where)));

describe('measures on ICP accounts', () => {
  it('each follow from one that does not ask, which differs in nothing else', () => {
    expect(asking.length).toBeGreaterThan(8);
    for (const id of asking) {
      const found = isSpread(id)
        ? ofIcp(id, SPREAD_IDS)
        : ofIcp(
            id,
            NUMBER_IDS.filter((each) => !isSpread(each)),
          );
      expect(found, id).not.toBeNull();
      const base = MEASURES[found?.base ?? id];
      expect(JSON.stringify(base.where), id).not.toMatch(/"icp"/);
      const { where: _, label: _label, ...own } = MEASURES[id];
      const { where: _base, label: _baseLabel, ...wanted } = base;
      expect(own, id).toEqual(wanted);
    }
    expect(ofIcp('openInIcp', NUMBER_IDS)).toEqual({ base: 'open', members: ['in'] });
    expect(ofIcp('openAccountUnknownIcp', SPREAD_IDS)).toEqual({ base: 'openAccount', members: ['unknown'] });
    expect(ofIcp('won', NUMBER_IDS)).toBeNull();
  });

  it('that the ICP page asks for come with what they follow from', () => {
    const [company] = fc.sample(companies, 1);
    if (company === undefined) throw new Error('no company');
    const { measures } = accountsAsk(load(company).assembly.dataset);
    const asked = measures.filter((id) => asking.includes(id));
    expect(asked).toContain('openInIcp');
    for (const id of asked) {
      const base = isSpread(id) ? ofIcp(id, SPREAD_IDS)?.base : ofIcp(id, NUMBER_IDS)?.base;
      expect(measures, id).toContain(base);
    }
  });

  it('are refused, and not read as 0, where the cube lacks what they follow from', () => {
    const [company] = fc.sample(companies, 1);
    if (company === undefined) throw new Error('no company');
    const { dataset } = load(company).assembly;
    const cube: Cube = {
      ask: { ...accountsAsk(dataset), measures: ['openInIcp'] },
      cells: 0,
      keys: accountsAsk(dataset).by.map(() => new Uint32Array(0)),
      months: new Int32Array(0),
      numbers: new Map([['openInIcp', new Float64Array(0)]]),
      spreads: new Map(),
    };
    expect(() => rescored(cube, dataset, [], { canScore: true })).toThrow(/not asked for open/);
  });
});
