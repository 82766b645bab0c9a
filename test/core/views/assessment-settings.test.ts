import { describe, expect, it, test } from 'vitest';
import { assess, measured, type AssessmentGiven, type IcpSigns } from '../../../src/core/assessment';
import type { MarketChange } from '../../../src/core/council';
import { assessmentView } from '../../../src/views/assessment';
import { capabilityFields, changedByText, readCapability, readThresholds, thresholdViews } from '../../../src/views/assessment-settings';
import { faultOfNote, marketChangesView } from '../../../src/views/market-changes';
import { setOf } from '../assessment/made-answers';

const NO_SIGNS: IcpSigns = {
  firmographicVersion: null,
  oneMeasureBySegment: null,
  twoKindsFilled: null,
  threeMeasuresBySegment: null,
  steadyForecast: null,
  economicsByIcp: null,
  severalIcps: null,
  targetsJudged: null,
  checkedInYear: null,
};
const GIVEN: AssessmentGiven = { asOf: '2025-09-30', answers: setOf('2 2.5 3 1.5 2'), stages: [], evidence: [], signs: NO_SIGNS, arr: 12 };
const AT = '2025-10-01T08:00:00Z';

describe('thresholds of stages', () => {
  it('judge the overall score as people set them, and say who did', () => {
    const usual = assess(GIVEN);
    expect([usual.overall.kind === 'scored' && usual.overall.tenths, usual.stage.reading]).toEqual([22, 'asExpected']);
    const norms = [{ stage: 'seriesAB' as const, thresholds: { expected: 25, good: 30, alarm: 22 }, by: 'Ana', at: AT }];
    const own = assess({ ...GIVEN, norms });
    expect(own.stage.reading).toBe('alarm');
    const view = assessmentView(own, { least: 10, opens: false });
    expect(view.stage.says).toContain('expected 2.5, good 3.0, alarm 2.2, set by Ana.');
    expect(view.thresholds.map(({ isOwn }) => isOwn)).toEqual([true, false, false, false]);
    expect(thresholdViews(own)[0]).toMatchObject({
      fields: { expected: '2.5', good: '3.0', alarm: '2.2' },
      says: 'Set by Ana on 2025-10-01.',
    });
  });

  test.each([
    ['2.5', '3', '2.2', { expected: 25, good: 30, alarm: 22 }],
    ['2.5', '2.5', '2.2', 'Alarm must lie under expected, and expected under good.'],
    ['2.55', '3', '2', 'A threshold is a score from 1.0 to 5.0, with one decimal.'],
    ['', '3', '2', 'A threshold is a score from 1.0 to 5.0, with one decimal.'],
    ['0.5', '3', '0.1', 'A threshold is a score from 1.0 to 5.0, with one decimal.'],
    ['1e1', '3', '2', 'A threshold is a score from 1.0 to 5.0, with one decimal.'],
  ])('typed as %s, %s and %s are read or refused in words', (expected, good, alarm, told) => {
    const { value, fault } = readThresholds({ expected, good, alarm });
    expect(fault ?? value).toEqual(told);
  });
});

describe('owner and KPIs of a capability', () => {
  const row = (capabilities: AssessmentGiven['capabilities'] = []) => assess({ ...GIVEN, capabilities }).rows[0];

  it('are kept only where they are not those of the matrix', () => {
    const usual = row();
    if (usual === undefined) throw new Error('no row');
    const fields = capabilityFields(usual);
    expect(readCapability(usual.id, fields).value).toEqual({ owner: null, kpis: null });
    expect(readCapability(usual.id, { ...fields, owner: ' Kim ' }).value).toEqual({ owner: 'Kim', kpis: null });
    expect(readCapability(usual.id, { ...fields, kpis: ['total.nrr'] }).value).toEqual({ owner: null, kpis: ['total.nrr'] });
    expect(readCapability(usual.id, { ...fields, owner: ' ' }).fault).toBe('Say who owns it.');
    expect(readCapability(usual.id, { ...fields, kpis: [] }).fault).toBe('Choose one KPI at least.');
  });

  it('say who changed them', () => {
    const changed = row([{ capability: 'market', owner: 'Kim', kpis: null, by: 'Ana', at: AT }]);
    expect(changed === undefined ? null : changedByText(changed)).toBe('Changed by Ana on 2025-10-01.');
    const usual = row();
    expect(usual === undefined ? '' : changedByText(usual)).toBeNull();
  });
});

describe('changes in the market', () => {
  const noted = (id: string, on: string): MarketChange => ({ id, on, text: `About ${id}`, isWithdrawn: false, by: 'Ana', at: AT });
  const evidence = [measured('E03', 21, { n: 1, facts: [], names: ['ICP 1', '2024-01-15'] })];

  it('say whether the age of the ICP is judged by them', () => {
    const all = [noted('a', '2023-05-01'), noted('b', '2025-03-01'), noted('c', '2026-01-01')];
    const { rows, summary } = marketChangesView(all, assess({ ...GIVEN, evidence }));
    expect(summary).toBe('3 changes noted');
    expect(rows.map(({ change, says }) => `${change.id}: ${says}`)).toEqual([
      'c: After the as-of date: it counts once the data reach it.',
      'b: Since the ICP last changed: E03 counts it as a shift.',
      'a: Before the ICP version in force took effect.',
    ]);
    expect(marketChangesView(all, assess(GIVEN)).rows[1]?.says).toBe('There is no ICP that it could be held against.');
  });

  test.each([
    ['2025-03-01', 'A rival', 'Ana', null],
    ['2025-02-30', 'A rival', 'Ana', 'Say from which day it holds.'],
    ['', 'A rival', 'Ana', 'Say from which day it holds.'],
    ['2025-03-01', '  ', 'Ana', 'Say what changed.'],
    ['2025-03-01', 'A rival', ' ', 'Still needed: who answers, above.'],
  ])('noted for %s as “%s” by “%s”: %s', (on, text, by, fault) => expect(faultOfNote({ on, text, by })).toBe(fault));
});
