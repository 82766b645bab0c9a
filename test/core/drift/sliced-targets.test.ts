import { expect, test } from 'vitest';
import { answer } from '../../../src/core/analysis';
import { USUAL_QUESTION } from '../../../src/core/question';
import type { Target } from '../../../src/core/workspace';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const deals = grid(
  'opportunity',
  `opportunityId outcome dealClass   closeDate  region
   d1            won     newBusiness 2025-03-02 North
   d2            won     newBusiness 2025-03-02 North
   d3            lost    newBusiness 2025-03-02 North
   d4            lost    newBusiness 2025-03-02 South`,
);
const target = (dimension: string, label: string): Target => ({
  metric: 'winRate',
  slice: [[dimension, label]],
  want: 'atLeast',
  value: 0.1,
});

function findingOf(wanted: Target) {
  const { cube, dataset, definitions } = company([deals], { targets: [wanted] }, '2025-03-31');
  const answerable = { cube: cube(['region']), accounts: null, dataset, definitions };
  return answer(answerable, { ...USUAL_QUESTION, period: { kind: 'all' } }).findings[0];
}

test('a target of a slice is judged on that slice, and its finding says which', () => {
  const finding = findingOf(target('region', 'North'));
  expect(finding?.now).toMatchObject({ value: 2 / 3, n: 3 });
  expect([...(finding?.slice ?? [])]).toEqual([['region', 'North']]);
});

test('a target of a slice that the files do not have is undecided, and never judged on the whole', () => {
  const finding = findingOf(target('segment', 'Banks'));
  expect(finding).toMatchObject({ state: 'undecided', size: null });
  expect(finding?.now).toMatchObject({ value: null, missing: 'not_mapped' });
  expect([...(finding?.slice ?? [])]).toEqual([['segment', 'Banks']]);
});
