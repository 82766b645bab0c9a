import { describe, expect, it } from 'vitest';
import { NO_COUNCIL_RECORDS, type CouncilRecords, type Decision } from '../../../src/core/council';
import { councilChanges } from '../../../src/views/council-change';
import { revised } from '../council/made-decisions';

const AT = ['2025-10-01T08:00:00Z', '2025-10-02T08:00:00Z', '2025-10-03T08:00:00Z'] as const;
const decided = (id: string, text: string, parts: Partial<Decision> = {}, at: string = AT[0]): CouncilRecords['decisions'][number] => {
  const { decision } = revised();
  return { decision: { ...decision, id, text, ...parts }, by: 'Ana', at };
};
const records = (given: Partial<CouncilRecords>): CouncilRecords => ({ ...NO_COUNCIL_RECORDS, ...given });
const fintech = decided('d1', 'Promote fintech');

describe('what was written down since', () => {
  it('is a decision by its name', () => {
    expect(councilChanges(NO_COUNCIL_RECORDS, records({ decisions: [fintech] }))).toEqual(['Decision “Promote fintech” recorded']);
  });

  it('is what a later revision changed of it', () => {
    const later = decided('d1', 'Promote fintech', { status: 'dropped', owner: 'Kim Lee' }, AT[1]);
    expect(councilChanges(records({ decisions: [fintech] }), records({ decisions: [fintech, later] }))).toEqual([
      'Decision “Promote fintech” changed: owner and status',
    ]);
  });

  it('is told as taken out again where it is no longer there', () => {
    expect(councilChanges(records({ decisions: [fintech] }), NO_COUNCIL_RECORDS)).toEqual([
      'Taken out again: decision “Promote fintech” recorded',
    ]);
  });

  it('is a count where there is much of it, as after a merge', () => {
    const many = ['a', 'b', 'c'].map((id) => decided(id, `Decision ${id}`));
    expect(councilChanges(NO_COUNCIL_RECORDS, records({ decisions: many }))).toEqual(['3 entries in the log of decisions added']);
  });

  it('names thresholds, owners, stages and changes in the market', () => {
    const after = records({
      stages: [{ stage: 'growth', by: 'Ana', at: AT[0] }],
      norms: [{ stage: 'growth', thresholds: { expected: 30, good: 40, alarm: 20 }, by: 'Ana', at: AT[0] }],
      capabilities: [{ capability: 'icp', owner: 'Kim', kpis: null, by: 'Ana', at: AT[0] }],
      marketChanges: [{ id: 'm', on: '2025-05-01', text: 'A rival halved its price', isWithdrawn: false, by: 'Ana', at: AT[0] }],
    });
    expect(councilChanges(NO_COUNCIL_RECORDS, after)).toEqual([
      'Stage of the company: Growth, scale',
      'Thresholds of Growth, scale set',
      'Owner and KPIs of ICP definition set',
      'Change in the market “A rival halved its price” noted',
    ]);
  });

  it('keeps markup as text and long texts short', () => {
    const [text = ''] = councilChanges(
      NO_COUNCIL_RECORDS,
      records({ decisions: [decided('d2', `<img src=x onerror=alert(1)> ${'long '.repeat(100)}`)] }),
    );
    expect(text).toContain('<img src=x onerror=alert(1)>');
    expect(text.length).toBeLessThan(100);
  });

  it('is nothing where nothing was written down', () => expect(councilChanges(NO_COUNCIL_RECORDS, NO_COUNCIL_RECORDS)).toEqual([]));
});
