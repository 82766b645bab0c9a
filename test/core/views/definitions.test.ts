import { describe, expect, test } from 'vitest';
import { METRIC_IDS, NO_ASSUMPTIONS } from '../../../src/core/metrics';
import { REASONS, type AttributeRule, type Currency, type Dataset, type Supply } from '../../../src/core/model';
import type { Segmentation } from '../../../src/core/segments';
import { NO_DEFINITIONS, readDefinitions, writeDefinitions, type Definitions } from '../../../src/core/workspace';
import { catalogue, metricSheet, searched } from '../../../src/views/definitions';
import { editorView, effectOf, savingText, type Typing } from '../../../src/views/definitions-draft';
import { fieldGroups, fieldText, type FieldId } from '../../../src/views/definitions-fields';
import { readTyped, typedText } from '../../../src/views/definitions-numbers';
import { attributesOf, readRule, ruleDraft, ruleText } from '../../../src/views/definitions-rules';
import {
  changedSegment,
  moved,
  newDraft,
  nextDraft,
  publicationOf,
  shownSegmentations,
  withoutSegment,
  withSegment,
} from '../../../src/views/definitions-segments';
import { NEW_TARGET, targetDrafts, targetsSavingText, targetsView } from '../../../src/views/definitions-targets';
import { withPart } from '../../../src/views/definitions-target-slices';
import { adviceText } from '../../../src/wording';
import { dataset, dimension } from './made';

const EUR = 'EUR' as Currency;
const JPY = 'JPY' as Currency;
const inForce = (definitions: Definitions = NO_DEFINITIONS, supplied: readonly Supply[] = []) => ({
  definitions,
  currency: EUR,
  from: 'workspace.json',
  supplied: new Set(supplied),
});
const typing = (texts: Partial<Record<FieldId, string>>): Typing => new Map(Object.entries(texts) as [FieldId, string][]);
const edited = (texts: Partial<Record<FieldId, string>>, definitions = NO_DEFINITIONS, currency: Currency | null = EUR) =>
  editorView({ definitions, currency, from: 'workspace.json' }, typing(texts));
const fieldIn = (view: ReturnType<typeof edited>, id: FieldId) =>
  view.groups.flatMap(({ fields }) => fields).find((field) => field.id === id);
const faultOf = (id: FieldId, text: string, currency: Currency | null = EUR) =>
  fieldIn(edited({ [id]: text }, NO_DEFINITIONS, currency), id)?.fault;

describe('the catalogue on the page', () => {
  test('has every metric once, in its group', () => {
    const sections = catalogue(inForce());
    expect(sections.flatMap(({ metrics }) => metrics.map(({ sheet }) => sheet.id))).toEqual(expect.arrayContaining([...METRIC_IDS]));
    expect(sections.reduce((sum, { metrics }) => sum + metrics.length, 0)).toBe(METRIC_IDS.length);
    expect(sections.every(({ group, metrics }) => metrics.every(({ sheet }) => sheet.group === group))).toBe(true);
  });

  test.each(METRIC_IDS)('%s says its formula, n, unit, interval, and what to do about each reason', (id) => {
    const sheet = metricSheet(id);
    for (const text of [sheet.label, sheet.says, sheet.formula, sheet.n, sheet.unit, sheet.interval]) expect(text.trim()).not.toBe('');
    for (const { says, advice } of sheet.reasons) expect([says, advice.endsWith('.')]).toEqual([says, true]);
  });

  test('every reason there is has advice', () => {
    for (const reason of REASONS) expect(adviceText(reason)).toMatch(/^[A-Z].+\.$/);
  });

  test('tells what a metric rests on, with the value in force and who gave it', () => {
    const definitions = { ...NO_DEFINITIONS, assumptions: { ...NO_ASSUMPTIONS, numbers: new Map([['grossMargin', 0.785] as const]) } };
    const ltv = catalogue(inForce(definitions, ['base', 'amount']))
      .flatMap(({ metrics }) => metrics)
      .find(({ sheet }) => sheet.id === 'ltv');
    expect(ltv?.rests.slice(0, 3).map(({ label, value, source }) => [label, value, source])).toEqual([
      ['Gross margin', '78.5%', 'workspace.json'],
      ['LTV horizon', '60 months', 'the usual value'],
      ['LTV variant', 'capped at the horizon', 'the usual value'],
    ]);
    expect(ltv?.otherForms.map(({ label }) => label)).toContain('by the survival that was seen, capped');
    expect(ltv?.otherForms.map(({ formula }) => formula)).not.toContain(ltv?.formula);
  });

  test('is searched by every word, in names, words and reasons', () => {
    const sections = catalogue(inForce());
    const ids = (text: string) => searched(sections, text).flatMap(({ metrics }) => metrics.map(({ sheet }) => sheet.id));
    expect(ids('cohort 180')).toEqual(['winRateCohort180']);
    expect(ids('')).toHaveLength(METRIC_IDS.length);
    expect(ids('gross margin').length).toBeGreaterThan(2);
    expect(ids('no such thing at all')).toEqual([]);
  });
});

describe('a number as people type it', () => {
  test('is money in the major unit of its currency, with no more decimals than that has', () => {
    expect(readTyped('1,250,000.50', { kind: 'money', currency: EUR }).value).toBe(125_000_050);
    expect(readTyped('1250', { kind: 'money', currency: JPY }).value).toBe(1250);
    expect(readTyped('1250.5', { kind: 'money', currency: JPY }).fault).toBe('JPY has no decimals.');
    expect(readTyped('1.005', { kind: 'money', currency: EUR }).fault).toBe('EUR has 2 decimals.');
  });

  test('is never guessed at where it could be a share or a percentage', () => {
    expect(readTyped('80', { kind: 'percent' }).value).toBe(0.8);
    expect(readTyped('0.8', { kind: 'percent' }).fault).toBe('0.8 could be 0.8% or 80%. Write the % sign to say which.');
    expect([readTyped('0.8%', { kind: 'percent' }).value, readTyped('0', { kind: 'percent' }).value]).toEqual([0.008, 0]);
  });

  test.each(['', 'ten', '1.2.3', '1,23', '12,34.5', '1e3', '0x10', 'NaN', '∞'])('%s is refused', (text) => {
    expect(readTyped(text, { kind: 'number' }).value).toBeNull();
  });

  test('comes back as it was', () => {
    for (const [value, as] of [
      [0.785, { kind: 'percent' }],
      [0.07, { kind: 'percent' }],
      [421_430_099, { kind: 'money', currency: EUR }],
      [17, { kind: 'whole' }],
    ] as const)
      expect(readTyped(typedText(value, as), as).value).toBe(value);
  });
});

describe('the editor', () => {
  test('every field holds what is in force, and nothing is changed before somebody types', () => {
    const view = edited({});
    expect([view.changed, view.faults, view.next]).toEqual([0, 0, NO_DEFINITIONS]);
    expect(
      fieldGroups(EUR).flatMap(({ fields }) => fields.map(({ id }) => fieldText(id, NO_DEFINITIONS, EUR) === fieldIn(view, id)?.text)),
    ).not.toContain(false);
    expect(savingText(NO_DEFINITIONS, view)).toBe('Nothing is changed.');
  });

  test('takes each kind of setting over', () => {
    const { next, changed } = edited({
      grossMargin: '78.5',
      bookingsTarget: '1,250,000',
      lag: '3',
      allocationKey: 'won',
      calendarKind: '4-4-5',
      startMonth: '2',
      namedBy: 'start',
      'bands.employees': '1 50, 200',
      'bands.annualRevenue': '0; 1,000,000',
    });
    expect(changed).toBe(9);
    expect(next?.assumptions).toEqual({
      ...NO_ASSUMPTIONS,
      numbers: new Map([
        ['grossMargin', 0.785],
        ['bookingsTarget', 125_000_000],
      ]),
      lag: 3,
      allocationKey: 'won',
    });
    expect([next?.calendar, [...(next?.bands ?? [])]]).toEqual([
      { kind: '4-4-5', startMonth: 2, namedBy: 'start' },
      [
        ['employees', [1, 50, 200]],
        ['annualRevenue', [0, 100_000_000]],
      ],
    ]);
  });

  test.each([
    ['grossMargin', '180', 'Gross margin must be from 0% to 100%.'],
    ['capMonths', '900', 'LTV horizon must be a whole number from 1 to 600.'],
    ['capMonths', '', 'LTV horizon cannot be blank. Reset it to its usual value instead.'],
    ['minimumN', '9.5', 'Write a whole number.'],
    ['bookingsTarget', '-5', 'Bookings target must be EUR 0.01 or more.'],
    ['bands.employees', '50; 20', 'Each number must be larger than the one before it.'],
    ['bands.employees', ' ', 'Write at least one number, or reset the bands to the usual ones.'],
    ['allocationKey', 'elsewhere', 'This is none of the choices.'],
  ] as const)('%s refuses “%s” and says why', (id, text, fault) => {
    expect(faultOf(id, text)).toBe(fault);
    expect(edited({ [id]: text }).next).toBeNull();
  });

  test('the currency is a code, and none is set under amounts that were written down in another', () => {
    expect(edited({ currency: ' eur ' }, NO_DEFINITIONS, null).next?.currency).toBe('EUR');
    expect(edited({ currency: '' }, { ...NO_DEFINITIONS, currency: EUR }).next?.currency).toBeNull();
    expect(faultOf('currency', 'euro')).toBe('“euro” is not a currency code of three letters, such as EUR or USD.');
    const given = { ...NO_DEFINITIONS, assumptions: { ...NO_ASSUMPTIONS, numbers: new Map([['bookingsTarget', 125_000_000] as const]) } };
    const view = edited({ currency: 'JPY' }, given);
    expect([view.next, fieldIn(view, 'currency')?.fault]).toEqual([
      null,
      'The bookings target is an amount in EUR. Take it out first, then set the currency.',
    ]);
    expect(edited({ currency: 'EUR' }, given).next?.currency).toBe('EUR');
    const target = { metric: 'acv', slice: [], want: 'atLeast', value: 1_200_000 } as const;
    expect(edited({ currency: 'USD' }, { ...NO_DEFINITIONS, targets: [target] }).next).toBeNull();
    const both = edited({ currency: 'JPY', bookingsTarget: '1,000' }, NO_DEFINITIONS, null);
    expect([both.next, fieldIn(both, 'currency')?.fault]).toEqual([null, 'Save the currency first, then write amounts in it.']);
    expect(savingText(NO_DEFINITIONS, edited({ currency: 'USD' }))).toMatch(/^1 change\. Saving builds the facts again/);
  });

  test('a value that is reset to the usual one is nobody’s any more', () => {
    const given = {
      ...NO_DEFINITIONS,
      assumptions: { ...NO_ASSUMPTIONS, numbers: new Map([['capMonths', 36] as const, ['grossMargin', 0.8] as const]) },
    };
    expect(fieldIn(edited({}, given), 'capMonths')?.source).toBe('workspace.json');
    const view = edited({ capMonths: '60', grossMargin: '' }, given);
    expect([...(view.next?.assumptions.numbers ?? [])]).toEqual([]);
  });

  test('says whether numbers are worked out again, or facts are built again', () => {
    const says = (texts: Partial<Record<FieldId, string>>) => savingText(NO_DEFINITIONS, edited(texts));
    expect(says({ grossMargin: '80' })).toBe('1 change. Saving works the numbers out again; no file is read.');
    expect(says({ startMonth: '4', grossMargin: '80' })).toMatch(/^2 changes\. Saving builds the facts again/);
    expect(says({ minimumN: 'ten' })).toBe('One field is not right yet. Nothing is saved until then.');
    expect(effectOf(NO_DEFINITIONS, { ...NO_DEFINITIONS, targets: [] })).toBe('numbers');
  });

  test('what is saved is read back from the exported file as it is', () => {
    const { next } = edited({ grossMargin: '78.5', lag: '3', 'bands.employees': '1; 50', startMonth: '7' });
    expect(readDefinitions(JSON.parse(JSON.stringify(writeDefinitions(next ?? NO_DEFINITIONS)))).definitions).toEqual(next);
  });
});

describe('targets', () => {
  const drafts = targetDrafts(NO_DEFINITIONS.targets, EUR);

  test('are typed in the unit of their metric', () => {
    expect(drafts.map(({ text }) => text)).toEqual(['50', '70']);
    const view = targetsView(
      [...drafts, { ...NEW_TARGET, metric: 'acv', text: '12,000' }, { ...NEW_TARGET, metric: 'ltvToCac', text: '3' }],
      EUR,
      DATA,
    );
    expect(view.next?.slice(2).map(({ metric, value }) => [metric, value])).toEqual([
      ['acv', 1_200_000],
      ['ltvToCac', 3],
    ]);
  });

  test('that are blank, doubled or beyond what a share can be are refused', () => {
    const faults = (added: Partial<typeof NEW_TARGET>) => targetsView([...drafts, { ...NEW_TARGET, ...added }], EUR, DATA).rows[2]?.fault;
    expect(faults({})).toBe('Write a value, or remove this target.');
    expect(faults({ metric: 'icpShareOpen', text: '40' })).toBe('There is a target for ICP share of open deals already.');
    expect(faults({ text: '140' })).toBe('This share lies between 0% and 100%; 140% does not.');
    expect(faults({ metric: 'nrr', text: '110' })).toBeNull();
  });

  test('are narrowed to values of the loaded dimensions, each dimension once', () => {
    const narrowed = { ...NEW_TARGET, text: '30', slice: withPart(NEW_TARGET, DATA) ?? [] };
    expect(narrowed.slice).toEqual([['industry', 'Software']]);
    const twice = { ...narrowed, slice: withPart(narrowed, DATA) ?? [] };
    expect(twice.slice).toEqual([
      ['industry', 'Software'],
      ['employees', '1-10'],
    ]);
    const [first, second] = targetsView([twice], EUR, DATA).rows[0]?.parts ?? [];
    expect([first?.dimensions.map(({ id }) => id), second?.dimensions.map(({ id }) => id)]).toEqual([
      expect.not.arrayContaining(['employees', 'outcome']),
      expect.not.arrayContaining(['industry', 'outcome']),
    ]);
    expect(first?.labels.map(({ text }) => text)).toEqual(['Software', 'Retail', 'Unknown']);
    expect(targetsView([narrowed, { ...narrowed, text: '40' }], EUR, DATA).rows[1]?.fault).toBe(
      'There is a target for Win rate in this slice already.',
    );
  });

  test('in a slice that is gone stay, say so, and keep a hostile name as text', () => {
    const slice = [['<img src=x onerror=alert(1)>', '<b>Banks</b>']] as const;
    const [row] = targetsView([{ ...NEW_TARGET, text: '30', slice }], EUR, DATA).rows;
    expect([row?.fault, row?.note]).toEqual([
      null,
      'These files have no <img src=x onerror=alert(1)> “<b>Banks</b>”: until they do, there is no verdict.',
    ]);
    expect(targetsView([{ ...NEW_TARGET, text: '30', slice }], EUR, DATA).next?.[0]?.slice).toEqual(slice);
  });

  test('on an ICP share are refused in one tier, for that is all or nothing', () => {
    const [row] = targetsView([{ ...NEW_TARGET, metric: 'icpShareOpen', text: '50', slice: [['tier', '1']] }], EUR, DATA).rows;
    expect(row?.fault).toBe('ICP share of open deals by tier is all or nothing: narrow it by something else.');
  });

  test('say that nothing is changed where nothing is', () => {
    expect(targetsSavingText(NO_DEFINITIONS.targets, targetsView(drafts, EUR, DATA))).toBe('Nothing is changed.');
    expect(targetsSavingText(NO_DEFINITIONS.targets, targetsView(drafts.slice(1), EUR, DATA))).toBe(
      'Saving judges the targets anew; no file is read.',
    );
  });
});

const DATA: Dataset = dataset([
  { ...dimension('outcome', ['won', 'lost']), home: 'opportunity' },
  dimension('industry', ['Software', 'Retail']),
  dimension('employees', ['1-10', '11+'], true),
  { ...dimension('tier', ['1', '2']), home: 'score' },
]);
const labelOf = (id: string): string => DATA.dimensions.find((each) => each.id === id)?.label ?? id;

describe('a segmentation being written', () => {
  const attributes = attributesOf(DATA);
  const conditions = [
    { kind: 'members', attribute: 'industry', members: ['Software'] },
    { kind: 'range', attribute: 'employees', from: '50', to: '' },
  ] as const;
  const written = changedSegment(withSegment({ ...newDraft('2025-01-01'), name: 'By need', owner: 'Ana' }), 0, {
    name: 'Large software',
    rule: { kind: 'conditions', joined: 'all', conditions },
  });
  const publish = (draft = written, all: readonly Segmentation[] = []) => publicationOf(draft, { all, dataset: DATA });

  test('may ask about attributes, and neither outcomes nor scores', () => {
    expect(attributes.map(({ id, kind }) => [id, kind])).toEqual([
      ['industry', 'members'],
      ['employees', 'range'],
    ]);
  });

  test('is published as version 1 with its rules, and read aloud', () => {
    const [first] = publish().next ?? [];
    expect([first?.id, first?.version, first?.segments.map(({ id }) => id)]).toEqual(['by-need', 1, ['large-software']]);
    expect(shownSegmentations(publish().next ?? [], '2025-06-30', DATA)[0]?.segments[0]?.rule).toBe(
      'Industry is Software, and Employees is at least 50',
    );
  });

  test('adds a version and leaves the published one as it is', () => {
    const all = publish().next ?? [];
    const [first] = all;
    if (first === undefined) throw new Error('nothing was published');
    const next = changedSegment(nextDraft(first, '2025-07-01'), 0, { name: 'Software' });
    const after = publish(next, all).next ?? [];
    expect(after.map(({ version, effectiveFrom, segments }) => [version, effectiveFrom, segments[0]?.name])).toEqual([
      [1, '2025-01-01', 'Large software'],
      [2, '2025-07-01', 'Software'],
    ]);
    expect(after[0]).toBe(first);
    expect(shownSegmentations(after, '2025-06-30', DATA)[0]?.title).toBe('By need, version 1');
    expect(shownSegmentations(after, '2025-07-31', DATA)[0]?.title).toBe('By need, version 2');
  });

  test('says what is missing, segment by segment', () => {
    const bare = withSegment(newDraft('2025-01-01'));
    expect([publish(bare).fault, publish(bare).faults.get(0), publish(bare).next]).toEqual([
      'Give the segmentation a name.',
      'Give the segment a name.',
      null,
    ]);
    const asks = (rule: (typeof written.segments)[number]['rule']) => publish(changedSegment(written, 0, { rule })).faults.get(0);
    expect(asks({ kind: 'conditions', joined: 'all', conditions: [] })).toBe('Add at least one condition.');
    expect(asks({ kind: 'conditions', joined: 'all', conditions: [{ kind: 'members', attribute: 'industry', members: [] }] })).toBe(
      'Choose at least one value of Industry.',
    );
    expect(asks({ kind: 'conditions', joined: 'any', conditions: [{ kind: 'range', attribute: 'employees', from: '9', to: '3' }] })).toBe(
      'Employees: the least value is above the most.',
    );
    expect(publish({ ...written, name: ' ' }).fault).toBe('Give the segmentation a name.');
    expect(publish(changedSegment(written, 0, { name: 'None' })).fault).toBe('Segmentation by-need: a segment cannot be called "None".');
  });

  test('keeps its order as it is moved, and loses what is removed', () => {
    const two = changedSegment(withSegment(written), 1, { name: 'Rest' });
    expect(moved(two, 1, -1).segments.map(({ name }) => name)).toEqual(['Rest', 'Large software']);
    expect(moved(two, 0, -1)).toBe(two);
    expect(withoutSegment(two, 0).segments.map(({ name }) => name)).toEqual(['Rest']);
  });

  test('a rule that the fields cannot show is kept as it is', () => {
    const rule = { kind: 'not', of: { kind: 'isOneOf', dimension: 'industry' as never, members: [{ contains: 'soft' }] } } as const;
    expect(ruleDraft(rule)).toEqual({ kind: 'kept', rule });
    expect(readRule(ruleDraft(rule), labelOf).rule).toBe(rule);
    expect(ruleText(rule, labelOf)).toBe('not (Industry is anything with “soft”)');
  });

  test('a rule that the fields can show is the same rule after them', () => {
    const rule = {
      kind: 'any',
      of: [
        { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software', 'Retail'] },
        { kind: 'within', column: 'annualRevenue', from: null, to: 500_000_000 },
      ],
    } as unknown as AttributeRule;
    expect(readRule(ruleDraft(rule), labelOf).rule).toEqual(rule);
    expect(ruleText(rule, labelOf)).toBe('Industry is Software or Retail, or annualRevenue is at most 5,000,000');
  });
});
