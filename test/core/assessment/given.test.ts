import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  capabilitiesWith,
  CAPABILITY_MATRIX,
  faultOfThresholds,
  KPI_CHOICES,
  kpiKey,
  SEGMENTATION,
  stagesWith,
  type CapabilityGiven,
  type StageNormGiven,
} from '../../../src/core/assessment';

const STAGES = SEGMENTATION.stages;
/** `stage expected good alarm day`, a dash for thresholds that are taken back. */
const given = (line: string): StageNormGiven => {
  const [stage, expected, good, alarm, day] = line.split(' ');
  const found = STAGES.find(({ id }) => id === stage);
  if (found === undefined) throw new Error(`no stage ${stage}`);
  const thresholds = expected === '-' ? null : { expected: Number(expected), good: Number(good), alarm: Number(alarm) };
  return { stage: found.id, thresholds, by: 'Ana', at: `2025-10-0${day}T08:00:00Z` };
};
const standing = (...lines: readonly string[]): readonly string[] =>
  stagesWith(STAGES, lines.map(given)).map(
    ({ id, expected, good, alarm, given: own }) => `${id} ${expected} ${good} ${alarm}${own === null ? '' : ` by ${own.by}`}`,
  );
const USUAL = ['seriesAB 20 28 13', 'seriesCD 28 35 20', 'growth 35 40 28', 'enterprise 38 43 32'];

describe('thresholds of company stages', () => {
  it('are those of the document where nobody changed them', () => expect(standing()).toEqual(USUAL));

  it('are those that were given last, whatever the order of the list, and of their stage alone', () => {
    const changed = ['seriesAB 22 30 15 by Ana', ...USUAL.slice(1)];
    expect(standing('seriesAB 18 25 12 1', 'seriesAB 22 30 15 2')).toEqual(changed);
    expect(standing('seriesAB 22 30 15 2', 'seriesAB 18 25 12 1')).toEqual(changed);
  });

  it('are the usual ones again once they are taken back', () => {
    expect(standing('growth 30 40 20 1', 'growth - - - 2')).toEqual(USUAL);
  });

  test.each([
    [20, 28, 13, null],
    [20, 20, 13, 'outOfOrder'],
    [13, 28, 13, 'outOfOrder'],
    [9, 28, 8, 'noScore'],
    [20, 51, 13, 'noScore'],
    [20.5, 28, 13, 'noScore'],
    [Number.NaN, 28, 13, 'noScore'],
  ] as const)('expected %s, good %s and alarm %s: %s', (expected, good, alarm, fault) => {
    expect(faultOfThresholds({ expected, good, alarm })).toBe(fault);
  });

  it('stay in order whatever a file holds', () => {
    const any = fc.record({
      stage: fc.constantFrom(...STAGES.map(({ id }) => id)),
      thresholds: fc.option(fc.record({ expected: fc.integer({ min: 0, max: 60 }), good: fc.nat(60), alarm: fc.nat(60) })),
      by: fc.string(),
      at: fc.constantFrom('2025-10-01T08:00:00Z', '2025-10-02T08:00:00Z'),
    });
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const made = stagesWith(STAGES, all);
        for (const { alarm, expected, good } of made) expect(alarm < expected && expected < good).toBe(true);
        expect(stagesWith(STAGES, all.toReversed())).toEqual(made);
      }),
    );
  });
});

describe('owner and KPIs of a capability', () => {
  const row = (...all: readonly Partial<CapabilityGiven>[]) =>
    capabilitiesWith(
      all.map((each, at) => ({ capability: 'market', owner: null, kpis: null, by: 'Ana', at: `2025-10-0${at + 1}T08:00:00Z`, ...each })),
    ).find(({ id }) => id === 'market');
  const usual = CAPABILITY_MATRIX.rows.find(({ id }) => id === 'market');

  it('are those of the matrix where nobody changed them, and each is left alone where only the other was changed', () => {
    expect(row()).toMatchObject({ ...usual, given: null });
    expect(row({ owner: 'Kim' })).toMatchObject({ owner: 'Kim', kpis: usual?.kpis });
    expect(row({ kpis: ['total.nrr'] })).toMatchObject({ owner: usual?.owner, kpis: [{ kind: 'total', metric: 'nrr' }] });
  });

  it('are those that were given last', () => {
    expect(row({ owner: 'Kim' }, { owner: 'Ana' })?.owner).toBe('Ana');
    expect(row({ owner: 'Kim' }, { owner: null })).toMatchObject({ owner: usual?.owner, given: null });
  });

  it('pass over a KPI that is not known, and are the usual ones where none is', () => {
    expect(row({ kpis: ['total.magic', 'total.nrr'] })?.kpis).toEqual([{ kind: 'total', metric: 'nrr' }]);
    expect(row({ kpis: ['__proto__'] })?.kpis).toEqual(usual?.kpis);
  });

  it('can be every KPI that the matrix itself has, each under a key of its own', () => {
    const keys = KPI_CHOICES.map(kpiKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const kpi of CAPABILITY_MATRIX.rows.flatMap(({ kpis }) => kpis)) expect(keys).toContain(kpiKey(kpi));
  });
});
