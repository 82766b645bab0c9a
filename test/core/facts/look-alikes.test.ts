import { expect, it } from 'vitest';
import { dateOf } from '../../../src/core/model';
import type { Definitions } from '../../../src/core/workspace';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const DEALS = `
  opportunityId outcome dealClass   amount currency createdDate closeDate
  a             lost    newBusiness 10     USD      2025-01-01  2025-03-31
  b             lost    renewal     10     USD      2025-01-01  2025-03-31
  c             lost    newBusiness 10     EUR      2025-01-01  2025-02-10
  d             won     newBusiness 10     USD      2025-01-01  2025-03-31
  e             lost    newBusiness 10     USD      2025-01-01  -`;
const told = (definitions: Partial<Definitions> = {}) =>
  company([grid('opportunity', DEALS)], { currency: 'USD' as never, ...definitions }, '2025-06-30').dataset.lookAlikes;
const rate = (from: string, value: number) => ({ currency: 'EUR' as never, from, rate: value });

it('losses are counted by day, those of new business beside all, and those without a date nowhere', () =>
  expect(told()?.losses.map(({ day, all, newBusiness }) => [dateOf(day), all, newBusiness])).toEqual([
    ['2025-02-10', 1, 1],
    ['2025-03-31', 2, 1],
  ]));

it.each([
  ['none', []],
  ['fixed', [rate('2024-01-01', 1.1)]],
  ['fixed', [rate('2024-01-01', 1.1), rate('2025-01-01', 1.1)]],
  ['dated', [rate('2024-01-01', 1.1), rate('2025-02-01', 1.2)]],
] as const)('amounts are converted as %s', (conversion, rates) => expect(told({ rates })?.conversion).toBe(conversion));
