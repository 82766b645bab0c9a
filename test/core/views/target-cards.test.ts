import { describe, expect, test } from 'vitest';
import { answer } from '../../../src/core/analysis';
import { USUAL_QUESTION } from '../../../src/core/question';
import type { Target } from '../../../src/core/workspace';
import { scorecards, type Scorecard } from '../../../src/views/scorecard';
import { targetLines, targetReadings } from '../../../src/views/target-file';
import { madeCompany, many, open, won, type MadeAccount } from '../targets/made-company';

const IN = { trade: 'Software', size: '500' };
const OUT = { trade: 'Software', size: '5' };
const PIPELINE = [...many(44, { ...IN, deals: [open(300_000)] }), ...many(56, { ...OUT, deals: [open(200_000)] })];
const target = (metric: Target['metric'], value: number, slice: Target['slice'] = []): Target => ({
  metric,
  slice,
  want: 'atLeast',
  value,
});

function cardOf(accounts: readonly MadeAccount[], wanted: Target, isRefining = false): Scorecard {
  const answerable = madeCompany(accounts, [wanted], { by: ['industry'] });
  const { dataset, definitions } = answerable;
  const held = isRefining ? { ...answerable, accounts: null } : answerable;
  const [card] = scorecards({ analysis: answer(held, { ...USUAL_QUESTION, period: { kind: 'all' } }), dataset, definitions, isRefining });
  if (card === undefined) throw new Error('no card');
  return card;
}

describe('a target card says how far it is', () => {
  test('in deals and in money, until the quarter ends', () => {
    expect(cardOf(PIPELINE, target('icpShareOpen', 0.5)).facts).toContain(
      '12 more ICP deals (about $3.6M), or 12 fewer non-ICP deals (about $2.4M), by 31 Dec 2025 would reach it, all else unchanged',
    );
  });

  test('in money first where amounts are counted', () => {
    const { question, facts, foot } = cardOf(PIPELINE, target('icpShareOpenAmount', 0.6));
    expect(question).toBe('Is ICP share of open amount at least 60%?');
    expect(facts).toContain(
      '$3.6M more on ICP accounts (about 12 deals), or $2.4M less on non-ICP accounts (about 12 deals), by 31 Dec 2025 would reach it, all else unchanged',
    );
    expect(foot).toContain('verdict limits: 90% interval by resampling accounts');
  });

  test('in its own unit where nothing is counted', () => {
    const wins = many(40, { ...IN, deals: [won('2025-05-10', 100)] });
    expect(cardOf(wins, target('acv', 15_000)).facts).toContain('$50 short of it');
  });

  test('not at all where the share is above its target', () => {
    const { facts } = cardOf(PIPELINE, target('icpShareOpen', 0.4));
    expect(facts.filter((fact) => fact.includes('would reach'))).toEqual([]);
  });

  test('with an amount that is a guess in three figures', () => {
    const odd = [...many(44, { ...IN, deals: [open(30_123)] }), ...many(56, { ...OUT, deals: [open(20_477)] })];
    expect(cardOf(odd, target('icpShareOpen', 0.5)).facts).toContain(
      '12 more ICP deals (about $361K), or 12 fewer non-ICP deals (about $246K), by 31 Dec 2025 would reach it, all else unchanged',
    );
  });
});

describe('the file of a target card says what the card says', () => {
  const unknown = many(10, { trade: '', size: '', deals: [open(100_000)] });

  test('the verdict limits with their level, the range with unknowns and the share of the amount, in full', () => {
    const card = cardOf([...PIPELINE, ...unknown], target('icpShareOpen', 0.5));
    const { low, high } = card.judged.finding;
    const [limits, range, amount, ...others] = targetReadings(card);
    expect(limits).toMatchObject({ as: 'verdict limits', reading: { value: 44 / 110, low, high, level: 0.9 } });
    expect(range).toMatchObject({ as: 'range with unknowns', reading: { low: 44 / 110, high: 54 / 110, level: null } });
    expect(amount).toMatchObject({ as: 'share of the amount', reading: { metric: 'icpShareOpenAmount', missing: null } });
    expect(others).toEqual([]);
  });

  test('the state and every fact in the words of the screen', () => {
    const card = cardOf([...PIPELINE, ...unknown], target('icpShareOpen', 0.5));
    const lines = targetLines(card);
    expect(lines).toContainEqual({ label: 'State', text: card.verdict?.word });
    expect(lines).toContainEqual({ label: 'Verdict limits (90%)', text: card.limits });
    expect(lines.filter(({ label }) => label === 'Beside it').map(({ text }) => text)).toEqual(card.facts);
    expect(card.facts.join()).toContain('10 open deals cannot be scored: the share lies between 40% and 49%');
  });

  test('no verdict and no limits where the card has none', () => {
    const few = cardOf(PIPELINE.slice(40, 47), target('icpShareOpen', 0.5));
    expect(targetReadings(few)).toEqual([]);
    expect(targetLines(few)).toContainEqual({ label: 'State', text: 'No verdict: too few' });
    const refining = cardOf(PIPELINE, target('icpShareOpenAmount', 0.6), true);
    expect(targetLines(refining)).toContainEqual({ label: 'State', text: 'interval under way' });
    const gone = cardOf(PIPELINE, target('winRate', 0.3, [['industry', 'Banks']]));
    expect(targetLines(gone)).toContainEqual({ label: 'State', text: 'Not defined' });
  });
});

test('a share below its target for three periods says since when, beside a verdict that is open', () => {
  const standing = (count: number, account: { readonly trade: string; readonly size: string }) =>
    many(count, { ...account, deals: ['open 2025-02-01 2026-02-01 100'] });
  const { facts, verdict } = cardOf([...standing(46, IN), ...standing(54, OUT)], target('icpShareOpen', 0.5));
  expect(verdict?.state).toBe('undecided');
  expect(facts).toContain('Below target 3 periods running, since 1 Jan 2025');
});

describe('a target in a slice', () => {
  test('of one profile is asked for by its name, and shows no rows that would be of another number', () => {
    const accounts = [...PIPELINE, ...many(20, { trade: 'Retail', size: '500', deals: [open(100_000)] })];
    const card = cardOf(accounts, target('icpShareOpen', 0.3, [['icpProfile', 'retail']]));
    expect(card.question).toBe('Is at least 30% of the open pipeline on Retail accounts?');
    expect([card.share.text, card.isTraced, card.evidence]).toEqual(['17%', false, []]);
    expect(card.facts.some((fact) => /^\d+ more Retail deals \(about .*\), or \d+ fewer other deals/.test(fact))).toBe(true);
  });

  test('that is gone says what is missing, with hostile names as text', () => {
    const { facts, verdict } = cardOf(
      PIPELINE,
      target('winRate', 0.3, [
        ['<img src=x>', 'a'],
        ['industry', '<b>Banks</b>'],
      ]),
    );
    expect(verdict).toBeNull();
    expect(facts).toEqual(['These files have no “<img src=x>”', 'Industry has no “<b>Banks</b>” in these files']);
  });
});

test('while accounts are still being drawn, a share of amounts has no verdict yet', () => {
  expect(cardOf(PIPELINE, target('icpShareOpenAmount', 0.6), true).verdict).toBeNull();
  expect(cardOf(PIPELINE, target('icpShareOpenAmount', 0.6)).verdict?.state).toBe('undecided');
});

describe('the share of the amount over time', () => {
  const wins = (count: number, account: { readonly trade: string; readonly size: string }, date: string, amount: number) =>
    many(count, { ...account, deals: [won(date, amount)] });
  /** Of twenty wins in the first quarter ten, of thirty in the second twelve, of three in the third two are of the ICP. */
  const WINS = [
    ...wins(10, IN, '2025-02-10', 300),
    ...wins(10, OUT, '2025-02-10', 100),
    ...wins(12, IN, '2025-05-10', 100),
    ...wins(18, OUT, '2025-05-10', 400),
    ...wins(2, IN, '2025-08-10', 900),
    ...wins(1, OUT, '2025-08-10', 100),
  ];

  test('stands beside that of deals, quarter by quarter, and where there are too few it is in no line', () => {
    const { line, table, foot, evidence } = cardOf(WINS, target('icpShareWon', 0.7));
    const quarters = new Map(line.amount?.map((point) => [point.label, point]));
    expect(quarters.get('Q1 2025, of the amount won')).toMatchObject({ value: 3000 / 4000, isFew: false });
    expect(quarters.get('Q2 2025, of the amount won')).toMatchObject({ value: 1200 / 8400, isFew: false });
    expect(quarters.get('Q3 2025, of the amount won')).toMatchObject({ isFew: true, text: 'n=3' });
    expect(foot).toContain('thin line: share of the amount won, whose interval, by resampling accounts, is not worked out by quarter');
    expect(table.columns.map(({ label }) => label)).toContain('By amount won');
    const at = table.columns.findIndex(({ id }) => id === 'amount');
    expect([table.columns[at + 1]?.label, table.rows.find(({ id }) => id === '2025-Q1')?.cells[at + 1]?.text]).toEqual([
      'With an amount',
      'n=20',
    ]);
    expect(table.rows.find(({ id }) => id === '2025-Q1')?.cells[at]).toMatchObject({
      text: '75.0%',
      reading: { metric: 'icpShareWonAmount' },
    });
    expect(evidence.filter(({ reading }) => reading.metric === 'icpShareWonAmount').map(({ as }) => as)).toContain('quarter');
  });

  test('is not drawn of the open pipeline, of whose past amount one export says nothing, and the card says so', () => {
    const { line, foot } = cardOf(PIPELINE, target('icpShareOpen', 0.5));
    expect(line.points.length).toBeGreaterThan(0);
    expect([line.amount, foot.includes('the share of the open amount is of today alone: one export does not hold its past')]).toEqual([
      undefined,
      true,
    ]);
  });

  test('is inside the axis, however far it is from that of deals', () => {
    const { line } = cardOf(WINS, target('icpShareWon', 0.5));
    const values = [...line.points, ...(line.amount ?? [])].flatMap(({ value }) => (value === null ? [] : [value]));
    expect(values).toContain(1200 / 8400);
    expect([Math.min(...values) >= line.axis.min, Math.max(...values) <= line.axis.max]).toEqual([true, true]);
  });

  test('is of no card whose share is not of deals, and of none without a single amount', () => {
    expect(cardOf(WINS, target('icpShareWonAmount', 0.5)).line.amount).toBeUndefined();
    const { line, foot, table } = cardOf(wins(20, IN, '2025-02-10', 0), target('icpShareWon', 0.5));
    expect(line.points.some(({ value }) => value !== null)).toBe(true);
    expect([line.amount, foot.join().includes('thin line'), table.columns.some(({ id }) => id === 'amount')]).toEqual([
      undefined,
      false,
      false,
    ]);
  });
});

describe('the picture of a target', () => {
  const unknown = many(10, { trade: '', size: '', deals: [open(100_000)] });

  test('draws what is judged between the limits of its verdict, where the unknown leave it, and the share of the amount', () => {
    const { strip, judged } = cardOf([...PIPELINE, ...unknown], target('icpShareOpen', 0.5));
    const { low, high } = judged.finding;
    expect(strip?.dots.map(({ name, value, low: from, high: to }) => [name, value, from, to])).toEqual([
      ['Open deals', 44 / 110, low, high],
      ['Unknown out or in', null, 44 / 110, 54 / 110],
      ['By open amount', (44 * 3) / (44 * 3 + 56 * 2 + 10), null, null],
    ]);
  });

  test('holds every mark, every limit and the target inside its axis, however far it is', () => {
    for (const value of [0.02, 0.5, 0.97]) {
      const { strip } = cardOf([...PIPELINE, ...unknown], target('icpShareOpen', value));
      const all = [value, ...(strip?.dots ?? []).flatMap((dot) => [dot.value, dot.low, dot.high])].filter((each) => each !== null);
      expect(strip?.reference).toEqual({ value, text: `Target ${Math.round(value * 100)}%` });
      expect(Math.min(...all)).toBeGreaterThanOrEqual(strip?.axis.min ?? Infinity);
      expect(Math.max(...all)).toBeLessThanOrEqual(strip?.axis.max ?? -Infinity);
    }
  });

  test('has no row for unknowns where everything can be scored, and none for an amount that is not told', () => {
    expect(cardOf(PIPELINE, target('icpShareOpen', 0.5)).strip?.dots.map(({ name }) => name)).toEqual(['Open deals', 'By open amount']);
    expect(cardOf(PIPELINE, target('icpShareCreated', 0.5)).strip?.dots.map(({ name }) => name)).toEqual(['Created deals']);
  });

  test('is none on few deals', () => {
    const few = [...many(3, { ...IN, deals: [open(100)] }), ...many(4, { ...OUT, deals: [open(100)] })];
    expect(cardOf(few, target('icpShareOpen', 0.5)).strip).toBeNull();
  });

  test('names another metric by its own name, in its own unit', () => {
    const wins = many(40, { ...IN, deals: [won('2025-05-10', 100)] });
    const { strip } = cardOf(wins, target('acv', 15_000));
    expect([strip?.dots[0]?.name, strip?.reference?.text]).toEqual(['ACV', 'Target $150']);
  });
});
