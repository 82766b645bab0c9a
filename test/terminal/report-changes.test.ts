import { describe, expect, test } from 'vitest';
import type { DimensionId } from '../../src/core/model';
import { reportJson, type ReportContent } from '../../src/terminal/report-json';
import { reportText } from '../../src/terminal/report-text';

const CONTENT: ReportContent = {
  asOf: '2025-09-30',
  asOfFrom: 'given',
  sources: [],
  inspections: [],
  readings: [],
  findings: [],
  driftNotes: ['2 comparisons tested together, 1 not tested (too few deals: 1).', 'The baseline of closed deals begins on 2024-04-01.'],
  definitions: [],
  notes: [],
  history: null,
  joins: [],
  outcomes: [],
  discovery: null,
  hypotheses: { all: [], lines: [] },
  labelOf: (dimension) => dimension,
  memberOf: (_, label) => label,
  least: 10,
};

describe('what must be said of how periods were compared', () => {
  test('stands among the changes, its dates in words, though nothing drifted', () => {
    expect(reportText(CONTENT)).toContain(
      [
        'Changes, the last four complete quarters against those before',
        '  2 comparisons tested together, 1 not tested (too few deals: 1).',
        '  The baseline of closed deals begins on 1 Apr 2024.',
      ].join('\n'),
    );
  });

  test('is no part of the JSON, whose shape is settled', () => {
    expect(JSON.stringify(reportJson(CONTENT))).not.toContain('tested together');
  });
});

test('a profile of the ICP goes by its name where people read, and by its id in the JSON', () => {
  const slice = new Map([['icpProfile' as DimensionId, 'mid']]);
  const reading = {
    metric: 'wonCount',
    slice,
    period: null,
    value: 3,
    missing: null,
    unit: 'count',
    currency: null,
    n: 3,
    low: null,
    high: null,
    level: null,
    leftOut: [],
  } as const;
  const content: ReportContent = { ...CONTENT, readings: [reading], memberOf: (_, label) => (label === 'mid' ? 'Mid-market' : label) };
  expect(reportText(content).split('\n')).toContain('icpProfile Mid-market');
  expect(JSON.stringify(reportJson(content))).toContain('{"icpProfile":"mid"}');
});
