import { describe, expect, test } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import { shortOfPlan, type Stake } from '../../../src/core/drift';
import { findingsOf, type DriftFindings, type FindingCase } from '../../../src/core/drift-findings';
import type { Currency } from '../../../src/core/model';
import type { Definitions } from '../../../src/core/workspace';
import { councilFindings } from '../../../src/views/council-findings';
import { driftHeadline } from '../../../src/views/drift-headline';
import { movers } from '../../../src/views/movers';
import { plain } from '../../../src/wording';
import { number } from './made';
import { answeredOf, QUESTION, shifted, steady } from './drift-made';

const found = (answerable: Answerable): DriftFindings => findingsOf(answerable, QUESTION, answerable.definitions.drift);
const company = shifted();
const FOUND = found(company);
const flagged = FOUND.drift.family.judged.filter(({ state }) => state === 'drifted');

function view(cases: readonly FindingCase[] = FOUND.cases, definitions: Partial<Definitions> = {}) {
  return councilFindings({
    found: { ...FOUND, cases },
    dataset: company.dataset,
    definitions: { ...company.definitions, ...definitions },
  });
}

const fact = (at: number, label: string, shown = view()): string | undefined =>
  shown.cards[at]?.facts.find((each) => each.label === label)?.value;
const withStake = (stake: Stake): readonly FindingCase[] => FOUND.cases.map((each, at) => (at === 0 ? { ...each, stake } : each));

describe('what moved, on Council', () => {
  test('is what drifted in the family, every flag and nothing else', () => {
    const proven = FOUND.cases.filter(({ finding }) => finding.state === 'drifted').map(({ id }) => id);
    expect(proven.toSorted()).toEqual(flagged.map(({ comparison }) => comparison.id).toSorted());
    expect(view().all).toBe(flagged.length);
    expect(plain(view().sentence)).toMatch(new RegExp(`^${flagged.length} of ${FOUND.drift.family.tested} comparisons drifted\\.`));
  });

  test('shows four cards at most, in the order of the findings', () => {
    const many = Array.from({ length: 6 }, () => FOUND.cases.slice(0, 1))
      .flat()
      .map((each, at) => ({ ...each, id: String(at) }));
    const shown = view(many);
    expect([shown.cards.map(({ id }) => id), shown.all]).toEqual([['0', '1', '2', '3'], 6]);
  });

  test('a card has both sides with their n, the change with its interval, and what its verdict rests on', () => {
    const card = view().cards.find(({ title }) => title === 'ICP share of created deals');
    expect([card?.before?.text, card?.before?.rests, card?.now.text, card?.now.rests, card?.change]).toEqual([
      '60%',
      '240 of 400',
      '40%',
      '160 of 400',
      '−20 points (−27 to −13)',
    ]);
    expect(card?.judgedBy.join(' ')).toMatch(
      new RegExp(`^q under 0\\.001 over ${FOUND.drift.family.tested} comparisons .* 5 points and q under 0\\.10`),
    );
    expect(card?.verdict).toEqual({ state: 'drifted', word: 'Drifted' });
  });

  test('says the money at stake, or why there is none', () => {
    const money = withStake({ minor: 41_000_000, currency: 'USD' as Currency, by: ['openAmount'], missing: null });
    expect(fact(0, 'Money at stake', view(money))).toBe('$410,000');
    expect(view(money).order).toMatch(/^The most money at stake first.*no forecast, and is never added up\.$/);
    expect(fact(0, 'Money at stake', view(withStake({ minor: null, missing: 'no_amount' })))).toBe('not defined: no deal has an amount');
    expect(fact(0, 'Money at stake', view(withStake({ minor: null, missing: 'no_formula' })))).toBe('no amount stands behind it');
  });

  test('keeps what people said: status and owner, and what is settled comes last', () => {
    const [first] = FOUND.cases;
    const said = (status: 'watching' | 'closed') => ({
      watched: [{ finding: first?.id ?? '', status, owner: 'Ana Ruiz', note: '', on: '2025-09-30' }],
    });
    expect([fact(0, 'Owner'), fact(0, 'Status')]).toEqual(['nobody yet', 'Open']);
    const watched = view(FOUND.cases, said('watching'));
    expect([fact(0, 'Owner', watched), fact(0, 'Status', watched)]).toEqual(['Ana Ruiz', 'Watching']);
    const settled = view(FOUND.cases.slice(0, 2), said('closed'));
    expect(settled.cards.map(({ id }) => id)).toEqual([FOUND.cases[1]?.id, first?.id]);
  });

  test('warns of what looks like drift and is not, of nothing else', () => {
    const cases = FOUND.cases.map((each): FindingCase => ({
      ...each,
      confusers: [
        { id: 'season', found: true, says: 'last year shows the same step' },
        { id: 'currency', found: false, says: '' },
        { id: 'overdue', found: null, says: '' },
        { id: 'cleanUp', found: true, says: '40 of 100 losses closed on 2025-06-10' },
      ],
    }));
    expect(view(cases).cards[0]?.warning).toBe('Looks like the season and a clean-up day: check before acting');
    expect(view(cases).cards[0]?.verdict.state).toBe('drifted');
    const none = FOUND.cases.map((each): FindingCase => ({ ...each, confusers: [] }));
    expect(view(none).cards[0]?.warning).toBeNull();
  });

  test('shows a rule over several numbers with what it rests on, though no comparison drifted', () => {
    const { finding } = shortOfPlan(number('attainment', 0.8, 62));
    if (finding === null) throw new Error('the rule does not hold');
    const calm = steady(100);
    const rule: FindingCase = {
      id: 'shortOfPlan',
      finding,
      judged: null,
      stake: { minor: 120_000_000, currency: 'USD' as Currency, by: ['target'], missing: null },
      about: null,
      split: null,
      contributors: [],
      confusers: [],
      behind: { before: null, now: null },
    };
    const { dataset, definitions } = calm;
    const shown = councilFindings({ found: { ...found(calm), cases: [rule] }, dataset, definitions });
    expect(plain(shown.sentence)).toMatch(/^None of \d+ comparisons drifted\..* 1 rule over several numbers holds\.$/);
    expect([shown.cards[0]?.title, shown.cards[0]?.verdict.word, shown.cards[0]?.change, shown.cards[0]?.before]).toEqual([
      'The result is short of plan',
      'Missed',
      null,
      null,
    ]);
    expect(fact(0, 'Rests on', shown)).toBe('80.0% of the plan of the period, missed under 90.0%');
    expect(fact(0, 'Money at stake', shown)).toBe('$1.2M');
  });

  test('says of how many comparisons none drifted; and of few deals that they are too few, and how many would do', () => {
    for (const answerable of [steady(100), steady(2)]) {
      const { dataset, definitions } = answerable;
      const none = councilFindings({ found: found(answerable), dataset, definitions });
      expect([none.cards, none.order]).toEqual([[], null]);
      expect(plain(none.sentence)).toBe(plain(driftHeadline(found(answerable).drift, dataset)));
      expect(plain(none.sentence)).toMatch(
        /^(None of \d+ comparisons drifted\.|Too few to say whether anything changed\..* takes [\d,]+ cases)/,
      );
    }
  });
});

describe('headline numbers beside the findings', () => {
  const alone = movers(answeredOf(company));
  const together = movers(answeredOf(company), FOUND.drift.family.judged);
  const word = ({ rows }: typeof alone, metric: string): string | undefined => rows.find((row) => row.metric === metric)?.movement.word;

  test('rise and fall only where they drifted', () => {
    expect(word(together, 'icpShareCreated')).toBe('drifted: fell');
    const drifted = new Set(flagged.filter(({ comparison }) => comparison.slice.size === 0).map(({ comparison }) => comparison.metric));
    for (const { metric, movement } of together.rows)
      if (movement.kind === 'rose' || movement.kind === 'fell') expect(drifted.has(metric)).toBe(true);
  });

  test('have the interval that the finding of the same change has, and one of their own where nothing was judged', () => {
    const own = FOUND.drift.family.judged.find(({ comparison }) => comparison.metric === 'icpShareCreated' && comparison.slice.size === 0);
    if (own === undefined || own.comparison.change === null) throw new Error('nothing is judged');
    const moved = { ...own, comparison: { ...own.comparison, change: { ...own.comparison.change, low: -0.31, high: -0.29 } } };
    const shown = movers(answeredOf(company), [moved]).rows.find(({ metric }) => metric === 'icpShareCreated');
    expect(shown?.change?.limits).toBe('(−31 to −29)');
    expect(alone.rows.find(({ metric }) => metric === 'icpShareCreated')?.change?.limits).not.toBe('(−31 to −29)');
  });

  test('say of what is not among the comparisons that it stands by itself', () => {
    const others = FOUND.drift.family.judged.filter(({ comparison }) => comparison.metric !== 'icpShareCreated');
    expect(word(movers(answeredOf(company), others), 'icpShareCreated')).toBe('clear by itself, not among the comparisons');
    expect(word(alone, 'icpShareCreated')).toBe('fell');
  });
});
