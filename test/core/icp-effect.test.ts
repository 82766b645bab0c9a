import { describe, expect, it } from 'vitest';
import { accountResults } from '../../src/core/account-results';
import { completeness, targetingAccuracy, tierProof, tightness, type AccountRule, type Override } from '../../src/core/icp';
import { prepareEffect, type Effect } from '../../src/core/icp-effect';
import { movesBetween, tierMoves } from '../../src/core/icp-moves';
import type { DimensionId } from '../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import { effectView } from '../../src/views/icp-effect';
import { movesView, quartersOf, usualQuarters } from '../../src/views/icp-moves';
import { plain } from '../../src/wording';
import { grid } from '../fixtures/grid';
import { BY_SIZE, BY_TRADE, historyOf, version } from '../fixtures/icp-history';

function prepared(definitions: Partial<Definitions> = {}) {
  const history = historyOf(definitions);
  return { dataset: history.dataset, given: prepareEffect(history) };
}

/** Holds of the account of which nothing else is known. */
const DARK: AccountRule = { kind: 'not', of: { kind: 'known', column: 'employees' as DimensionId } };

const tierOf = (effect: Effect, tier: string) => {
  const found = effect.tiers.find((each) => each.tier === tier);
  if (found === undefined) throw new Error(`no tier ${tier}`);
  return found;
};
const told = (effect: Effect, tier: string) => {
  const { accounts, ofOpen, ofWon, ofOpenAmount, readings } = tierOf(effect, tier);
  const rate = readings.get('winRate');
  const counted = (reading: { readonly value: number | null; readonly n: number }) =>
    reading.value === null ? null : `${Math.round(reading.value * reading.n)} of ${reading.n}`;
  return {
    accounts,
    open: counted(ofOpen),
    amount: ofOpenAmount.value,
    won: counted(ofWon),
    winRate: rate === undefined || rate.value === null ? rate?.missing : counted(rate),
  };
};

describe('what a version makes of the loaded history', () => {
  it('is counted by tier: accounts, open deals, wins and win rate, new business alone', () => {
    const effect = prepared().given.effect(BY_TRADE);
    expect(told(effect, '1')).toEqual({ accounts: 2, open: '1 of 4', amount: 0.2, won: '2 of 4', winRate: '2 of 3' });
    expect(told(effect, '4')).toEqual({ accounts: 2, open: '1 of 4', amount: 0.6, won: '2 of 4', winRate: '2 of 3' });
    expect(told(effect, '2')).toEqual({ accounts: 0, open: '0 of 4', amount: 0, won: '0 of 4', winRate: 'no_closed' });
  });

  it('keeps deals without an account and accounts without data together, as those that cannot be scored', () => {
    const effect = prepared().given.effect(BY_TRADE);
    expect(told(effect, 'unknown')).toEqual({ accounts: 1, open: '2 of 4', amount: 0.2, won: '0 of 4', winRate: '0 of 1' });
    expect(effect.coverage).toMatchObject({ value: 0.8, n: 5 });
    expect(effect.coverage.low).toBeLessThan(0.8);
  });

  it('counts neither partners nor our own accounts, which no metric counts, in any tier', () => {
    const flagged = grid(
      'account',
      `accountId industry employees isPartner isInternal
       soft1     Software 300       false     false
       soft2     Software 20        true      false
       shop1     Retail   300       false     false
       shop2     Retail   20        false     true
       dark      -        -         false     false`,
    );
    const history = historyOf({}, flagged);
    const given = prepareEffect(history);
    const effect = given.effect(BY_TRADE);
    expect(['1', '4', 'unknown'].map((tier) => tierOf(effect, tier).accounts)).toEqual([1, 1, 1]);
    expect([effect.accounts, effect.coverage.n]).toEqual([3, 3]);
    expect(told(effect, '1')).toMatchObject({ won: '2 of 3', winRate: '2 of 2' });
    const results = accountResults(history.cube, history.dataset, {
      count: history.accounts.count,
      assumptions: NO_DEFINITIONS.assumptions,
    });
    expect(Array.from(results.isCounted)).toEqual([0, 1, 0, 1, 0, 1]);
    const { icp, all } = tightness(effect.scored, results, null);
    expect([icp.accounts, all.accounts]).toEqual([1, 3]);
    expect(tierProof(effect.scored, results).rates.map(({ accounts }) => accounts)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(targetingAccuracy(effect.scored, results)).toMatchObject({ flagged: 1, accounts: 3 });
    expect(completeness(BY_TRADE, { accounts: history.accounts, scored: effect.scored, results }).attributes[0]?.accounts).toEqual({
      filled: 2,
      all: 3,
    });
    const { tiers } = movesBetween(given, {
      versions: [BY_TRADE, BY_SIZE],
      spans: [
        { from: 648, to: 650 },
        { from: 660, to: 662 },
      ],
    });
    expect([tiers.accounts, tiers.changed]).toEqual([3, 1]);
  });

  it('reads all classes of deals where the workspace does', () => {
    const all = prepared({ assumptions: { ...NO_DEFINITIONS.assumptions, dealClass: 'all' } }).given.effect(BY_TRADE);
    expect(told(all, '1')).toMatchObject({ won: '3 of 5', winRate: '3 of 4' });
  });

  it('tells the ICP shares of all deals, and another rule changes them without another look at the deals', () => {
    const { given } = prepared();
    const shares = (effect: Effect) => ['icpShareOpen', 'icpShareWon'].map((metric) => effect.whole.get(metric as 'icpShareOpen')?.value);
    expect(shares(given.effect(BY_TRADE))).toEqual([1 / 4, 2 / 4]);
    expect(shares(given.effect(BY_SIZE))).toEqual([2 / 4, 3 / 4]);
    expect(shares(given.effect(BY_TRADE))).toEqual([1 / 4, 2 / 4]);
  });

  it('counts overrides in force, and forgets them once they have expired', () => {
    const override: Override = {
      account: 'shop1',
      tier: '1',
      reason: 'A partner brings them',
      author: 'Ana',
      from: '2025-01-01',
      expires: '2025-12-31',
      liftsExclusion: false,
    };
    expect(told(prepared({ overrides: [override] }).given.effect(BY_TRADE), '1').accounts).toBe(3);
    expect(told(prepared({ overrides: [{ ...override, expires: '2025-03-30' }] }).given.effect(BY_TRADE), '1').accounts).toBe(2);
  });

  it('gives a tier whose open deals have no amount a reason for its share of the open amount, and one without open deals 0', () => {
    const dark = prepared({ icp: [] }).given.effect({
      ...BY_TRADE,
      profiles: BY_TRADE.profiles.map((each) => ({ ...each, exclude: [DARK] })),
    });
    expect(tierOf(dark, 'excluded').ofOpenAmount).toMatchObject({ value: null, missing: 'no_amount' });
    expect(tierOf(dark, '3').ofOpenAmount).toMatchObject({ value: 0, missing: null });
  });

  it('leaves LTV:CAC a reason where no spend is loaded, and never a 0', () => {
    const ratio = tierOf(prepared().given.effect(BY_TRADE), '1').readings.get('ltvToCac');
    expect(ratio).toMatchObject({ value: null, missing: 'no_spend' });
  });
});

describe('accounts that change tier', () => {
  it('are counted by where from and where to', () => {
    const { given } = prepared();
    expect(tierMoves(given.score(BY_TRADE), given.score(BY_SIZE))).toEqual({
      accounts: 5,
      changed: 2,
      moves: [
        { from: '1', to: '4', accounts: 1 },
        { from: '4', to: '1', accounts: 1 },
      ],
    });
    expect(tierMoves(given.score(BY_TRADE), given.score(BY_TRADE)).changed).toBe(0);
  });
});

describe('between two versions and two periods', () => {
  const QUARTERS = [
    { from: 648, to: 650 },
    { from: 660, to: 662 },
  ] as const;

  it('each number is read four ways, and the data and the rule make up the change', () => {
    const { given } = prepared();
    const { moved } = movesBetween(given, { versions: [BY_TRADE, BY_SIZE], spans: QUARTERS });
    const won = moved.find(({ metric }) => metric === 'icpShareWon');
    if (won === undefined || won.split.missing !== null) throw new Error('wins in both quarters');
    const { cells, split } = won;
    expect(Object.values(cells).map(({ value, n }) => [value, n])).toEqual([
      [1 / 2, 2],
      [1 / 2, 2],
      [1 / 2, 2],
      [1, 2],
    ]);
    expect(split).toEqual({ data: 0.25, rule: 0.25, change: 0.5, missing: null });
    expect(moved.map(({ metric }) => metric)).toEqual(['icpShareWon', 'icpShareCreated', 'icpShareOpen', 'winRate']);
  });

  it('a quarter in which nothing was won leaves a reason and no split', () => {
    const { given } = prepared();
    const { moved } = movesBetween(given, { versions: [BY_TRADE, BY_SIZE], spans: [{ from: 651, to: 653 }, QUARTERS[1]] });
    expect(moved.find(({ metric }) => metric === 'icpShareWon')?.split).toEqual({ missing: 'no_won' });
  });

  it('is said in points that add up, or as too few, or as missing', () => {
    const { given, dataset } = prepared();
    const names = { versions: ['Trade', 'Size'], periods: ['Q1 2024', 'Q1 2025'] } as const;
    const moves = movesBetween(given, { versions: [BY_TRADE, BY_SIZE], spans: QUARTERS });
    const said = (least: number) => plain(movesView(moves, names, least).blocks[0]?.sentence ?? []);
    expect(said(1)).toBe(
      'The data moved the share by +25.0 points, the rule by +25.0 points. Together: +50.0 points, from 50.0% to 100.0%.',
    );
    expect(said(10)).toBe('Too few deals to split the change of the share: one of the four numbers rests on 2.');
    const quarters = quartersOf(dataset);
    expect(usualQuarters(quarters, dataset)?.map((id) => quarters.find((each) => each.id === id)?.span)).toEqual([...QUARTERS]);
  });
});

describe('the effect in words', () => {
  const { given } = prepared();
  const usual = { fault: null, least: 1, isOfAll: false };
  const [current, draft] = [given.effect(version('trade', 'industry', '<b>ICP</b> 1')), given.effect(BY_SIZE)];

  it('sets the draft beside what is in force, tier by tier, and says what changes', () => {
    const view = effectView({ ...usual, current, draft });
    expect(plain(view.sentence)).toBe(
      'The draft puts 2 of 5 accounts into another tier. ICP share of open deals: 50% (2 of 4) instead of 25% (1 of 4).',
    );
    expect(view.table?.rows.map(({ cells }) => cells.slice(0, 2).map(({ text }) => text))).toEqual([
      ['Tier 1, <b>ICP</b> 1', '2'],
      ['Tier 1, draft', '2'],
      ['Tier 4, <b>ICP</b> 1', '2'],
      ['Tier 4, draft', '2'],
      ['Cannot be scored, <b>ICP</b> 1', '1'],
      ['Cannot be scored, draft', '1'],
    ]);
    expect(view.differences).toContain('Cannot be scored: nothing changes.');
    expect(view.moves).toEqual(['Tier 1 to tier 4: 1 account', 'Tier 4 to tier 1: 1 account']);
    expect(view.foot).toContain('describes the past, does not promise');
  });

  it('tells of either side alone where there is no other, and of a draft that cannot be scored why', () => {
    const alone = effectView({ ...usual, current: null, draft });
    expect(plain(alone.sentence)).toMatch(/^The draft puts 2 of 5 accounts into tier 1, with a win rate of /);
    expect(alone.differences).toEqual([]);
    const refused = effectView({ ...usual, current, draft: null, fault: 'The points sum to 90, not to 100.' });
    expect(plain(refused.sentence)).toMatch(/^The draft is not scored: The points sum to 90, not to 100\. <b>ICP<\/b> 1 puts 2 of 5/);
    expect(refused.table?.rows).toHaveLength(3);
    expect(effectView({ ...usual, current: null, draft: null }).table).toBeNull();
  });

  it('prints no percent under the least number of deals', () => {
    const view = effectView({ ...usual, least: 10, current, draft: null });
    const shares = view.table?.rows.flatMap(({ cells }) => [cells[2], cells[4]]) ?? [];
    const rates = view.outcomes?.rows.map(({ cells }) => cells[1]) ?? [];
    const texts = [...shares, ...rates].map((cell) => cell?.text ?? '');
    expect(texts.filter((text) => text.includes('%'))).toEqual([]);
    expect(texts).toContain('2 of 3');
  });
});
