import { describe, expect, test } from 'vitest';
import type { IcpVersion } from '../../../src/core/icp';
import { movesBetween } from '../../../src/core/icp-moves';
import type { Definitions } from '../../../src/core/workspace';
import { ruleCards } from '../../../src/views/drift-rule';
import { ruleChange, type RuleChange } from '../../../src/views/drift-rule-change';
import { plain } from '../../../src/wording';
import { drifts, made, preparedOf, QUESTION, STEADY, steady, type Made } from './drift-made';

/** Sixty of a hundred deals a quarter are on software accounts, and forty in the last four quarters. */
const quarters: Made['quarters'] = Array.from({ length: 11 }, (_, at) => ({ ...STEADY, software: at < 7 ? 6 : 4 }));
const usual = steady(10).definitions.icp;
/** The second version takes retail in as well: every account is then in the ICP. */
const WIDER = JSON.parse(JSON.stringify(usual).replace(/("id":"V2".*?)\["Software"\]/, '$1["Software","Retail"]')) as readonly IcpVersion[];

function changeOf(definitions: Partial<Definitions>, wish: Partial<Made> = {}): RuleChange | string {
  const company = made({ quarters, definitions, ...wish });
  return ruleChange(drifts(company), company.definitions, company.dataset.calendar);
}
function cardsOf(definitions: Partial<Definitions>, wish: Partial<Made> = {}) {
  const change = changeOf(definitions, wish);
  if (typeof change === 'string') throw new Error(change);
  const { versions, spans, closedSpans } = change;
  const prepared = preparedOf({ quarters, definitions, ...wish });
  const [all, closed] = [spans, closedSpans].map((each) => movesBetween(prepared, { versions, spans: each }));
  if (all === undefined || closed === undefined) throw new Error('both are read');
  return { change, cards: ruleCards(change, { all, closed }, { least: 10, isFiltered: false }) };
}

describe('did the world move, or our rule?', () => {
  const { change, cards } = cardsOf({ icp: WIDER });

  test('splits a share that fell while the rule took more in: −20 and 0 points by the data, +40 and +60 by the rule', () => {
    const created = cards.find(({ metric }) => metric === 'icpShareCreated');
    expect(plain(created?.sentence ?? [])).toBe(
      'The data moved the share by −10.0 points, the rule by +50.0 points. Together: +40.0 points, from 60.0% to 100.0%.',
    );
    expect(created?.table.rows.map(({ cells }) => cells.map(({ text }) => text.replace(/ \(.*\)/, '')))).toEqual([
      ['1 Oct 2023 – 30 Sep 2024', '60.0%, 240 of 400', '100.0%, 400 of 400', '+40.0 points'],
      ['1 Oct 2024 – 30 Sep 2025', '40.0%, 160 of 400', '100.0%, 400 of 400', '+60.0 points'],
      ['The data: now less before', '−20.0 points', '0.0 points', '+40.0 points together'],
    ]);
  });

  test('shows an interval in each of the four cells, all on one axis', () => {
    expect(cards.map(({ metric, picture }) => `${metric} ${picture === null ? 'no open deals' : 'drawn'}`)).toEqual([
      'icpShareCreated drawn',
      'icpShareOpen no open deals',
      'icpShareWon drawn',
    ]);
    for (const { table, picture } of cards.filter((card) => card.picture !== null)) {
      const cells = table.rows.slice(0, 2).flatMap((row) => row.cells.slice(1, 3));
      expect(cells.every(({ text }) => /\(\d.*–\d.*\)/.test(text))).toBe(true);
      const ends = [picture?.older.before, picture?.older.now, picture?.newer.before, picture?.newer.now];
      expect(ends.every((end) => (end?.low ?? -1) >= (picture?.axis.min ?? 1) && (end?.high ?? 2) <= (picture?.axis.max ?? 0))).toBe(true);
    }
  });

  test('gives a version that scores all accounts as before no effect', () => {
    const said = cardsOf({}).cards.map(({ sentence }) => plain(sentence));
    expect(said.map((sentence) => /the rule by 0\.0 points\./.test(sentence))).toEqual([true, false, true]);
    expect(said[1]).toBe('The change of the share cannot be split: one of the four numbers is missing, no open deals.');
  });

  test('says which version was in force when, and by which the page reads', () => {
    expect(change.lead).toBe(
      'V1 was in force when the baseline began; V2 took effect on 1 Feb 2025. This page scores both periods by V2, so that no change above is the rule’s; what was reported at the time was by the version then in force.',
    );
    const then = changeOf({ icp: WIDER, icpRuler: { kind: 'inForceThen' } });
    expect(typeof then === 'string' ? then : then.lead).toMatch(
      /scored by the version then in force, so that a change above may be the rule’s\.$/,
    );
  });

  test('draws nothing where one of the cells rests on too few, and says so', () => {
    const few = Array.from({ length: 11 }, () => ({ ...STEADY, deals: 2 }));
    for (const { picture, sentence } of cardsOf({ icp: WIDER }, { quarters: few }).cards) {
      expect(picture).toBeNull();
      expect(plain(sentence)).toMatch(
        /^Too few deals to split the change of the share: one of the four numbers rests on \d\.$|cannot be split/,
      );
    }
  });
});

describe('a rule that did not change', () => {
  test('is a sentence: one version, no version, or nothing compared', () => {
    expect(changeOf({ icp: usual.slice(0, 1) })).toMatch(/^One version of the ICP, V1, was in force .* the rule moved nothing\.$/);
    expect(changeOf({ icp: [] })).toBe('No ICP is defined: there is no rule that could have moved a share.');
    const company = made({ quarters });
    const drift = drifts(company, { ...QUESTION, compare: [] });
    expect(ruleChange(drift, company.definitions, company.dataset.calendar)).toMatch(/^Nothing is compared/);
  });
});
