import { expect } from 'vitest';
import { icpDeltas, type NumberId } from '../../../src/core/metrics';
import type { DimensionId, Reading } from '../../../src/core/model';
import type { DimensionName } from '../../oracle/company-rows';
import {
  ADDED_UP,
  anyCompany,
  dimensionsOf,
  ECONOMICS,
  isNear,
  keyOf,
  law,
  numbersWhere,
  only,
  readingsBy,
  told,
} from './company-readings';

const ICP = 'icp' as DimensionId;
const OPPOSITE: ReadonlyMap<string | null, string> = new Map([
  ['in', 'out'],
  ['out', 'in'],
]);
/** Measures that add up over any partition of deals; spend that no deal carries belongs to the total alone. */
const OF_DEALS: readonly NumberId[] = ['won', 'lost', 'open', 'wonAmount', 'openAmount', 'wonAnnual', 'created', 'logos'];

law('filters that part the deals add up to the whole', anyCompany, (rows, chosen) => {
  const company = told(rows);
  for (const name of dimensionsOf(company, ['industry', 'region', 'icp', 'tier', 'dealClass'])) {
    const { members = [] } = company.loaded.dataset.dimensions.find((dimension) => dimension.id === name) ?? {};
    const some = members.slice(2).filter((_, at) => chosen[at] === true);
    const read = (is: 'in' | 'notIn') => numbersWhere(company, OF_DEALS, [only(name, is, some)]);
    const [inside, outside] = [read('in'), read('notIn')];
    /** A filter by class replaces the usual one, so that the parts make all classes. */
    const whole = numbersWhere(company, OF_DEALS, name === 'dealClass' ? [only(name, 'notIn', [])] : []);
    expect(
      inside.map((part, at) => part + (outside[at] ?? 0)),
      name,
    ).toEqual(whole);
  }
});

law('spend adds up to its file, and what deals carry is the same however they are sliced', anyCompany, (rows) => {
  const company = told(rows);
  const inScope = (rows.spend ?? []).filter(({ spendClass }) => spendClass !== 'expansion').reduce((sum, { amount }) => sum + amount, 0);
  const carried = dimensionsOf(company, ['industry', 'region', 'leadSource', 'icp']).map((name) => {
    const { members = [] } = company.loaded.dataset.dimensions.find((dimension) => dimension.id === name) ?? {};
    const [total = 0] = numbersWhere(company, ['spendByDays'], []);
    if (company.loaded.dataset.moneyMissing === null) expect(total, name).toBe(inScope);
    const slices = [null, ...members.slice(2)].map((label) => numbersWhere(company, ['spendByDays'], [only(name, 'in', [label])])[0] ?? 0);
    return slices.reduce((sum, part) => sum + part, 0);
  });
  expect(new Set(carried).size, carried.join(' ')).toBeLessThanOrEqual(1);
  expect(Math.max(0, ...carried)).toBeLessThanOrEqual(inScope);
});

law('inside, outside and unknown to the ICP make the total', anyCompany, (rows) => {
  const company = told(rows);
  if (dimensionsOf(company, ['icp']).length === 0) return;
  const [total, split] = [readingsBy(company, []), readingsBy(company, ['icp'])];
  for (const reading of total.values()) {
    if (!ADDED_UP.has(reading.metric) || reading.value === null) continue;
    const parts = [...split.values()].filter(({ metric, period }) => metric === reading.metric && period?.from === reading.period?.from);
    expect(
      parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
      keyOf(reading),
    ).toBe(reading.value);
    expect(
      parts.reduce((sum, { n }) => sum + n, 0),
      keyOf(reading),
    ).toBe(reading.n);
  }
  /** The share is the inside's count in the total's. */
  for (const [share, count] of [
    ['icpShareWon', 'wonCount'],
    ['icpShareOpen', 'openCount'],
  ] as const) {
    const whole = total.get(JSON.stringify([share, null, []]));
    const inside = split.get(JSON.stringify([count, null, ['in']]))?.value ?? 0;
    if (whole?.missing === null) expect(whole.value, share).toBeCloseTo(inside / whole.n, 12);
  }
});

law('swapping inside and outside flips the sign of every difference', anyCompany, (rows) => {
  const company = told(rows);
  if (dimensionsOf(company, ['icp']).length === 0) return;
  const by: readonly DimensionName[] = [...dimensionsOf(company, ['region']), 'icp'];
  const other = (label: string | null): string | null => OPPOSITE.get(label) ?? label;
  const readings = [...readingsBy(company, by).values()].filter(({ metric }) => !ECONOMICS.has(metric));
  const swapped = readings.map((reading): Reading => ({
    ...reading,
    slice: new Map([...reading.slice].map(([id, label]) => [id, id === ICP ? other(label) : label])),
  }));
  const there = new Map(icpDeltas(swapped).map((delta) => [keyOf(delta), delta]));
  const flip = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : -value);
  for (const delta of icpDeltas(readings)) {
    const back = there.get(keyOf(delta));
    /** Where both sides lack a number, which of their reasons is told hangs on the order; that one is told does not. */
    expect(back?.missing === null, keyOf(delta)).toBe(delta.missing === null);
    expect(isNear(flip(back?.value), delta.value), keyOf(delta)).toBe(true);
    expect(isNear(flip(back?.low), delta.high) && isNear(flip(back?.high), delta.low), keyOf(delta)).toBe(true);
    expect(back?.n).toBe(delta.n);
  }
});
