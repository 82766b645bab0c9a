import { describe, expect, test } from 'vitest';
import type { Finding, FindingState } from '../../../src/core/drift';
import type { FindingCase } from '../../../src/core/drift-findings';
import type { Currency } from '../../../src/core/model';
import { councilFindings } from '../../../src/views/council-findings';
import { flagsView } from '../../../src/views/drift-flag';
import { looksText } from '../../../src/views/drift-flag-checks';
import { spoken } from '../../../src/views/drift-flag-words';
import { alsoText, findingGroups, nextText } from '../../../src/views/finding-groups';
import { drifts, steady } from './drift-made';
import { number } from './made';

const base: Finding = {
  rule: 'performanceDrift',
  state: 'drifted',
  slice: new Map(),
  metric: 'cac',
  since: null,
  owner: null,
  before: number('cac', 1_000_000, 100),
  now: number('cac', 2_000_000, 100),
  size: 1_000_000,
  low: 400_000,
  high: 1_600_000,
  p: 0.001,
  q: 0.01,
  mix: null,
  rate: null,
  evidence: [],
  next: 'Split CAC into spend and new logos by channel',
};

const caseOf = (id: string, finding: Partial<Finding>, about: string | null = null): FindingCase => ({
  id,
  finding: { ...base, ...finding },
  judged: null,
  about,
  stake: { minor: 100_000_000, currency: 'USD' as Currency, by: ['newLogos'], missing: null },
  split: null,
  contributors: [],
  confusers: [],
  behind: { before: null, now: null },
});
const CAC = caseOf('cac', {});
const rule = (state: FindingState): FindingCase =>
  caseOf(
    'rule',
    { rule: 'cacRisesLtvDoesNot', state, next: 'split CAC into spend and new logos by channel; run the maturity assessment' },
    'cac',
  );
const SHORT = caseOf('plan', { rule: 'shortOfPlan', metric: 'attainment', state: 'missed', before: null });

describe('one change that a rule sees again', () => {
  test('is one card, which names the rule and what it proposes', () => {
    const [group, ...others] = findingGroups([CAC, rule('drifted')]);
    expect(others).toEqual([]);
    expect(group === undefined ? [] : [alsoText(group), nextText(group)]).toEqual([
      ['CAC rose, and LTV did not'],
      'Split CAC into spend and new logos by channel; run the maturity assessment',
    ]);
  });

  test('keeps the verdict of a rule that is another one', () => {
    const [group] = findingGroups([CAC, rule('undecided')]);
    expect(group === undefined ? [] : alsoText(group)).toEqual(['CAC rose, and LTV did not (too close to call)']);
  });

  test('is a card of its own where its number is none', () => {
    expect(findingGroups([rule('drifted')]).map(({ of }) => of.id)).toEqual(['rule']);
    expect(findingGroups([{ ...CAC, finding: { ...base, state: 'undecided' } }, rule('drifted')]).map(({ of }) => of.id)).toEqual(['rule']);
  });

  test('has the same cards on Council and on Drift, a missed plan among them', () => {
    const company = steady(100);
    const found = { drift: drifts(company), cases: [CAC, rule('drifted'), SHORT] };
    const given = { found, dataset: company.dataset, definitions: company.definitions };
    const shown = councilFindings(given);
    expect([shown.cards.map(({ id }) => id), shown.all]).toEqual([['cac', 'plan'], 2]);
    const flags = flagsView(given);
    expect(flags.map(({ id, word, change }) => [id, word, change !== ''])).toEqual([
      ['cac', 'Drifted', true],
      ['plan', 'Missed', false],
    ]);
    expect(flags[0]?.also).toEqual(['CAC rose, and LTV did not']);
  });
});

test('lines of evidence have dates, counts and signs as people read them, and names as the data have them', () => {
  expect(spoken('1397 cases before, 1460 now')).toBe('1,397 cases before, 1,460 now');
  expect(spoken('49.0 % of 1200 (-3.5) from 2025-04-01 to 2025-06-30')).toBe('49.0% of 1,200 (−3.5) from 1 Apr 2025 to 30 Jun 2025');
  expect(spoken('new stages or pipelines: "2024-01-01 new", "5000 plus"')).toBe('new stages or pipelines: "2024-01-01 new", "5000 plus"');
});

test('what looks like drift and is not is a warning; what was not found, or cannot be told, is none', () => {
  const check = (id: 'cleanUp' | 'season', result: 'found' | 'notFound') => ({ id, result, word: '', label: '', says: '' });
  expect(looksText([check('cleanUp', 'found'), check('season', 'notFound')])).toBe('Looks like a clean-up day: check before acting');
  expect(looksText([check('season', 'notFound')])).toBeNull();
});
