import { columnFromArray, float64, int32, tableFromColumns, tableFromIPC, tableToIPC } from '@uwdata/flechette';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readerOf, score, type AccountColumns, type Criterion, type IcpProfile, type IcpVersion, type Override } from '../../src/core/icp';
import { attributeTable } from '../../src/core/icp/attribute-table';
import { overridesInForce } from '../../src/core/icp/override';
import { scoreAccounts } from '../../src/core/icp/score-accounts';
import { scoreSql } from '../../src/core/icp/score-sql';
import { MEMBERSHIP_CODES, TIER_CODES } from '../../src/core/icp/scored';
import { accountColumns, columnsOf, overrides, profileVersions } from '../fixtures/random-profiles';
import { sharedDatabase } from './shared-engine';

const DATE = '2025-06-30';
const COLUMNS = ['account', 'earned', 'known', 'possible', 'intentEarned', 'intentKnown', 'tier', 'icp', 'profile', 'isProvisional'];

async function load(accounts: AccountColumns): Promise<void> {
  const database = await sharedDatabase();
  const columns = attributeTable(accounts).columns.map(({ name, wire, values, known }): [string, ReturnType<typeof columnFromArray>] => {
    const cells = Array.from(values, (value, row) => (known?.[row] === 0 ? null : value));
    return [name, columnFromArray(cells, wire === 'INTEGER' ? int32() : float64())];
  });
  const bytes = tableToIPC(tableFromColumns(columns), { format: 'stream' });
  if (bytes === null) throw new Error('no bytes');
  await database.query('DROP TABLE IF EXISTS attribute');
  await database.insert('attribute', bytes);
}

type Scores = readonly (readonly number[])[];
/** The scores of the accounts that are loaded, a row each in the order of their numbers. */
async function bySql(version: IcpVersion, accounts: AccountColumns, given: readonly Override[]): Promise<Scores> {
  const inForce = overridesInForce(given, DATE);
  const numbered = new Map(
    accounts.ids.flatMap((id, number) => {
      const override = inForce.get(id);
      return override === undefined ? [] : [[number, override] as const];
    }),
  );
  const bytes = await (await sharedDatabase()).query(scoreSql(version, accounts, { overrides: numbered }));
  const table = tableFromIPC(bytes instanceof Uint8Array ? bytes : [...bytes]);
  expect(table.schema.fields.map(({ name }) => name)).toEqual(COLUMNS);
  const columns = COLUMNS.map((name) => Array.from(table.getChild(name), Number));
  return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => column[row] ?? NaN)).toSorted(
    ([a = 0], [b = 0]) => a - b,
  );
}

const placeOf = (version: IcpVersion, profile: string | null): number => {
  if (profile === null) return -1;
  const place = version.profiles.findIndex(({ id }) => id === profile);
  return place < 0 ? version.profiles.length : place;
};

/** The same by `score`, account by account. */
function byHand(version: IcpVersion, accounts: AccountColumns, given: readonly Override[]): Scores {
  const inForce = overridesInForce(given, DATE);
  return accounts.ids.slice(1).map((id, at) => {
    const { earned, known, possible, intent, tier, icp, profile, isProvisional } = score(
      version,
      readerOf(accounts, at + 1),
      inForce.get(id) ?? null,
    );
    const codes = [TIER_CODES.indexOf(tier), MEMBERSHIP_CODES.indexOf(icp), placeOf(version, profile), Number(isProvisional)];
    return [at + 1, earned, known, possible, intent.earned, intent.known, ...codes];
  });
}

/** The same by `scoreAccounts`, all at once. */
function byColumns(version: IcpVersion, accounts: AccountColumns, given: readonly Override[]): Scores {
  const scored = scoreAccounts(version, accounts, { overrides: given, date: DATE });
  const { earned, known, possible, intentEarned, intentKnown, tier, icp, profile, isProvisional } = scored;
  const columns = [earned, known, possible, intentEarned, intentKnown, tier, icp, profile, isProvisional];
  return accounts.ids.slice(1).map((_, at) => [at + 1, ...columns.map((column) => column[at + 1] ?? NaN)]);
}

/** Accounts whose rows differ, to the last bit: what a number prints tells it apart from any other. */
const unlike = (scores: Scores, others: Scores): readonly string[] =>
  Array.from({ length: Math.max(scores.length, others.length) }, (_, row) => [String(scores[row]), String(others[row])] as const)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => `SQL ${one}; TypeScript ${other}`);

async function expectEqual(version: IcpVersion, accounts: AccountColumns, given: readonly Override[] = []): Promise<Scores> {
  const scores = await bySql(version, accounts, given);
  expect(unlike(scores, byHand(version, accounts, given))).toEqual([]);
  expect(unlike(scores, byColumns(version, accounts, given))).toEqual([]);
  return scores;
}

const NOBODY: Parameters<typeof columnsOf>[0][number] = {
  industry: '',
  country: '',
  technologies: '',
  competitorTools: '',
  employees: NaN,
  revenue: NaN,
};
type Given = Partial<typeof NOBODY>;
const accountsWith = (...rows: Given[]): AccountColumns => columnsOf(rows.map((row) => ({ ...NOBODY, ...row })));
const at = <T>(row: Scores[number] | undefined, name: string, of: (value: number) => T): T => of(row?.[COLUMNS.indexOf(name)] ?? NaN);
const tiers = (scores: Scores) => scores.map((row) => at(row, 'tier', (code) => TIER_CODES[code]));
const memberships = (scores: Scores) => scores.map((row) => at(row, 'icp', (code) => MEMBERSHIP_CODES[code]));

const within = (column: string, from: number | null, to: number | null) => ({ kind: 'within' as const, column, from, to });
const oneOf = (dimension: string, ...members: string[]) => ({ kind: 'isOneOf' as const, dimension: dimension as never, members });
const PROFILE: IcpProfile = {
  id: 'p',
  name: 'P',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [],
};
const versionOf = (...profiles: Partial<IcpProfile>[]): IcpVersion => ({
  id: 'v',
  name: 'V',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles: profiles.map((profile, place) => ({ ...PROFILE, id: `p${place}`, ...profile })),
});
const fit = (id: string, field: string, points: number, bands: Criterion['bands']): Criterion => ({
  id,
  field,
  family: 'firmographic',
  side: 'fit',
  points,
  bands,
});
/** Points by the number of employees: so many earn just as many of 100. */
const BY_SIZE = fit(
  'size',
  'employees',
  100,
  [0, 5, 50, 70, 90, 100].map((points) => ({ when: within('employees', points, points), points })),
);
const override = (account: string, liftsExclusion: boolean): Override => ({
  account,
  tier: '1',
  reason: 'r',
  author: 'a',
  from: DATE,
  expires: DATE,
  liftsExclusion,
});

describe('scores by SQL are those by TypeScript', () => {
  /** Accounts of many draws as one table. */
  const crowd = (() => {
    const drawn = fc.sample(accountColumns, { numRuns: 45, seed: 7 });
    return columnsOf(
      drawn.flatMap((accounts) =>
        accounts.ids.slice(1).map((_, place) => {
          const read = readerOf(accounts, place + 1);
          const text = (name: string) => String(read(name) ?? '') as never;
          const number = (name: string) => Number(read(name) ?? NaN);
          return {
            industry: text('industry'),
            country: text('country'),
            technologies: text('technologies'),
            competitorTools: text('competitorTools'),
            employees: number('employees'),
            revenue: number('revenue'),
          };
        }),
      ),
    );
  })();

  test('on hundreds of accounts under random profiles, with overrides', async () => {
    expect(crowd.count).toBeGreaterThan(150);
    await load(crowd);
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(profileVersions, overrides, async (version, given) => {
        const scores = await expectEqual(version, crowd, given);
        for (const tier of tiers(scores)) seen.add(tier ?? '');
        if (scores.some((row) => at(row, 'isProvisional', Boolean))) seen.add('provisional');
      }),
      { numRuns: 200 },
    );
    expect([...seen].toSorted()).toEqual([...TIER_CODES, 'provisional'].toSorted());
  });

  test('on random accounts, none of them at times', async () => {
    await fc.assert(
      fc.asyncProperty(profileVersions, accountColumns, overrides, async (version, accounts, given) => {
        await load(accounts);
        await expectEqual(version, accounts, given);
      }),
      { numRuns: 30 },
    );
  });

  test('with points and bounds that are no round numbers, to the last bit', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const points = fc.double({ min: 0, max: 100, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(number, { minLength: 1, maxLength: 20 }),
        fc.array(points, { minLength: 2, maxLength: 12 }),
        async (values, weights) => {
          const accounts = accountsWith(...values.map((employees) => ({ employees: employees as never, revenue: 5 as const })));
          await load(accounts);
          const criteria = weights.map((weight, place) => {
            const bound = values[place % values.length] ?? 0;
            const when = place % 2 === 0 ? within('employees', bound, null) : within('employees', null, bound);
            return fit(String(place), place === 0 ? 'nowhere' : 'employees', weight, [{ when, points: weight }]);
          });
          await expectEqual(versionOf({ criteria }), accounts);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of five hundred criteria', async () => {
    const accounts = accountsWith({ employees: 5 }, { employees: 200 }, {});
    await load(accounts);
    const criteria = Array.from({ length: 500 }, (_, place) =>
      fit(String(place), 'employees', 0.2, [{ when: within('employees', place, null), points: 0.2 }]),
    );
    await expectEqual(versionOf({ criteria }), accounts);
  });
});

test('numbers too large for a double are scored alike, and stop nothing', async () => {
  const accounts = accountsWith(...[Infinity, -Infinity, 5].map((employees) => ({ employees: employees as never })), {});
  await load(accounts);
  for (const when of [
    oneOf('employees', 'Infinity'),
    oneOf('employees', '-Infinity', '5'),
    { ...oneOf('employees'), members: [{ contains: '' }] },
    within('employees', 1e300, null),
    within('employees', null, 0),
  ])
    await expectEqual(versionOf({ mustHave: [when], criteria: [BY_SIZE] }), accounts);
});

describe('a score by SQL', () => {
  const scoresOf = async (version: IcpVersion, accounts: AccountColumns, given: readonly Override[] = []) => {
    await load(accounts);
    return expectEqual(version, accounts, given);
  };

  test('of exactly 90, 70 and 50 belongs to the upper tier, and a known 79 of 88 to the lower', async () => {
    const sizes = [100, 90, 70, 50, 5].map((employees) => ({ employees: employees as never }));
    const scores = await scoresOf(versionOf({ criteria: [BY_SIZE] }), accountsWith(...sizes));
    expect(tiers(scores)).toEqual(['1', '1', '2', '3', '4']);
    expect(memberships(scores)).toEqual(['in', 'in', 'in', 'out', 'out']);
    const rest = fit('rest', 'country', 12, []);
    const most = fit('most', 'employees', 88, [{ when: within('employees', 5, null), points: 79 }]);
    expect(tiers(await scoresOf(versionOf({ criteria: [most, rest] }), accountsWith({ employees: 5 })))).toEqual(['2']);
  });

  test('without profiles is out; of an empty profile unknown', async () => {
    const accounts = accountsWith({ country: 'US' }, {});
    const nobodys = await scoresOf(versionOf(), accounts);
    expect(tiers(nobodys)).toEqual(['4', '4']);
    expect(memberships(nobodys)).toEqual(['out', 'out']);
    const empty = await scoresOf(versionOf({}), accounts);
    expect(tiers(empty)).toEqual(['unknown', 'unknown']);
  });

  test('is excluded for all where the rule holds for all, but for whom an override lifts it', async () => {
    const version = versionOf({ criteria: [BY_SIZE], exclude: [{ kind: 'always' }] });
    const accounts = accountsWith({ employees: 50 }, { employees: 50 }, { employees: 50 });
    const scores = await scoresOf(version, accounts, [override('A2', false), override('A3', true)]);
    expect(tiers(scores)).toEqual(['excluded', 'excluded', '1']);
  });

  test('is by the first profile that an account enters; a blank leaves the entry open', async () => {
    const version = versionOf(
      { entry: oneOf('country', 'US'), criteria: [BY_SIZE] },
      { entry: oneOf('industry', 'Software'), criteria: [BY_SIZE] },
    );
    const accounts = accountsWith(
      { country: 'US', industry: 'Software' },
      { country: 'DE', industry: 'Software' },
      { country: 'DE', industry: '5' },
      { country: 'DE' },
      { industry: 'Software' },
    );
    const scores = await scoresOf(version, accounts);
    expect(scores.map((row) => at(row, 'profile', Number))).toEqual([0, 1, 2, -1, -1]);
  });
});
