import { describe, expect, it } from 'vitest';
import { marketChangesWithin, standingMarketChanges, type MarketChange } from '../../../src/core/council';

/** `id on day-of-note`, `!` behind the id where it is taken back. */
const noted = (line: string): MarketChange => {
  const [id = '', on = '', day = '1'] = line.split(' ');
  return {
    id: id.replace('!', ''),
    on,
    text: `About ${id.replace('!', '')}`,
    isWithdrawn: id.endsWith('!'),
    by: 'Ana',
    at: `2025-10-0${day}T08:00:00Z`,
  };
};
const idsOf = (changes: readonly MarketChange[]): readonly string[] => changes.map(({ id }) => id);

describe('changes in the market that people noted', () => {
  it('stand as they were noted last, the latest day first, whatever the order of the list', () => {
    const all = ['a 2025-01-10 1', 'b 2025-03-01 1', 'a 2025-05-01 2'].map(noted);
    expect(standingMarketChanges(all).map(({ id, on }) => `${id} ${on}`)).toEqual(['a 2025-05-01', 'b 2025-03-01']);
    expect(standingMarketChanges(all.toReversed())).toEqual(standingMarketChanges(all));
  });

  it('count for nothing once they are taken back, and again once they are noted anew', () => {
    const all = ['a 2025-01-10 1', 'a! 2025-01-10 2'].map(noted);
    expect(standingMarketChanges(all)).toEqual([]);
    expect(idsOf(standingMarketChanges([...all, noted('a 2025-01-10 3')]))).toEqual(['a']);
  });

  it('lie after one day and not after another', () => {
    const all = ['a 2025-01-10', 'b 2025-01-11', 'c 2025-09-30', 'd 2025-10-01'].map(noted);
    expect(idsOf(marketChangesWithin(all, '2025-01-10', '2025-09-30'))).toEqual(['c', 'b']);
  });
});
