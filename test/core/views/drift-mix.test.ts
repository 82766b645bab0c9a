import { expect, it } from 'vitest';
import { slopeHeight, slopeOption, spread } from '../../../src/charts/slope';
import { LIGHT } from '../../../src/charts/palette';
import { driftOf } from '../../../src/core/drift-study';
import { mixCards, type MixCard } from '../../../src/views/drift-mix';
import { plain } from '../../../src/wording';
import { BY_INDUSTRY, twoYears, type TwoYears } from '../../fixtures/two-years';

const HOSTILE = '<img_src=x>{a}';

function cardsOf(company: TwoYears): readonly MixCard[] {
  const answerable = twoYears(company);
  return mixCards(driftOf(answerable, BY_INDUSTRY), { answerable, question: BY_INDUSTRY }, 10).cards;
}

function cardIn(company: TwoYears, id: string): MixCard {
  const card = cardsOf(company).find((each) => each.id === id);
  if (card === undefined) throw new Error(`no card ${id}`);
  return card;
}

const SHIFTED: TwoYears = {
  before: [
    { industry: 'Software', won: 60, lost: 140 },
    { industry: HOSTILE, won: 20, lost: 80 },
    { industry: 'Retail', won: 20, lost: 80 },
  ],
  now: [
    { industry: 'Software', won: 30, lost: 70 },
    { industry: HOSTILE, won: 40, lost: 160 },
    { industry: 'Retail', won: 20, lost: 80 },
  ],
};

it('draws what drifted apart from what stayed, with shares and counts at both ends', () => {
  const { slope, sentence } = cardIn(SHIFTED, 'created-industry');
  expect(slope?.lines.map(({ kind }) => kind)).toEqual(['drifted', 'drifted', 'steady']);
  expect(slope?.lines.map(({ wasText, isText }) => [wasText, isText])).toEqual([
    ['25% · 100', '50% · 200'],
    ['50% · 200', '25% · 100'],
    ['25% · 100', '25% · 100'],
  ]);
  expect(plain(sentence)).toMatch(/Software fell, 50% \(200 of 400\) before and 25% \(100 of 400\) now: −25 points/);
  expect(sentence.some((part) => part.kind === 'state' && part.state === 'drifted')).toBe(true);
});

it('opens the deals on both sides of every line, also from the table', () => {
  const { slope, table, evidence } = cardIn(SHIFTED, 'created-industry');
  const deals = slope?.lines.map(({ behind: { before, now } }) => [before, now].map((reading) => [reading?.metric, reading?.value]));
  expect(deals).toEqual([
    [
      ['createdCount', 100],
      ['createdCount', 200],
    ],
    [
      ['createdCount', 200],
      ['createdCount', 100],
    ],
    [
      ['createdCount', 100],
      ['createdCount', 100],
    ],
  ]);
  expect(table.rows.map(({ cells }) => [cells[1]?.reading?.value, cells[3]?.reading?.value])).toEqual([
    [100, 200],
    [200, 100],
    [100, 100],
  ]);
  expect(evidence.filter(({ reading }) => reading.metric === 'createdCount')).toHaveLength(6);
});

it('opens nothing that is not what is drawn: while another question is worked out', () => {
  const [answerable, other] = [twoYears(SHIFTED), twoYears({ ...SHIFTED, now: SHIFTED.before })];
  const { cards } = mixCards(driftOf(answerable, BY_INDUSTRY), { answerable: other, question: BY_INDUSTRY }, 10);
  const [card] = cards.filter(({ id }) => id === 'created-industry');
  // Of the third category both counts are alike: 100.
  expect(card?.slope?.lines.map(({ behind }) => behind.now === null)).toEqual([true, true, false]);
});

it('says the test, its size, and PSI beside a critical value of its own', () => {
  const foot = cardIn(SHIFTED, 'created-industry').foot.join(' | ');
  // Three categories, 400 a side: (1/400 + 1/400) x 5.991.
  expect(foot).toMatch(/chi-square 66.7, 2 df p under 0.001/);
  expect(foot).toMatch(/Cramér’s V 0.29/);
  expect(foot).toMatch(/PSI 0.347, above its critical value of 0.030/);
  expect(foot).toMatch(/adjusted residuals beyond ±2: .*Software \(−7.3\)/);
});

it('speaks of no share and draws nothing where there are too few', () => {
  const few = { industry: 'Software', won: 2, lost: 3 };
  const company = { before: [few, { industry: 'Retail', won: 1, lost: 1 }], now: [few] };
  const card = cardIn(company, 'created-industry');
  expect(card.slope).toBeNull();
  expect(plain(card.sentence)).toBe('Too few to say: 7 created deals before and 5 now.');
  expect(JSON.stringify(card.table)).not.toMatch(/\d%/);
});

it('has no number that is none, and hands names to the picture as text', () => {
  for (const card of cardsOf(SHIFTED)) expect(JSON.stringify(card)).not.toMatch(/NaN|Infinity|undefined/);
  const { slope } = cardIn(SHIFTED, 'created-industry');
  if (slope === null) throw new Error('nothing is drawn');
  const option = JSON.stringify(slopeOption(slope, LIGHT));
  expect(option).not.toContain('{a}');
  expect(slope.axis.min).toBe(0);
});

it('says why a mix is not there', () => {
  const answerable = twoYears(SHIFTED, { icp: [] });
  const { absent } = mixCards(driftOf(answerable, BY_INDUSTRY), { answerable, question: BY_INDUSTRY }, 10);
  expect(absent).toContain('Created deals by tier cannot be compared: no ICP is defined. Add an account file and an ICP version.');
});

it('keeps the names at the ends of a picture clear of each other and inside of it', () => {
  const wanted = [100, 100, 101, 20, 190, 191];
  const placed = spread(wanted, 200).toSorted((a, b) => a - b);
  expect(placed.every((y, at) => at === 0 || y - (placed[at - 1] ?? 0) >= 16)).toBe(true);
  expect([placed[0], placed.at(-1)].every((y) => y !== undefined && y >= 12 && y <= 188)).toBe(true);
  const { slope } = cardIn(SHIFTED, 'created-industry');
  expect(slope === null ? 0 : slopeHeight(slope)).toBe(200);
});
