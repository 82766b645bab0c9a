import { describe, expect, test } from 'vitest';
import { binRows, closedRows, customerRows } from '../../src/core/icp-study';
import {
  accountsOfWins,
  bestCustomers,
  calibration,
  customersHaving,
  scoreAccounts,
  winsByAttribute,
  type AccountColumns,
} from '../../src/core/icp';
import { assemble, type Assembly } from '../../src/core/assembly';
import {
  curvesPlan,
  lostRows,
  NO_ASSUMPTIONS,
  readCurves,
  readSurvival,
  stayRows,
  survivalPlan,
  type StudyRows,
} from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import { dateOf, parseDate, type DimensionId, type Slice, type Span } from '../../src/core/model';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { pack } from '../../src/engine/arrow';
import { grid } from '../fixtures/grid';
import { sampleAccounts } from '../samples/sample-accounts';
import { sharedEngine } from './shared-engine';

const engine = await sharedEngine();
const SOURCE = 'leadSource' as DimensionId;
const INDUSTRY = 'industry' as DimensionId;
const AS_OF = '2025-12-31';
const day = (date: string): number => parseDate(date) ?? 0;

const load = ({ dataset, tables }: Pick<Assembly, 'dataset' | 'tables'>): Promise<void> =>
  engine.load(
    dataset,
    [...tables].flatMap(([table, facts]) => (facts.columns.size === 0 ? [] : [pack(table, facts)])),
  );

/** The rows that an engine has where a number says there are so many. */
async function found({ ask, counted }: StudyRows) {
  const { rows, total } = await engine.rows(ask, counted.measure, { from: 0, count: 10_000, span: counted.span });
  expect(rows).toHaveLength(total);
  return rows;
}

/** The rows of a part, which are as many as it says. */
async function agreed(rows: StudyRows) {
  const all = await found(rows);
  expect(all.length).toBe(rows.part.outcome.value);
  return all;
}

const OUTCOMES = ['won', 'lost', 'open', 'other', 'lost', 'open', 'lost'] as const;
type Deal = { readonly source: string; readonly kind: string; readonly created: number; readonly outcome: string; readonly days: number };
/** Deals from two sources; each eleventh is an expansion, and some closed before they were created. */
const DEALS: readonly Deal[] = Array.from({ length: 210 }, (_, at): Deal => {
  const outcome = OUTCOMES[at % 7] ?? 'open';
  const created = day('2025-01-05') + ((at * 37) % 330);
  return {
    source: at % 3 === 0 ? 'Event' : 'Web',
    kind: at % 11 === 0 ? 'expansion' : 'newBusiness',
    created,
    outcome,
    days: outcome === 'open' ? day(AS_OF) - created : Math.min(day(AS_OF) - created, ((at * 53) % 260) - 4),
  };
});

describe('the deals behind what is lost by an age', () => {
  const lines = DEALS.map(({ source, kind, created, outcome, days }, at) => {
    const close = outcome === 'open' ? '-' : dateOf(created + days);
    return `d${at} ${outcome} ${kind} 10 USD ${dateOf(created)} ${close} ${source}`;
  });
  const names = 'opportunityId outcome dealClass amount currency createdDate closeDate leadSource';
  const made = assemble([grid('opportunity', [names, ...lines].join('\n'))], NO_DEFINITIONS, day(AS_OF));
  const { dataset, tables, originOf } = made;
  const at = ({ deal }: { readonly deal: number | null }): number => originOf(deal ?? -1).line - 2;
  const inMonths: Span = { from: 660, to: 668 };

  const ask = { by: SOURCE, span: inMonths, where: [], assumptions: NO_ASSUMPTIONS };
  const curves = readCurves(kernel(curvesPlan(dataset, ask), tables, dataset), dataset, ask);
  const event = curves.slices.find(({ label }) => label === 'Event');
  const cases: readonly (readonly [string, typeof event, Slice])[] = [
    ['in all', curves.whole ?? undefined, new Map()],
    ['of a slice', event, new Map([[SOURCE, 'Event']])],
  ];
  /** By hand: new business created in these months, followed for no less than nothing. */
  const followed = (slice: Slice): readonly number[] =>
    DEALS.flatMap(({ source, kind, created, days }, index) => {
      const month = dateOf(created).slice(0, 7);
      const isIn = month >= '2025-01' && month <= '2025-09' && kind === 'newBusiness' && days >= 0;
      return isIn && (slice.size === 0 || source === 'Event') ? [index] : [];
    });

  test.each(cases)('are those that a plain look at the deals finds, %s', async (_, curve, slice) => {
    await load(made);
    if (curve === undefined) throw new Error('no curve');
    const all = followed(slice);
    expect(curve.lostBy.map((by) => by.day)).toEqual([90, 180, 365]);
    for (const by of curve.lostBy) {
      const rows = lostRows(curve, by, { ...ask, dataset, slice });
      const ended = all.filter((index) => ['lost', 'other'].includes(DEALS[index]?.outcome ?? '') && (DEALS[index]?.days ?? 0) <= by.day);
      expect((await agreed(rows.lost)).map(at)).toEqual(ended);
      expect((await agreed(rows.followed)).map(at)).toEqual(all);
      expect((await agreed(rows.inSight)).map(at)).toEqual(all.filter((index) => (DEALS[index]?.days ?? 0) >= by.day));
      expect(by.younger).toBe(all.filter((index) => DEALS[index]?.outcome === 'open' && (DEALS[index]?.days ?? 0) < by.day).length);
    }
    expect(curve.lostBy.every(({ deals }) => deals > 0)).toBe(true);
  });

  test('make the share where all of them were followed so long, and do not where open ones are younger', () => {
    const share = (curve: typeof event, place: number): readonly [number, number] => {
      const by = curve?.lostBy[place];
      return [by?.share ?? 0, (by?.deals ?? 0) / (curve?.n ?? 1)];
    };
    const [told, quotient] = share(curves.whole ?? undefined, 0);
    expect(curves.whole?.lostBy[0]?.younger).toBe(0);
    expect(told).toBeCloseTo(quotient, 12);
    const [later, less] = share(curves.whole ?? undefined, 1);
    expect(curves.whole?.lostBy[1]?.younger).toBeGreaterThan(0);
    expect(later).toBeGreaterThan(less + 0.01);
  });
});

/** A customer: its industry, for how many months it stayed, and whether it left then or still is there. */
type Customer = readonly [industry: string, months: number, left: boolean];
const CUSTOMERS: readonly Customer[] = Array.from({ length: 80 }, (_, at): Customer => [
  at % 3 === 0 ? 'Media' : 'Retail',
  1 + ((at * 7) % 45),
  at % 4 === 0,
]);
const month = (back: number): string => {
  const at = 2025 * 12 + 11 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

describe('the customers behind a step of survival', () => {
  const made = assemble(
    [
      grid(
        'opportunity',
        [
          'opportunityId accountId outcome amount currency createdDate closeDate',
          ...CUSTOMERS.map((_, at) => `d${at} a${at} won 10 USD 2020-01-01 2020-01-02`),
        ].join('\n'),
      ),
      grid('account', ['accountId industry', ...CUSTOMERS.map(([industry], at) => `a${at} ${industry}`)].join('\n')),
      grid(
        'subscription',
        [
          'accountId startDate endDate mrr currency',
          ...CUSTOMERS.map(([, months, left], at) => {
            const begun = left ? months + 3 : months - 1;
            return `a${at} ${month(begun)} ${left ? month(begun - months) : '-'} 100 USD`;
          }),
        ].join('\n'),
      ),
    ],
    NO_DEFINITIONS,
    day(AS_OF),
  );
  const { dataset, tables } = made;
  const ask = { by: INDUSTRY, where: [], assumptions: NO_ASSUMPTIONS };
  const plan = survivalPlan(dataset, ask);
  if (plan === null) throw new Error('no customers');
  const survival = readSurvival(kernel(plan, tables, dataset), dataset, ask);

  test.each(['Media', 'Retail'])('of %s are those who left by then, and those in sight', async (industry) => {
    await load(made);
    const curve = survival.slices.find(({ label }) => label === industry);
    if (curve === undefined) throw new Error('no curve');
    // Accounts are numbered from 1 in the order of their file.
    const own = (is: (customer: Customer) => boolean): readonly number[] =>
      CUSTOMERS.flatMap((customer, at) => (customer[0] === industry && is(customer) ? [at + 1] : []));
    const accounts = async (rows: StudyRows): Promise<readonly (number | null)[]> =>
      (await agreed(rows)).map(({ account }) => account).toSorted((a, b) => (a ?? 0) - (b ?? 0));
    for (const by of curve.stays) {
      const rows = stayRows(curve, by, { ...ask, dataset, slice: new Map([[INDUSTRY, industry]]) });
      expect(await accounts(rows.left)).toEqual(own(([, months, left]) => left && months <= by.month));
      expect(await accounts(rows.all.ended)).toEqual(own(([, , left]) => left));
      expect(await accounts(rows.all.running)).toEqual(own(([, , left]) => !left));
      expect(await accounts(rows.inSight.ended)).toEqual(own(([, months, left]) => left && months >= by.month));
      expect(await accounts(rows.inSight.running)).toEqual(own(([, months, left]) => !left && months >= by.month));
      expect(by.leavers + by.stayers).toBe(curve.atRisk[by.month / 12] ?? 0);
    }
  });
});

/** What an account has in a column of its file. */
function textOf({ columns }: AccountColumns, account: number, name: string): string {
  const column = columns.get(name);
  return column?.kind === 'text' ? (column.labels[column.codes[account] ?? 0] ?? '') : '';
}

describe('the numbers of the ICP page, over a sample company', async () => {
  const sample = await sampleAccounts('salesforce-style');
  const { accounts, results, definitions, version, dataset } = sample;
  const { assumptions, bands } = definitions;
  const asked = { dataset, assumptions };
  const scored = scoreAccounts(version, accounts, { overrides: [], date: AS_OF });

  test('bins of the score have the deals that they say, no deal twice, and together all that they were judged on', async () => {
    await load(sample);
    const told = calibration(scored, results);
    if (told.missing !== null) throw new Error(told.missing);
    const seen: number[] = [];
    for (const bin of told.bins) {
      const rows = binRows(bin, { ...asked, scored, since: told.since, until: results.lastMonth ?? told.since });
      const whole = await agreed(rows.denominator);
      const part = new Set((await agreed(rows.numerator)).map(({ deal }) => deal));
      expect(whole.filter(({ deal }) => part.has(deal))).toHaveLength(part.size);
      expect(whole.every((row) => (row.month ?? 0) >= told.since)).toBe(true);
      seen.push(...whole.flatMap(({ deal }) => deal ?? []));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(told.judgedOn);
    expect(told.bins.every(({ from, to }, at) => from <= to && from > (told.bins[at - 1]?.to ?? -1))).toBe(true);
  });

  test('a value of an attribute has the won and the closed deals of the accounts that have it', async () => {
    await load(sample);
    const wins = winsByAttribute(accounts, results, { bands }).values.filter(({ name }) => name === 'industry');
    expect(wins.length).toBeGreaterThan(5);
    for (const each of wins) {
      const having = accountsOfWins(accounts, results, { ...each, bands });
      expect(having).toHaveLength(each.accounts);
      const wanted = each.value.kind === 'label' ? each.value.label : '';
      if (each.value.kind !== 'others')
        expect(new Set([...having].map((account) => textOf(accounts, account, 'industry')))).toEqual(new Set([wanted]));
      const { numerator, denominator } = closedRows(each.rate, having, { ...asked, span: null });
      const among = new Set<number | null>(having);
      expect((await agreed(numerator)).every(({ account }) => among.has(account))).toBe(true);
      expect((await agreed(denominator)).every(({ account }) => among.has(account))).toBe(true);
    }
  });

  test.each(['revenue', 'margin', 'ltv'] as const)('the best by %s and the rest are accounts, each on one side', async (by) => {
    await load(sample);
    const best = bestCustomers(accounts, results, { by, top: 0.2, bands });
    if ('missing' in best) throw new Error(best.missing);
    for (const share of best.values.slice(0, 6)) {
      const sides = (['best', 'rest'] as const).map((side) => ({
        of: share[side],
        having: customersHaving(accounts, best, { ...share, side, bands }),
      }));
      for (const { of, having } of sides) {
        const { numerator, denominator } = customerRows(of, having, asked);
        expect((await agreed(numerator)).map(({ account }) => account)).toEqual([...having.having]);
        await agreed(denominator);
      }
      const [one, other] = sides.map(({ having }) => new Set(having.all));
      expect([...(one ?? [])].filter((account) => other?.has(account) === true)).toEqual([]);
      expect((one?.size ?? 0) + (other?.size ?? 0)).toBe(best.customers.accounts.length);
    }
  });
});
