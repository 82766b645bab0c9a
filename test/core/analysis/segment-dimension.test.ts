import { describe, expect, test } from 'vitest';
import { segmentDimensionOf } from '../../../src/core/analysis';
import { basePlan } from '../../../src/core/metrics';
import type { DimensionId } from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

/** What stands for "segment" over deals with one further column, where nobody chose. */
function segmentBy(column: string, by: string | null = null): string | null {
  const rows = ['d1 won 100 2025-01-05 2025-02-10 A', 'd2 lost 100 2025-01-05 2025-02-10 B', 'd3 open 100 2025-01-05 - C'];
  const deals = grid('opportunity', [`opportunityId outcome amount createdDate closeDate ${column}`, ...rows].join('\n'));
  const { dataset } = company([deals], {}, '2025-06-30');
  expect(dataset.dimensions.map(({ id }) => id as string)).toContain(column);
  return segmentDimensionOf(basePlan(dataset), dataset, { ...USUAL_QUESTION, by: by as DimensionId | null });
}

describe('what stands for "segment" where nobody chose', () => {
  test.each([
    ['region', 'region'],
    ['product', 'product'],
    ['owner', 'owner'],
    ['stage', null],
    ['lossReason', null],
  ])('with %s as the only column besides: %s', (column, segment) => expect(segmentBy(column)).toBe(segment));

  test('is what somebody chose, whatever it is', () => expect(segmentBy('stage', 'stage')).toBe('stage'));
});
