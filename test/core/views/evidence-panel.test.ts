import { describe, expect, test } from 'vitest';
import { measure, share } from '../../../src/core/metrics/formula';
import type { Evidence, PartRead } from '../../../src/core/metrics';
import type { Currency, DimensionId } from '../../../src/core/model';
import { askedEvidence, USUAL_QUESTION } from '../../../src/core/question';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import {
  leftOutLines,
  narrowedToPlace,
  panelPlace,
  panelTitle,
  rowsFoot,
  sideShown,
  sideTabs,
  sideView,
} from '../../../src/views/evidence-panel';
import { evidenceCell, evidenceColumns } from '../../../src/views/evidence-columns';
import { definitionView } from '../../../src/views/evidence-definition';
import { fieldsBehind } from '../../../src/views/evidence-sources';
import { dataset, dimension, missing, number, share as shareOf } from './made';

const USD = 'USD' as Currency;
const HOSTILE = '<img src=x onerror=alert(1)>';
const DATA = dataset([dimension('industry', ['Software', HOSTILE])]);
const LOADED = { dataset: DATA, definitions: NO_DEFINITIONS, admissions: [], definitionsFile: null };
const reading = shareOf('winRate', 59, 118, { slice: { industry: 'Software' } });
const part = (role: PartRead['role'], id: 'won' | 'decided', value: number): PartRead => ({
  role,
  formula: measure(id),
  unit: { opportunity: 1 },
  outcome: { value, missing: null },
  counted: [{ measure: id, span: null, over: 'slice' }],
  parts: [],
});
const EVIDENCE: Evidence = {
  span: null,
  agrees: true,
  leftOut: [
    {
      reason: 'no amount',
      count: 2,
      rows: { from: { measure: 'won', span: null, over: 'slice' }, without: { measure: 'wonValued', span: null, over: 'slice' } },
    },
    { reason: 'open for long', count: 1, rows: null },
  ],
  variants: [],
  whole: {
    role: 'whole',
    formula: share('won', 'decided'),
    unit: {},
    outcome: { value: 0.5, missing: null },
    counted: [],
    parts: [part('numerator', 'won', 59), part('denominator', 'decided', 118)],
  },
};
const asked = (side: 'sql' | 'rows') => {
  const found = askedEvidence(reading, side);
  if (found === null) throw new Error('not asked for');
  return found;
};

describe('the panel of a number', () => {
  test('is headed by what was counted of what', () => {
    expect(panelTitle(reading, LOADED)).toBe('59 won deals of 118 won and lost deals');
    expect(panelPlace(reading, LOADED)).toBe('Win rate · Industry: Software · 1 Jul – 30 Sep 2025');
  });
  test('of anything but a share of counts is headed by its name and value, or by why it has none', () => {
    expect(panelTitle(number('salesCycle', 74, 30), LOADED)).toBe('Sales cycle: 74 days');
    expect(panelTitle(missing('winRate', 'no_closed'), LOADED)).toBe('Win rate: not defined: no closed deals');
  });
  test('has both sides of a fraction, and one of anything else', () => {
    expect(sideTabs(reading, LOADED).map(({ label }) => label)).toEqual(['Numerator', 'Denominator', 'Left out', 'What is this?', 'SQL']);
    expect(sideTabs(number('salesCycle', 74, 30), LOADED).map(({ id }) => id)).toEqual(['rows', 'leftOut', 'definition', 'sql']);
  });
  test('opens on the side that was asked for, or on the first where the number has no such side', () => {
    const tabs = sideTabs(reading, LOADED);
    expect([sideShown(asked('sql'), tabs), sideShown(asked('rows'), tabs)]).toEqual(['sql', 'numerator']);
  });
});

describe('filtering by a number', () => {
  test('adds its segment to the filters, and says so in words', () => {
    const narrowed = narrowedToPlace(USUAL_QUESTION, reading, LOADED);
    expect([narrowed?.text, narrowed?.question.where.length]).toEqual(['Industry is Software', 1]);
  });
  test('adds nothing where the filter is already there, or where the number is of everything', () => {
    const once = narrowedToPlace(USUAL_QUESTION, reading, LOADED)?.question ?? USUAL_QUESTION;
    expect(narrowedToPlace(once, reading, LOADED)).toBeNull();
    expect(narrowedToPlace(USUAL_QUESTION, shareOf('winRate', 59, 118), LOADED)).toBeNull();
  });
  test('passes over a dimension that nothing can be filtered by', () => {
    expect(narrowedToPlace(USUAL_QUESTION, { ...reading, slice: new Map([['gone' as DimensionId, 'x']]) }, LOADED)).toBeNull();
  });
});

describe('the foot of rows', () => {
  const { rows } = sideView(EVIDENCE, 'numerator', LOADED);
  const [choice] = rows;
  if (choice === undefined) throw new Error('no rows');
  const counted = (total: number) => ({ rows: [], total, sum: null });

  test('says that they equal the number', () => {
    expect(rowsFoot(choice, counted(59), { by: 'count', rows: 59, isEqual: true }, USD)).toEqual({
      text: '59 rows: equal to the numerator, 59 deals.',
      isEqual: true,
    });
  });
  test('says so where they do not', () => {
    expect(rowsFoot(choice, counted(58), { by: 'count', rows: 58, isEqual: false }, USD)).toEqual({
      text: '58 rows come to 58, but the numerator is 59 deals: they do not agree.',
      isEqual: false,
    });
  });
  test('claims nothing where rows alone do not show it', () => {
    expect(rowsFoot(choice, counted(59), { by: 'spread' }, USD).isEqual).toBeNull();
  });
});

test('what was left out says why, with its rows where they can be told', () => {
  expect(leftOutLines(EVIDENCE.leftOut).map(({ text, rows }) => [text, rows?.without?.measure ?? null])).toEqual([
    ['2 rows: no amount', 'wonValued'],
    ['1 row: open for long', null],
  ]);
});

test('a definition holds both sides with what they come to, and when there would be no number', () => {
  const facts = new Map(definitionView(reading, EVIDENCE, LOADED).facts.map(({ label, texts }) => [label, texts]));
  expect(facts.get('Numerator')).toEqual(['Won deals: 59 deals']);
  expect(facts.get('Denominator')).toEqual(['Won and lost deals: 118 deals']);
  expect(facts.get('No number')?.some((text) => text.startsWith('No closed deals.'))).toBe(true);
});

test('a count of won deals is read from the stage and the close date, a sum from the amount too', () => {
  expect(fieldsBehind('won')).toEqual(['stage', 'outcome', 'closeDate']);
  expect(fieldsBehind('wonAmount')).toEqual(expect.arrayContaining(['amount', 'stage', 'closeDate']));
});

test('a row of an account says where its records stand, and a hostile name is text', () => {
  const columns = evidenceColumns('customerMrr', [], { hasValue: true, hasMonth: true });
  const item = {
    row: { row: 0, deal: null, account: 4, month: 666, value: 1200 },
    deal: null,
    account: {
      id: 'A4',
      name: HOSTILE,
      records: [
        { file: 'subs.csv', line: 4 },
        { file: 'subs.csv', line: 9 },
      ],
    },
  };
  const reader = { dataset: DATA, reasons: null };
  const cells = columns.map((column) => evidenceCell(item, column, { reader, dataset: DATA, write: String }).text);
  expect(cells).toEqual([HOSTILE, 'A4', '1 Jul 2025', '1200', 'subs.csv, line 4, 9']);
});
