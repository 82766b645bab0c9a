import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, FrozenReading } from '../../../src/core/council';
import type { Hypothesis } from '../../../src/core/hypotheses';
import type { DimensionId } from '../../../src/core/model';
import { anonymised } from '../../../src/core/workspace-anonymous';
import { NO_DEFINITIONS, readDefinitions, writeDefinitions, type Definitions } from '../../../src/core/workspace';
import { council } from './random-council';
import { definitions } from './random-definitions';

const keyed =
  (key: string) =>
  (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex');
const textOf = (given: Definitions): string => JSON.stringify(writeDefinitions(given));

const figure = (over: Partial<FrozenReading>): FrozenReading => ({
  metric: 'winRate',
  slice: [],
  period: { from: '2025-07-01', to: '2025-09-30' },
  unit: 'share',
  currency: null,
  value: 0.4,
  missing: null,
  n: 100,
  low: 0.3,
  high: 0.5,
  level: 0.95,
  ...over,
});
const decided = (readings: readonly FrozenReading[], over: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  type: 'keep',
  text: '',
  segment: { name: 'All', where: [] },
  taken: '2025-10-01',
  options: [],
  evidence: { asOf: '2025-09-30', data: 'abc', rules: 'def', icp: null, question: null, finding: null, readings },
  expected: null,
  owner: 'Ada',
  due: null,
  approvers: [],
  dissent: '',
  review: '2026-01-01',
  kill: '',
  status: 'open',
  verdict: null,
  made: null,
  ...over,
});
const withDecision = (decision: Decision): Definitions => ({
  ...NO_DEFINITIONS,
  council: { ...NO_DEFINITIONS.council, decisions: [{ decision, by: decision.owner, at: '2025-10-01T00:00:00Z' }] },
});
const readingsOf = (given: Definitions): readonly FrozenReading[] =>
  given.council.decisions.flatMap(({ decision }) => decision.evidence.readings);

/** Every place where a person, an account, a deal or somebody's words can stand, filled with words that stand nowhere else. */
function filledWith(word: (place: string) => string): Definitions {
  const [person, account, deal] = [word('person'), word('account'), word('deal')];
  const card = {
    owner: word('owner'),
    valueProposition: word('value'),
    pains: [word('pain')],
    roles: [word('role')],
    play: word('play'),
    coverageModel: word('model'),
  };
  const entry = { kind: 'isOneOf' as const, dimension: 'Account Owner' as never, members: [word('rep'), { contains: word('part') }] };
  const profile = {
    id: 'p',
    name: `For ${person}`,
    ...card,
    notes: word('notes'),
    entry,
    mustHave: [{ kind: 'isOneOf' as const, dimension: 'website' as never, members: [`${word('site')}.example`] }],
    exclude: [],
    missing: 'leaveOut' as const,
    cuts: [90, 70, 50] as const,
    icpFrom: 70,
    criteria: [],
    tiers: { '1': card },
  };
  const version = { id: 'icp-1', name: 'ICP 1', effectiveFrom: '2025-01-01', author: person, note: word('note'), profiles: [profile] };
  const slice = [
    ['account', account],
    ['owner', person],
    ['Deal Name', deal],
  ] as const;
  const decision = decided([figure({ slice })], {
    id: word('id'),
    text: word('text'),
    segment: { name: `${account} and others`, where: [{ dimension: 'account', is: 'in', members: [account] }] },
    options: [word('option')],
    evidence: {
      ...decided([]).evidence,
      question: word('question'),
      finding: JSON.stringify(['targetShare', 'winRate', ['owner', person]]),
      readings: [figure({ slice })],
    },
    owner: person,
    approvers: [{ name: word('approver'), function: 'sales' }],
    dissent: word('dissent'),
    kill: word('kill'),
    made: { kind: 'target', metric: 'winRate', slice, want: 'atLeast', value: 0.3 },
  });
  const answer = {
    instrument: 'segmentation' as const,
    version: 1,
    question: 'q1',
    score2: 5,
    by: word('by'),
    on: '2025-09-30',
    at: '2025-10-01T00:00:00Z',
    note: word('answer'),
    evidence: [],
    suggested2: null,
  };
  return {
    ...withDecision(decision),
    admission: {
      mapping: new Map([[word('file'), new Map([[word('header'), 'amount']])]]),
      stageMap: new Map([[word('stage'), 'won']]),
      typeMap: new Map([[word('type'), 'renewal']]),
    },
    targets: [{ metric: 'winRate', slice, want: 'atLeast', value: 0.3 }],
    icp: [version],
    icpDraft: { ...version, effectiveFrom: word('someday') },
    overrides: [
      {
        account,
        tier: '1',
        reason: word('reason'),
        author: word('author'),
        from: '2025-01-01',
        expires: '2025-12-31',
        liftsExclusion: false,
      },
    ],
    watched: [{ finding: word('finding'), status: 'watching', owner: word('watcher'), note: word('watch'), on: '2025-09-30' }],
    flagLog: [
      {
        asOf: '2025-09-30',
        data: 'abc',
        rules: 'def',
        icp: null,
        currency: 'USD',
        leftOut: 0,
        flags: [
          {
            id: JSON.stringify(['mix', 'winRate', ['owner', person]]),
            metric: 'winRate',
            slice: [['owner', person]],
            state: 'drifted',
            unit: 'share',
            size: 0.1,
            low: 0,
            high: 0.2,
            q: 0.01,
            before: 3,
            now: 2,
          },
        ],
      },
    ],
    council: {
      decisions: [{ decision, by: word('recorder'), at: '2025-10-01T00:00:00Z' }],
      answers: [answer],
      stages: [{ stage: 'growth', by: word('chooser'), at: '2025-10-01T00:00:00Z' }],
      norms: [{ stage: 'growth', thresholds: null, by: word('setter'), at: '2025-10-01T00:00:00Z' }],
      capabilities: [{ capability: 'icp', owner: word('holder'), kpis: null, by: word('namer'), at: '2025-10-01T00:00:00Z' }],
      marketChanges: [
        { id: word('change'), on: '2025-05-01', text: word('rival'), isWithdrawn: false, by: word('noter'), at: '2025-10-01T00:00:00Z' },
      ],
      plans: [],
      packets: [{ asOf: '2025-09-30', data: 'abc', rules: 'def', by: word('chair'), at: '2025-10-01T00:00:00Z' }],
      hypotheses: [{ hypothesis: hypothesisWith(word, { account, person }), by: word('guesser'), at: '2025-10-01T00:00:00Z' }],
    },
    segmentations: [
      {
        id: 'market',
        name: `Market of ${person}`,
        version: 1,
        effectiveFrom: '2025-01-01',
        author: word('divider'),
        note: word('why'),
        owner: word('keeper'),
        segments: [{ id: 's', name: `${account} alone`, when: entry, status: 'target', ...card, owner: word('lead'), review: null }],
      },
    ],
    fileAsOf: new Map([[word('dated'), '2025-09-30']]),
  };
}

const hypothesisWith = (word: (place: string) => string, { account, person }: { account: string; person: string }): Hypothesis => ({
  id: word('tested'),
  text: word('claim'),
  segment: { kind: 'isOneOf', dimension: 'owner' as DimensionId, members: [person, { contains: account }] },
  segmentLabel: `Deals of ${person}`,
  against: 'dealtArms',
  metric: 'winRate',
  want: 'rise',
  size: 0.1,
  baseline: { value: 0.25, n: 200, spread: null, designEffect: 1 },
  needed: 250,
  perMonth: 20,
  allocation: { seed: word('seed'), treatedShare: 0.5 },
  readOut: { kind: 'once' },
  starts: '2025-10-01',
  readOn: '2026-10-01',
  owner: word('tester'),
  status: 'read',
  told: {
    asOf: '2026-10-01',
    look: 1,
    treated: { n: 300, value: 0.4, low: 0.34, high: 0.46 },
    control: { n: 300, value: 0.25, low: 0.2, high: 0.3 },
    difference: { value: 0.15, low: 0.08, high: 0.22, level: 0.95 },
    verdict: 'held',
    confounders: [{ attribute: 'owner', label: person, standardised: 0.4 }],
  },
});

describe('an anonymised copy', () => {
  it('holds no name and no words of people, wherever they stood', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-df-hj-np-tv-z]{9}$/), fc.constantFrom('k1', 'k2'), (stem, key) => {
        const words: string[] = [];
        const given = filledWith((place) => {
          words.push(`${stem}${place}`);
          return `${stem}${place}`;
        });
        const text = textOf(anonymised(given, keyed(key)));
        expect(words.filter((word) => text.toLowerCase().includes(word))).toEqual([]);
        expect(text).not.toContain(stem);
        expect(textOf(given)).toContain(stem);
      }),
      { numRuns: 50 },
    );
  });

  it('can be read as any definitions can, with as many decisions', () => {
    fc.assert(
      fc.property(definitions, council, (given, records) => {
        const copy = anonymised({ ...given, council: records }, keyed('k'));
        const read = readDefinitions(JSON.parse(textOf(copy)), 'kept');
        expect(read.error).toBeNull();
        expect(copy.council.decisions.length).toBe(records.decisions.length);
      }),
      { numRuns: 100 },
    );
  });

  it('hides one name as one word, so that joins survive, and as another under another key', () => {
    const given = filledWith((place) => `name of ${place}`);
    const [one, again, other] = [anonymised(given, keyed('k1')), anonymised(given, keyed('k1')), anonymised(given, keyed('k2'))];
    expect(textOf(one)).toBe(textOf(again));
    const account = one.overrides[0]?.account ?? '';
    expect(account).toMatch(/^anon-[0-9a-f]{12}$/);
    expect(one.targets[0]?.slice[0]).toEqual(['account', account]);
    expect(one.council.decisions[0]?.decision.segment.where[0]?.members).toEqual([account]);
    expect(one.flagLog[0]?.data).toBe(one.council.packets[0]?.data);
    expect(other.overrides[0]?.account).not.toBe(account);
    expect(other.flagLog[0]?.data).not.toBe(one.flagLog[0]?.data);
  });

  it('looks for the accounts of the files in what people called their segments', () => {
    const given = filledWith((place) => `x ${place}`);
    const named = { ...given, segmentations: given.segmentations.map((each) => ({ ...each, name: 'Like Globex Corp, but larger' })) };
    expect(textOf(anonymised(named, keyed('k')))).toContain('Globex');
    expect(textOf(anonymised(named, keyed('k'), ['globex corp']))).not.toContain('Globex');
  });

  it('keeps values of an industry, and hides those of a column that may name somebody', () => {
    const copy = anonymised(
      withDecision(
        decided([
          figure({
            slice: [
              ['industry', 'SaaS'],
              ['Region Lead', 'Ada'],
            ],
          }),
        ]),
      ),
      keyed('k'),
    );
    expect(readingsOf(copy)[0]?.slice).toEqual([
      ['industry', 'SaaS'],
      ['Region Lead', expect.stringMatching(/^anon-/)],
    ]);
  });
});

describe('cells under five', () => {
  const shown = (given: Definitions): string =>
    readingsOf(given)
      .map(({ slice, n, missing }) => `${slice.map(([, label]) => label).join('+') || 'all'} ${missing ?? n}`)
      .join('; ');
  const of = (...cells: (readonly [FrozenReading['slice'], number, string?])[]): Definitions =>
    anonymised(withDecision(decided(cells.map(([slice, n, metric = 'winRate']) => figure({ slice, n, metric })))), keyed('k'));

  it('are not shown, and neither is the least one beside them where the total would give them back', () => {
    expect(shown(of([[], 60], [[['industry', 'A']], 3], [[['industry', 'B']], 20], [[['industry', 'C']], 37]))).toBe(
      'all 60; A below_min_n; B below_min_n; C 37',
    );
  });

  it('are alone where the total counts more than what is shown', () => {
    expect(shown(of([[], 90], [[['industry', 'A']], 3], [[['industry', 'B']], 20]))).toBe('all 90; A below_min_n; B 20');
  });

  it('take the whole along where nothing else is left beside them', () => {
    expect(shown(of([[], 4], [[['industry', 'A']], 1], [[['industry', 'B']], 3]))).toBe('all below_min_n; A below_min_n; B below_min_n');
    expect(shown(of([[], 8], [[['industry', 'A']], 8], [[['industry', 'B']], 0]))).toBe('all 8; A below_min_n; B below_min_n');
  });

  it('hide every metric of their place, for two of them tell each other', () => {
    expect(shown(of([[['industry', 'A']], 40], [[['industry', 'A']], 3, 'acv']))).toBe('A below_min_n; A below_min_n');
  });

  it('are not given back by the quarters of a year', () => {
    const quarter = (from: string, to: string, n: number) => figure({ period: { from, to }, n });
    const readings = [
      quarter('2025-01-01', '2025-06-30', 30),
      quarter('2025-01-01', '2025-03-31', 2),
      quarter('2025-04-01', '2025-06-30', 28),
    ];
    const copy = anonymised(withDecision(decided(readings)), keyed('k'));
    expect(readingsOf(copy).map(({ missing }) => missing)).toEqual([null, 'below_min_n', 'below_min_n']);
  });

  it('are told by a reason and by nothing else: no value, no limits, no n', () => {
    const [first] = readingsOf(of([[['industry', 'A']], 3]));
    expect(first).toMatchObject({ value: null, missing: 'below_min_n', n: 0, low: null, high: null, level: null });
  });

  it('cannot be worked out from what is shown: for each there are two tables that look alike', () => {
    const table = fc.array(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(table, (rows) => {
        const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
        const columns = [0, 1, 2].map((at) => sum(rows.map((row) => row[at] ?? 0)));
        const of2 = (a: number, b: number): FrozenReading['slice'] => [
          ['industry', `i${a}`],
          ['country', `c${b}`],
        ];
        const cells: [FrozenReading['slice'], number][] = [
          [[], sum(columns)],
          ...rows.map((row, at): [FrozenReading['slice'], number] => [[['industry', `i${at}`]], sum(row)]),
          ...columns.map((n, at): [FrozenReading['slice'], number] => [[['country', `c${at}`]], n]),
          ...rows.flatMap((row, a) => row.map((n, b): [FrozenReading['slice'], number] => [of2(a, b), n])),
        ];
        const copy = readingsOf(anonymised(withDecision(decided(cells.map(([slice, n]) => figure({ slice, n })))), keyed('k')));
        const isHidden = new Map(copy.map(({ slice, missing }) => [slice.map(([, label]) => label).join(), missing !== null]));
        const known = (slice: FrozenReading['slice'], n: number): number | null =>
          isHidden.get(slice.map(([, label]) => label).join()) === true ? null : n;
        const kept = cells.map(([slice, n]) => known(slice, n));
        const inner = rows.flatMap((row, a) => row.map((n, b) => known(of2(a, b), n)));
        const margins = {
          all: kept[0] ?? null,
          rows: rows.map((_, at) => kept[1 + at] ?? null),
          columns: columns.map((_, at) => kept[1 + rows.length + at] ?? null),
        };
        for (const [at, cell] of inner.entries())
          if (cell === null) expect(tablesLike(inner, margins, at).size, JSON.stringify({ rows, at })).toBeGreaterThan(1);
        expect(cells.every(([slice, n]) => n >= 5 || isHidden.get(slice.map(([, label]) => label).join()) === true)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

type Margins = { readonly all: number | null; readonly rows: readonly (number | null)[]; readonly columns: readonly (number | null)[] };

/** The values that one cell has in tables of whole numbers that show the same: all are tried until two were found. */
function tablesLike(inner: readonly (number | null)[], margins: Margins, cell: number): ReadonlySet<number> {
  const found = new Set<number>();
  const width = margins.columns.length;
  const most = 11;
  const fits = (table: readonly number[]): boolean => {
    const done = Math.floor(table.length / width);
    const rowSum = (row: number): number => table.slice(row * width, (row + 1) * width).reduce((sum, n) => sum + n, 0);
    if (table.length % width === 0 && done > 0) {
      const wanted = margins.rows[done - 1];
      if (typeof wanted === 'number' && rowSum(done - 1) !== wanted) return false;
    }
    const columnSum = (column: number): number => table.filter((_, at) => at % width === column).reduce((sum, n) => sum + n, 0);
    const isWhole = table.length === inner.length;
    for (const [column, wanted] of margins.columns.entries())
      if (wanted !== null && (isWhole ? columnSum(column) !== wanted : columnSum(column) > wanted)) return false;
    const total = table.reduce((sum, n) => sum + n, 0);
    return margins.all === null || (isWhole ? total === margins.all : total <= margins.all);
  };
  const grow = (table: readonly number[]): void => {
    if (found.size > 1 || !fits(table)) return;
    if (table.length === inner.length) {
      found.add(table[cell] ?? -1);
      return;
    }
    const known = inner[table.length];
    const choices = typeof known === 'number' ? [known] : Array.from({ length: most + 1 }, (_, n) => n);
    for (const n of choices) grow([...table, n]);
  };
  grow([]);
  return found;
}
