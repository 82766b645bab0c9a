import { describe, expect, test } from 'vitest';
import { MOVE_KINDS, type MoveKind } from '../../../src/core/snapshots';
import { NO_ASSUMPTIONS } from '../../../src/core/metrics';
import { company, JUNE, SEPTEMBER } from './worked';

const { movements } = company();
const idsOf = (kind: MoveKind): readonly string[] => movements.moves[kind].deals.map(({ id }) => id).toSorted();
const dealIn = (kind: MoveKind, id: string) => movements.moves[kind].deals.find((deal) => deal.id === id);

describe('between the ends of June and September', () => {
  test.each<readonly [MoveKind, readonly string[]]>([
    ['added', ['backfilled', 'new', 'quick']],
    ['gone', ['gone']],
    ['won', ['pulled', 'quick', 'turned', 'won']],
    ['lost', ['lost']],
    ['other', ['other']],
    ['reopened', ['reopened', 'turned']],
    ['slipped', ['slipped', 'undated']],
    ['pulledIn', ['pulled']],
    ['pushed', ['pushed']],
    ['broughtForward', ['forward']],
    ['amountUp', ['up']],
    ['amountDown', ['down']],
    ['amountFilled', ['filled']],
    ['amountCleared', ['cleared']],
    ['stageForward', ['ahead']],
    ['stageBack', ['back']],
    ['stageChanged', ['aside']],
  ])('%s: %j', (kind, ids) => {
    expect(idsOf(kind)).toEqual(ids);
    expect(movements.moves[kind].count).toBe(ids.length);
  });

  test('a deal that is marked as deleted is gone, and why; it is not lost although its row says so', () => {
    expect(dealIn('gone', 'gone')).toMatchObject({
      before: { file: 'june.csv', line: 6 },
      after: null,
      was: { kind: 'text', text: 'open' },
      is: { kind: 'text', text: 'deleted' },
    });
  });

  test('every move shows both rows and what changed', () => {
    expect(dealIn('slipped', 'slipped')).toEqual({
      id: 'slipped',
      name: 'Slipped',
      before: { file: 'june.csv', line: 9 },
      after: { file: 'september.csv', line: 9 },
      was: { kind: 'date', date: '2025-07-31' },
      is: { kind: 'date', date: '2025-10-31' },
    });
    expect(dealIn('amountDown', 'down')).toMatchObject({
      was: { kind: 'money', minor: 10_000, currency: 'USD' },
      is: { kind: 'money', minor: 7000, currency: 'USD' },
    });
  });

  test('amounts grow and shrink by currency; a blank that is filled and a changed currency are no growth', () => {
    expect([...movements.grown]).toEqual([['EUR', 5000]]);
    expect([...movements.shrunk]).toEqual([['USD', 3000]]);
  });

  test('edits are counted by attribute with the old and the new value', () => {
    expect(movements.edits.map(({ dimension, of, count, changes }) => [dimension, of, count, changes])).toEqual([
      ['currency', 'deal', 1, [{ was: 'EUR', is: 'USD', count: 1 }]],
      ['leadSource', 'deal', 1, [{ was: 'Web', is: 'Event', count: 1 }]],
    ]);
  });

  test('the open deals of June become those of September', () => {
    const { before, added, reopened, won, lost, other, gone, after } = movements.bridge;
    expect(movements.bridge).toEqual({ before: 19, added: 1, reopened: 1, won: 2, lost: 1, other: 1, gone: 1, after: 16 });
    expect(before + added + reopened - won - lost - other - gone).toBe(after);
  });

  test('slippage: of five deals expected in the third quarter one is gone, and two of the other four left it', () => {
    expect(movements.slippage).toMatchObject({
      metric: 'slippage',
      period: { from: '2025-07-01', to: '2025-09-30' },
      unit: 'share',
      n: 4,
      value: 0.5,
      leftOut: [{ reason: 'gone from the later export', count: 1 }],
    });
    // Wilson 95 % of 2 of 4, by hand: centre 0.5, half 1.959964 * sqrt(0.25 / 4 + 3.841459 / 64) / (1 + 3.841459 / 4).
    expect(movements.slippage.low).toBeCloseTo(0.150_036, 5);
    expect(movements.slippage.high).toBeCloseTo(0.849_964, 5);
  });

  test('renewals move with all classes only', () => {
    expect(idsOf('won')).not.toContain('renewal');
    const all = company({}, { assumptions: { ...NO_ASSUMPTIONS, dealClass: 'all' } });
    expect(all.movements.moves.won.deals.map(({ id }) => id)).toContain('renewal');
  });

  test('a stage map tells the order of stages by its own', () => {
    const admission = {
      mapping: new Map(),
      typeMap: new Map(),
      stageMap: new Map([
        ['Legal Review', 'open'],
        ['Prospecting', 'open'],
      ] as const),
    };
    const { movements: ordered } = company({}, { admission });
    expect(ordered.moves.stageBack.deals.map(({ id }) => id)).toContain('aside');
    expect(ordered.moves.stageChanged.count).toBe(0);
  });
});

test('two exports that say the same have no movement', () => {
  const same = company({ june: JUNE, september: JUNE }).movements;
  expect(MOVE_KINDS.filter((kind) => same.moves[kind].count > 0)).toEqual([]);
  expect([same.edits, same.matched, same.slippage.value]).toEqual([[], 21, 0]);
});

test('without ids nothing is compared, and the reason is told', () => {
  const without = (text: string): string => text.replace('opportunityId', 'dealRow');
  const { movements: none } = company({ june: without(JUNE), september: without(SEPTEMBER) });
  expect([none.missing, none.matched, none.slippage.missing, none.moves.added.count]).toEqual(['no_history', 0, 'no_history', 0]);
});

test('a longer and a shorter Salesforce id are one deal', () => {
  const long = (text: string): string => text.replace('stays ', '0065g00000Tp3aJAAR ');
  const short = (text: string): string => text.replace('stays ', '0065g00000Tp3aJ ');
  const { movements: both } = company({ june: long(JUNE), september: short(SEPTEMBER) });
  expect([both.matched, both.moves.added.count, both.moves.gone.count]).toEqual([movements.matched, 3, 1]);
});
