import { describe, expect, it } from 'vitest';
import type { EvidenceId, MeasuredEvidence } from '../../../src/core/assessment';
import { evidenceFor, type AssessmentGround } from '../../../src/core/assessment-evidence';
import { NO_COUNCIL_RECORDS } from '../../../src/core/council';
import type { Definitions } from '../../../src/core/workspace';
import { assuming } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { BY_SIZE, BY_TRADE } from '../../fixtures/icp-history';
import { decided } from '../council/made-decisions';
import { groundOf } from './ground';

const ACCOUNTS = grid(
  'account',
  `accountId industry employees crmTier technologies isPartner
   soft1     Software 300       1       Toolmark     false
   soft2     Software -         -       -            false
   shop1     Retail   20        2       -            false
   shop2     Retail   -         -       -            false
   idle      Retail   500       3       Toolmark     false
   friend    Software 10        1       -            true
   dark      -        -         -       -            false`,
);

const HEAD = 'opportunityId accountId outcome dealClass createdDate closeDate amount currency owner leadSource lossReason';
const deals = (lines: string) => grid('opportunity', [HEAD, ...lines.trim().split('\n')].join('\n'));
const DEALS = deals(
  `w1 soft1 won  newBusiness 2024-11-10 2025-02-10 100 USD Ann Webinar -
   w2 soft1 won  newBusiness 2024-11-10 2025-03-10 300 USD Ann Webinar -
   l1 shop1 lost newBusiness 2024-12-10 2025-02-20 100 USD Ben Cold    Price
   l2 shop1 lost newBusiness 2024-12-10 2025-03-20 100 USD Ben Cold    -
   l3 shop2 lost newBusiness 2022-10-10 2023-02-20 100 USD Ben Cold    Price
   o1 soft2 open newBusiness 2025-03-01 2025-06-01 100 USD Ann Webinar -
   o2 dark  open newBusiness 2025-03-01 2025-06-01 300 USD Ben Other   -
   e1 shop1 won  expansion   2025-01-10 2025-02-20 999 USD Ben Cold    -`,
);
const AS_OF = '2025-03-31';

const RECORD = { data: '', rules: '', icp: null, currency: null, leftOut: 0 };
const FLAG = {
  metric: 'winRate',
  slice: [],
  state: 'drifted' as const,
  unit: 'share' as const,
  size: 0.1,
  low: null,
  high: null,
  q: 0.01,
  before: 10,
  now: 10,
};
const world = (given: Partial<Definitions> = {}): AssessmentGround => groundOf([DEALS, ACCOUNTS], { icp: [BY_TRADE], ...given }, AS_OF);
/** The company as it is, told once. */
const PLAIN = new Map<AssessmentGround, ReturnType<typeof evidenceFor>>();
const plain = world();
const told = (ground: AssessmentGround) => {
  const known = PLAIN.get(ground) ?? evidenceFor(ground);
  PLAIN.set(ground, known);
  return known;
};
function found(ground: AssessmentGround, id: EvidenceId): MeasuredEvidence {
  const evidence = told(ground).evidence.find((each) => each.id === id);
  if (evidence === undefined) throw new Error(`no ${id}`);
  return evidence;
}
const valueOf = (id: EvidenceId, given: Partial<Definitions> = {}) => {
  const { value, missing } = found(Object.keys(given).length === 0 ? plain : world(given), id);
  return missing ?? value;
};

describe('evidence of the loaded data', () => {
  it('is told for every id in order, each with a value or a reason', () => {
    const { evidence } = evidenceFor(world());
    expect(evidence.map(({ id }) => id)).toEqual(Array.from({ length: 32 }, (_, at) => `E${String(at + 1).padStart(2, '0')}`));
    for (const { value, missing } of evidence) expect((value === null) !== (missing === null)).toBe(true);
  });

  it('tells whether there is an ICP, how many attributes it has, and how long it stood', () => {
    expect([valueOf('E01'), valueOf('E02'), valueOf('E05')]).toEqual([1, 1, 1]);
    expect([valueOf('E01', { icp: [] }), valueOf('E02', { icp: [] }), valueOf('E22', { icp: [] })]).toEqual([0, 'no_icp', 'no_icp']);
    expect(found(plain, 'E03')).toMatchObject({ value: 14, facts: ['neverChanged'] });
    expect(found(world({ icp: [BY_TRADE, { ...BY_SIZE, effectiveFrom: '2025-01-15' }] }), 'E03')).toMatchObject({ value: 2, facts: [] });
  });

  it('takes a flag since the last change for a shift, and none before it or after the as-of date', () => {
    const logged = (asOf: string, state: 'drifted' | 'undecided') => [
      {
        ...RECORD,
        asOf,
        flags: [{ ...FLAG, id: 'x', state }],
      },
    ];
    const factsOf = (flagLog: Definitions['flagLog']) => found(world({ flagLog }), 'E03').facts.includes('shifted');
    expect(factsOf(logged('2025-01-31', 'drifted'))).toBe(true);
    expect(factsOf(logged('2025-01-31', 'undecided'))).toBe(false);
    expect(factsOf(logged('2023-12-31', 'drifted'))).toBe(false);
    expect(factsOf(logged('2025-04-30', 'drifted'))).toBe(false);
  });

  it('takes a change in the market that somebody noted since for a shift, until it is taken back', () => {
    const noted = (on: string, isWithdrawn = false) => ({ id: 'm', on, text: 'A rival halved its price', isWithdrawn, by: 'Ana' });
    const factsOf = (...changes: readonly ReturnType<typeof noted>[]) => {
      const marketChanges = changes.map((change, at) => ({ ...change, at: `2025-10-0${at + 1}T08:00:00Z` }));
      return found(world({ council: { ...NO_COUNCIL_RECORDS, marketChanges } }), 'E03').facts.includes('shifted');
    };
    expect(factsOf(noted('2025-01-31'))).toBe(true);
    expect(factsOf(noted('2023-12-31'))).toBe(false);
    expect(factsOf(noted('2025-04-30'))).toBe(false);
    expect(factsOf(noted('2025-01-31'), noted('2025-01-31', true))).toBe(false);
  });

  it('counts attributes of accounts with an open deal or one closed in twelve months, partners and idle ones left out', () => {
    // soft1, soft2, shop1, dark: industry known of three of them
    expect(found(plain, 'E06')).toMatchObject({ value: 0.75, part: 3, n: 4, names: ['industry'] });
    expect(found(world({ icp: [BY_SIZE] }), 'E06')).toMatchObject({ value: 0.5, part: 2, n: 4 });
    // soft1 3, soft2 1, shop1 2, dark 0
    expect(found(plain, 'E07')).toMatchObject({ value: 1.5, n: 4, names: ['industry', 'technologies', 'employees'] });
    expect(found(plain, 'E08')).toMatchObject({ value: 2, names: ['firmographic', 'technographic'] });
    expect(found(plain, 'E12')).toMatchObject({ value: 0.5, part: 2, n: 4 });
    expect(valueOf('E09')).toBe('not_mapped');
  });

  it('counts open deals by tier, and created ones against the ICP', () => {
    expect(found(plain, 'E10')).toMatchObject({ value: 0.5, part: 1, n: 2 });
    expect(found(plain, 'E11')).toMatchObject({ value: 0.5, part: 1, n: 2 });
    // of seven created deals of new business three lie outside and one cannot be scored; under a target of 60% only 40% may
    expect(found(plain, 'E22')).toMatchObject({ value: 3 / 7, part: 3, n: 7, facts: [], parts: [{ name: 'unknown', part: 1, of: 7 }] });
    const target = { metric: 'icpShareCreated', slice: [], want: 'atLeast', value: 0.6 } as const;
    expect(found(world({ targets: [target] }), 'E22').facts).toEqual(['overAllowed']);
    expect(found(plain, 'E10').readings).toMatchObject([{ metric: 'openCount', value: 1 }]);
  });

  it('tells the width of the ICP by counts of the market, and by accounts without a verdict', () => {
    expect(found(plain, 'E32')).toMatchObject({ value: 2 / 6, part: 2, n: 6, facts: [] });
    expect(found(world({ tam: [100, 300, 400, 200] }), 'E32')).toMatchObject({ value: 0.4, part: 400, n: 1000, facts: ['ofMarket'] });
  });

  it('calls an ICP not run while deals are too few, which limits as one that nobody tested', () => {
    expect(found(plain, 'E04')).toMatchObject({ value: 0, facts: [], n: 5 });
  });

  it('counts reasons of deals lost in the last four quarters', () => {
    expect(found(plain, 'E18')).toMatchObject({ value: 0.5, part: 1, n: 2 });
    expect(found(plain, 'E18').readings).toMatchObject([{ metric: 'lostCount', value: 1 }]);
  });

  it('holds what marketing sourced against what sales sourced, and puts unclear sources on no side', () => {
    expect(found(plain, 'E23')).toMatchObject({
      value: 1,
      parts: [
        { name: 'marketing', part: 3, of: 3 },
        { name: 'sales', part: 0, of: 2 },
      ],
      names: ['Webinar', 'Cold'],
    });
  });

  it('knows how far back the files go', () => {
    expect(valueOf('E29')).toBe(29);
  });

  it('is not in the data where a table is not loaded, and says which', () => {
    const bare = groundOf([deals('w1 a won newBusiness 2024-11-10 2025-02-10 100 USD - - -')], {}, AS_OF);
    const missing = new Map(evidenceFor(bare).evidence.map((each) => [each.id, each.missing]));
    expect(['E10', 'E12', 'E15', 'E17', 'E18', 'E25', 'E26', 'E30', 'E31'].map((id) => missing.get(id as EvidenceId))).toEqual([
      'no_icp',
      'not_mapped',
      'no_icp',
      'no_base',
      'not_mapped',
      'no_spend',
      'no_base',
      'no_target',
      'no_history',
    ]);
  });
});

describe('evidence of spend', () => {
  const spend = (lines: string) => grid('spend', `month amount currency industry\n${lines}`);

  it('is the part whose lines name a segment themselves', () => {
    const ground = groundOf(
      [DEALS, ACCOUNTS, spend('2025-01-01 300 USD Software\n2025-01-01 100 USD Retail\n2025-02-01 600 USD -')],
      { icp: [BY_TRADE] },
      AS_OF,
    );
    expect(found(ground, 'E25')).toMatchObject({ value: 0.4, n: 3 });
  });
});

describe('evidence of what the council wrote down', () => {
  const packet = (asOf: string) => ({ asOf, data: 'd', rules: 'r', by: 'Ana', at: '2025-04-01T10:00:00Z' });
  const reading = { metric: 'winRate', slice: [], period: null, unit: 'share', currency: null, value: 0.4, missing: null, n: 50 } as const;
  const cites = { ...decided().evidence, readings: [{ ...reading, low: null, high: null, level: null }] };
  const council = (parts: Partial<Definitions['council']>) => ({ council: { ...NO_COUNCIL_RECORDS, ...parts } });
  const decision = (parts: Parameters<typeof decided>[0]) => ({
    decision: decided(parts),
    by: 'Ana',
    at: `${parts?.taken ?? ''}T10:00:00Z`,
  });

  it('counts the quarters of the last four with a packet, each once', () => {
    const packets = ['2025-03-31', '2025-01-15', '2024-12-31', '2024-06-30', '2024-03-31', '2025-06-30'].map(packet);
    expect(valueOf('E19', council({ packets }))).toBe(3);
    expect(valueOf('E19')).toBe(0);
  });

  it('counts decisions of twelve months that cite figures, and outcomes that were reviewed', () => {
    const decisions = [
      decision({ id: 'a', taken: '2025-01-10', evidence: cites, verdict: 'kept', review: '2025-03-01' }),
      decision({ id: 'b', taken: '2025-02-10' }),
      decision({ id: 'c', taken: '2024-03-10', evidence: cites }),
      decision({ id: 'd', taken: '2025-04-10', evidence: cites }),
    ];
    expect(found(world(council({ decisions })), 'E21')).toMatchObject({ value: 1, n: 2, parts: [{ name: 'reviewed', part: 1 }] });
  });

  it('counts the functions that approved, of what was noted', () => {
    const approvers = (...functions: readonly ('sales' | 'marketing' | 'other')[]) =>
      functions.map((each) => ({ name: each, function: each }));
    const decisions = [
      decision({ id: 'a', taken: '2025-01-10', approvers: approvers('sales', 'other') }),
      decision({ id: 'b', taken: '2024-04-10', approvers: approvers('marketing') }),
      decision({ id: 'c', taken: '2024-03-31', approvers: approvers('marketing') }),
    ];
    expect(found(world(council({ decisions })), 'E27')).toMatchObject({ value: 2, names: ['marketing', 'sales'] });
    expect(valueOf('E27', council({ decisions: [decision({ taken: '2025-01-10' })] }))).toBe('no_history');
  });

  it('counts flags with an owner, and those closed in thirty days', () => {
    const flag = (id: string) => ({
      ...FLAG,
      id,
    });
    const record = (asOf: string, ...ids: readonly string[]) => ({
      ...RECORD,
      asOf,
      flags: ids.map(flag),
    });
    const said = (finding: string, on: string, status: 'watching' | 'closed') => ({ finding, on, status, owner: 'Ana', note: '' });
    const flagLog = [record('2023-12-31', 'old'), record('2025-01-31', 'a', 'b'), record('2025-02-28', 'a', 'c')];
    const some = [said('a', '2025-02-20', 'closed'), said('b', '2025-03-31', 'closed')];
    const followed = found(world({ flagLog, watched: some }), 'E20');
    expect(followed).toMatchObject({
      value: 3,
      facts: ['rulesOn'],
      parts: [
        { part: 2, of: 3 },
        { part: 1, of: 3 },
      ],
    });
    const all = found(world({ flagLog, watched: [...some, said('c', '2025-03-01', 'watching')] }), 'E20');
    expect(all.facts).toEqual(['rulesOn', 'withOwners']);
    expect(found(plain, 'E20').facts).toEqual([]);
  });

  it('counts quarters in which both mix targets could be judged, and how far attainment was off', () => {
    const want = (metric: 'icpShareOpen' | 'icpShareWon') => ({ metric, slice: [], want: 'atLeast', value: 0.5 }) as const;
    expect(valueOf('E28', { targets: [want('icpShareOpen')] })).toBe(0);
    // wins in the first quarter of 2025 alone
    expect(valueOf('E28', { targets: [want('icpShareOpen'), want('icpShareWon')] })).toBe(1);
    // 400.00 won of a target of 200.00 in one quarter, nothing in the other three: off by 1 in each
    expect(valueOf('E30', { assumptions: assuming({ bookingsTarget: 20_000 }) })).toBe(1);
  });
});
