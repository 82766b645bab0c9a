import { describe, expect, test } from 'vitest';
import { nothingGiven, packetFacts, type PacketWorkspace } from '../../../src/core/council-packet';
import { outcomesOf } from '../../../src/core/council-outcomes';
import type { Outcome } from '../../../src/core/council';
import { findingsOf } from '../../../src/core/drift-findings';
import { whyOf } from '../../../src/core/drift-why';
import type { Answered } from '../../../src/views/answered';
import { icpGap } from '../../../src/views/icp-gap';
import { movers } from '../../../src/views/movers';
import { withheldOutcome } from '../../../src/views/outcomes-withheld';
import type { Packet } from '../../../src/views/packet';
import { packetOf } from '../../../src/views/packet-of';
import { scorecards } from '../../../src/views/scorecard';
import { targetLines } from '../../../src/views/target-file';
import { councilSentence, plain } from '../../../src/wording';
import { admitText } from '../admission/grid';
import { BY_INDUSTRY, twoYears } from '../../fixtures/two-years';
import { answered, judged, judgedMissing, missing, number, share } from './made';

const REASON = 'the own total of deals.csv does not agree with ours';
const withheld = (parts: Parameters<typeof answered>[0]): Answered => ({ ...answered(parts), withheld: REASON });
const onTarget = [judged('icpShareOpen', 80, 100), judged('icpShareWon', 10, 100), judged('icpShareWon', 70, 100)];

describe('while no verdict may be given', () => {
  test('a target has its share and no state, whether it was met, missed or neither; its card and its file say why', () => {
    const parts = { judged: onTarget };
    expect(scorecards(answered(parts)).map(({ verdict }) => verdict?.state)).toEqual(['met', 'missed', 'undecided']);
    for (const [at, card] of scorecards(withheld(parts)).entries()) {
      expect([card.verdict, card.share]).toEqual([{ state: null, word: 'Not judged' }, scorecards(answered(parts))[at]?.share]);
      expect(card.foot).toContain(`not judged: ${REASON}`);
      expect(targetLines(card)).toContainEqual({ label: 'State', text: 'Not judged' });
      expect(plain(card.sentence)).toMatch(/: not judged against \d+%\.$/);
    }
  });

  test('what cannot be stated or is too few to judge says so as ever', () => {
    const parts = { judged: [judged('icpShareOpen', 3, 7), judgedMissing('icpShareWon', 'no_icp')] };
    const told = (of: Answered) => scorecards(of).map(({ verdict, sentence }) => [verdict, plain(sentence)]);
    expect(told(withheld(parts))).toEqual(told(answered(parts)));
  });

  test('the Council sentence tells both shares, and neither is met, missed or too close to call', () => {
    const [open, won] = onTarget;
    if (open === undefined || won === undefined) throw new Error('no target');
    expect(plain(councilSentence([open, won], 10, false))).toMatch(
      /^ICP is 80% of open deals \(80 of 100; .*\): not judged against 50%\. It is 10% of won deals \(10 of 100; .*\): not judged against 70%\.$/,
    );
  });

  test('ICP is neither better nor worse, its difference stands', () => {
    const sides = (part: number, whole: number) => [
      share('winRate', part, whole, { slice: { icp: 'in' } }),
      share('winRate', 60, 200, { slice: { icp: 'out' } }),
    ];
    const rowOf = (of: Answered) => icpGap(of).rows[0];
    for (const part of [100, 20, 62]) {
      const row = rowOf(withheld({ byIcp: sides(part, 200) }));
      expect(row?.verdict).toEqual({ kind: 'notJudged', word: 'not judged' });
      expect(row?.difference).toEqual(rowOf(answered({ byIcp: sides(part, 200) }))?.difference);
    }
    expect(plain(icpGap(withheld({ byIcp: sides(100, 200) })).sentence)).toMatch(/\(.* to .*\)\. Which side does better is not judged\.$/);
    expect(rowOf(withheld({ byIcp: sides(3, 7) }))?.verdict.kind).toBe('few');
    expect(icpGap(withheld({ byIcp: sides(100, 200) })).foot).toContain(`not judged: ${REASON}`);
  });

  test('no headline number rose or fell, and what cannot be compared still cannot', () => {
    const parts = {
      before: [share('winRate', 100, 400), share('icpShareCreated', 3, 7), missing('salesCycle', 'no_won')],
      now: [share('winRate', 300, 400), share('icpShareCreated', 20, 40), number('salesCycle', 60, 80)],
    };
    const kinds = (of: Answered) => new Map(movers(of).rows.map(({ metric, movement }) => [metric, movement.kind]));
    expect([kinds(answered(parts)).get('winRate'), kinds(withheld(parts)).get('winRate')]).toEqual(['rose', 'notJudged']);
    for (const metric of ['icpShareCreated', 'salesCycle'] as const)
      expect(kinds(withheld(parts)).get(metric)).toBe(kinds(answered(parts)).get(metric));
  });
});

describe('what came of a decision while no verdict may be given', () => {
  const change = share('winRate', 10, 100);
  const outcome = (word: Outcome['word'], wish: Partial<Outcome> = {}) =>
    ({ word, change, isLessThanExpected: true, reasons: ['excludesZero'], ...wish }) as Outcome;

  test.each(['worked', 'didNot', 'cannotTell'] as const)('cannot be told where it %s, and its numbers stand', (word) => {
    expect(withheldOutcome(outcome(word), REASON)).toEqual({
      word: 'cannotTell',
      change,
      isLessThanExpected: false,
      reasons: ['totalsDiffer'],
    });
    expect(withheldOutcome(outcome(word), null)).toEqual(outcome(word));
  });

  test('stays too early, and stays without numbers', () => {
    for (const each of [outcome('tooEarly'), outcome('cannotTell', { change: null, reasons: ['nothingExpected'] })])
      expect(withheldOutcome(each, REASON)).toBe(each);
  });
});

describe('a packet', () => {
  const company = twoYears({
    before: [
      { industry: 'Software', won: 200, lost: 200 },
      { industry: 'Health', won: 100, lost: 300 },
    ],
    now: [
      { industry: 'Software', won: 80, lost: 320 },
      { industry: 'Health', won: 200, lost: 200 },
    ],
    open: [
      ['Software', 80],
      ['Health', 20],
    ],
  });
  const made = (held: 'agrees' | 'differs'): Packet => {
    const { inspection } = admitText('Opportunity ID,Stage,Amount,Close Date\n1,Closed Won,100,2025-03-15\n');
    const inspections = [{ ...inspection, file: 'deals.csv', notices: [{ column: null, what: 'a total', count: 1, held }] }];
    const workspace: PacketWorkspace = { sample: null, definitionsFile: null, product: 'test', inspections, icpVersion: null };
    const found = findingsOf(company, BY_INDUSTRY, company.definitions.drift);
    const given = { ...nothingGiven(workspace), found, why: whyOf(company, BY_INDUSTRY, found.drift), outcomes: outcomesOf(company) };
    return packetOf(packetFacts(company, BY_INDUSTRY, given));
  };
  const VERDICTS = /\b(drifted|too close to call|target is met|missed by|better for ICP|worse for ICP|no clear change|rose|fell)\b/gi;
  const said = ({ sections }: Packet): ReadonlySet<string> =>
    new Set(
      sections
        .flatMap(({ sentence, blocks }) => [...(JSON.stringify([sentence, blocks]).match(VERDICTS) ?? [])])
        .map((word) => word.toLowerCase()),
    );

  test('gives no verdict on any slide while a total differs, and does where it agrees', () => {
    expect([...said(made('agrees'))].toSorted()).toEqual(
      expect.arrayContaining(['drifted', 'missed by', 'target is met', 'worse for icp']),
    );
    expect([...said(made('differs'))]).toEqual([]);
  });

  test.each(['flags', 'proposals'] as const)('says in the place of %s why there are none', (id) => {
    const section = made('differs').sections.find((each) => each.id === id);
    expect(section?.sentence.text).toBe(`Not judged: ${REASON}.`);
  });
});
