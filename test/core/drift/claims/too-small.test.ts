import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../../src/core/drift-findings';
import { chanceFrom } from '../../../../src/core/statistics';
import { driftHeadline } from '../../../../src/views/drift-headline';
import { findingsView } from '../../../../src/views/drift-findings';
import { plain } from '../../../../src/wording';
import { dealsOf, driftIn, marketOf, QUARTERS, type Deal } from './market';

/** So many deals a quarter in two segments, of which nearly all are won before and nearly none now: as loud as few deals can be. */
function loud(closed: number): readonly Deal[] {
  const half = Math.floor(closed / 2);
  const both = (when: 'before' | 'now') =>
    ([closed - half, half] as const).flatMap((deals, at) => {
      const won = when === 'before' ? deals : 0;
      return dealsOf({ name: `${when}${at}`, segment: `S${at}`, when, won, lost: deals - won, isIcp: when === 'before' });
    });
  return [...both('before'), ...both('now')];
}

function pageOf(deals: readonly Deal[]) {
  const answerable = marketOf(deals);
  const found = findingsOf(answerable, QUARTERS);
  const { drift } = found;
  const view = findingsView({ found, dataset: answerable.dataset, least: 10, below: [] });
  const rows = [...(view.table?.rows ?? []), ...view.folded.flatMap(({ table }) => table.rows)];
  const columns = view.table?.columns ?? view.folded[0]?.table.columns ?? [];
  const cell = (row: (typeof rows)[number], id: string): string => row.cells[columns.findIndex((column) => column.id === id)]?.text ?? '';
  return { drift, view, rows, cell, headline: plain(driftHeadline(drift, answerable.dataset)) };
}

describe.each([0, 1, 3, 8, 9])('a company of %i closed deals a quarter, all won before and none now', (closed) => {
  const { drift, rows, cell, headline, view } = pageOf(loud(closed));

  it('has no finding, and nothing is tested', () => {
    expect(drift.findings).toEqual([]);
    expect(drift.family.tested).toBe(0);
    expect(drift.comparisons.every(({ p, missing }) => p === null && missing !== null)).toBe(true);
  });

  it('says of every comparison why, with a reason that is about too few or none', () => {
    const reasons = new Set(drift.comparisons.map(({ missing }) => missing));
    for (const reason of reasons)
      expect(['below_min_n', 'no_closed', 'no_won', 'no_created', 'no_open', 'no_rows', 'not_mature']).toContain(reason);
    for (const row of rows) expect(cell(row, 'state')).toMatch(/^Not tested: (too few deals|no |too young)/);
  });

  it('says what n would be enough wherever a share is known', () => {
    const shares = drift.family.judged.filter(({ comparison: { before, now, metric, missing } }) => {
      const isShare = before.unit === 'share' && (before.value ?? now.value) !== null;
      return isShare && missing === 'below_min_n' && metric === 'winRate';
    });
    if (closed > 0) expect(shares.length).toBeGreaterThan(0);
    for (const { needed } of shares) expect(needed ?? 0).toBeGreaterThan(closed);
  });

  it('says too few to say at the top, with what would do, and shows no table of changes', () => {
    expect(headline).toMatch(closed === 0 ? /^(Too few to say|Nothing is compared)/ : /^Too few to say whether anything changed\./);
    if (closed > 0) expect(headline).toMatch(/takes [\d,]+ cases a side/);
    expect(headline).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(view.table).toBeNull();
  });
});

/** A company in which nothing changes: so many closed deals a quarter in up to four segments, its truths drawn. */
function quiet(seed: number, closed: number): readonly Deal[] {
  const chance = chanceFrom(seed);
  const segments = 1 + chance.below(4);
  const rate = chance.uniform();
  const icp = chance.uniform();
  return (['before', 'now'] as const).flatMap((when) =>
    Array.from({ length: closed }, (_, at): readonly Deal[] => {
      const won = Number(chance.uniform() < rate);
      const segment = `S${chance.below(segments)}`;
      const amount = 1000 + chance.below(9_000_000);
      return dealsOf({ name: `${when}${at}`, segment, when, won, lost: 1 - won, isIcp: chance.uniform() < icp, amount });
    }).flat(),
  );
}

describe('200 small companies in which nothing changes', () => {
  const flagged = (closed: number): number =>
    Array.from({ length: 40 }, (_, at) => driftIn(quiet(7919 * at + closed, closed))).filter(({ findings }) =>
      findings.some(({ state }) => state === 'drifted'),
    ).length;

  it.each([0, 1, 3, 8])('have not one flag with %i closed deals a quarter', (closed) => expect(flagged(closed)).toBe(0));
  // A tenth is the budget; one in a hundred sets of forty has more than nine where a tenth is true.
  it('keep to the budget with 15, where ten a side can be tested', () => expect(flagged(15)).toBeLessThanOrEqual(9));
});
