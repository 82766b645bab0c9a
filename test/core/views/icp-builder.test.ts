import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { attributesOffered, emptyProfile, isOneOf, joined, negated, readerOf, within, type AccountRule } from '../../../src/core/icp';
import { judge, NO_CURRENCY } from '../../../src/core/model';
import { attributeChoices, attributeNumber, namingOf } from '../../../src/views/icp-builder-attributes';
import {
  conditionOf,
  conditionsOf,
  containing,
  containedText,
  firstRule,
  limitText,
  operatorsFor,
  ruleOfConditions,
  withOperator,
} from '../../../src/views/icp-builder-rule';
import { accountsWith, resultsOf } from '../icp/made-customers';
import { faultOfDraft, tierCounts } from '../../../src/views/icp-builder';
import { copiedDraft, equalDraft } from '../../../src/views/icp-builder-starts';
import { overridesSentence } from '../../../src/views/icp-words';
import { accountRuleWords, ruleSentence } from '../../../src/views/icp-words-of-rules';
import { accountsOf } from '../icp/accounts-of';

const naming = namingOf([{ id: 'industry', label: 'Industry' }], null);
const accounts = accountsOf(
  new Map<string, readonly (string | number | null)[]>([
    ['industry', ['Software', 'Retail', 'Retail']],
    ['employees', [12, 200, null]],
    ['Seats (now)', [1.5, 3, 8]],
  ]),
);
const [texts, heads] = attributeChoices(accounts, new Set(), naming);

describe('a rule in words', () => {
  const words = (rule: AccountRule): string => accountRuleWords(rule, naming);

  it('reads as a sentence, its opposite too', () => {
    expect(words(isOneOf('industry', 'Software', 'Retail'))).toBe('Industry is Software or Retail');
    expect(words(negated(isOneOf('industry', 'Software')))).toBe('Industry is not Software');
    expect(words(negated(isOneOf('industry', 'Software', 'Retail')))).toBe('Industry is neither Software nor Retail');
    expect(words(within('employees', 50, 1_999))).toBe('Employees is from 50 to 1,999');
    expect(words(negated(within('employees', 50, null)))).toBe('Employees is under 50');
    expect(words(negated(within('employees', null, 50)))).toBe('Employees is over 50');
    expect(words(within('annualRevenue', 2_000_000_050, null))).toBe('Annual revenue is at least 20,000,000.50');
    expect(words(within('headcountGrowth', 0.2, null))).toBe('Headcount growth is at least 20%');
    expect(words(isOneOf('industry', { contains: 'soft' }))).toBe('Industry is anything with “soft”');
    expect(ruleSentence(negated({ kind: 'known', column: 'industry' as never }), naming)).toBe('Industry is not known.');
  });

  it('turns all into any where it is the opposite', () => {
    const rule = joined('all', [within('employees', 50, null), isOneOf('industry', 'Software')]);
    expect(words(rule)).toBe('Employees is at least 50, and Industry is Software');
    expect(words(negated(rule))).toBe('Employees is under 50, or Industry is not Software');
    expect(words(joined('any', [rule, within('employees', null, 5)]))).toBe(
      '(Employees is at least 50, and Industry is Software), or Employees is at most 5',
    );
  });

  it('writes numbers by their attribute and the currency of the files', () => {
    expect(attributeNumber(1.25, 'Seats (now)', naming)).toBe('1.25');
    expect(attributeNumber(100, 'annualRevenue', { currency: 'EUR' as never })).toBe('€1');
    expect(attributeNumber(100, 'annualRevenue', { currency: NO_CURRENCY })).toBe('1');
  });

  it('writes money as short as it can be said exactly, and a limit of all but a cent as what it stays under', () => {
    const dollars = namingOf([], 'USD' as never);
    const money = (minor: number): string => attributeNumber(minor, 'annualRevenue', dollars);
    expect([2_000_000_000, 8_732_000_000, 54_000_000, 282_004_000_000, 100_000_000_000, 1_050].map(money)).toEqual([
      '$20M',
      '$87.32M',
      '$540,000',
      '$2,820,040,000',
      '$1B',
      '$10.50',
    ]);
    const band = within('annualRevenue', 500_000_000, 1_999_999_999);
    expect(accountRuleWords(band, dollars)).toBe('Annual revenue is from $5M to under $20M');
    expect(accountRuleWords(within('annualRevenue', null, 1_999_999_999), dollars)).toBe('Annual revenue is under $20M');
    expect(accountRuleWords(negated(within('annualRevenue', null, 1_999_999_999)), dollars)).toBe('Annual revenue is at least $20M');
    expect(limitText(1_999_999_999, 'annualRevenue', 'USD' as never)).toBe('19,999,999.99');
    expect(limitText(2_000_000_000, 'annualRevenue', 'USD' as never)).toBe('20,000,000');
  });

  it('never says another amount than the one that is meant', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (minor) => {
        const text = attributeNumber(minor, 'annualRevenue', { currency: 'USD' as never });
        const size = { B: 1e9, M: 1e6 }[text.at(-1) ?? ''] ?? 1;
        expect(Math.round(Number(text.replaceAll(/[$,BM]/g, '')) * size * 100)).toBe(minor);
      }),
    ));
});

describe('a condition', () => {
  if (texts === undefined || heads === undefined) throw new Error('no attribute is offered');

  test('is what its operator says, for each operator, and back again', () => {
    for (const choice of [texts, heads])
      for (const from of operatorsFor(choice.offered))
        for (const to of operatorsFor(choice.offered))
          for (const isNot of [true, false]) {
            const first = conditionOf(firstRule(choice));
            const before = first === null ? null : conditionOf(withOperator(first, from, false, choice.offered));
            const after = before === null ? null : conditionOf(withOperator(before, to, isNot, choice.offered));
            expect(after).toMatchObject({ attribute: choice.id, operator: to, isNot });
          }
  });

  test('is one of several, of which all or any hold; other shapes are left alone', () => {
    const rules = [within('employees', 1, 2), negated(isOneOf('industry', 'Retail'))];
    const rule = joined('any', rules);
    expect(conditionsOf(rule)).toEqual({ how: 'any', rules });
    expect(ruleOfConditions({ how: 'any', rules })).toEqual(rule);
    expect(conditionsOf(joined('all', [rule, within('employees', 1, 2)]))).toBeNull();
    expect(conditionsOf({ kind: 'always' })).toBeNull();
  });

  test('keeps what was typed to be contained, and asks for nothing only where nothing was', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(containedText(containing('industry', parts.join(';')))).toBe(parts.join('; '));
      }),
    ));

  test('that begins holds for at least half of the accounts of which the attribute is known', () => {
    for (const choice of attributeChoices(accounts, new Set(), naming)) {
      const rule = firstRule(choice);
      const holds = [1, 2, 3].filter((account) => judge(rule, readerOf(accounts, account)) === true).length;
      expect(holds * 2).toBeGreaterThanOrEqual(choice.offered.known);
    }
    expect(attributesOffered(accounts)).toHaveLength(3);
  });
});

describe('what keeps a draft from being published', () => {
  const draft = (mustHave: readonly AccountRule[]) => ({
    id: 'draft',
    name: 'Draft',
    effectiveFrom: '2025-01-01',
    author: '',
    note: '',
    profiles: [
      {
        ...emptyProfile('Core', []),
        mustHave,
        criteria: [
          {
            id: 'a',
            field: 'industry',
            family: 'firmographic' as const,
            side: 'fit' as const,
            bands: [{ when: isOneOf('industry', 'Retail'), points: 100 }],
          },
        ],
      },
    ],
  });

  it('is a rule that asks for nothing, or for what cannot be', () => {
    const fault = (rule: AccountRule): string | null => faultOfDraft(draft([rule]), naming);
    expect(fault(isOneOf('industry'))).toBe('Core: choose at least one value of Industry.');
    expect(fault(containing('industry', ' ; '))).toBe('Core: write what Industry should contain.');
    expect(fault(negated(within('employees', 9, 1)))).toBe('Core: Employees cannot be at least 9 and at most 1.');
    expect(fault(within('employees', null, null))).toBe('Core: write a least or a most value of Employees.');
    expect(fault(within('employees', 1, 1))).toBeNull();
  });

  it('is no profile, or one without a name or a criterion', () => {
    expect(faultOfDraft({ ...draft([]), profiles: [] }, naming)).toBe('There is no profile yet. Add one.');
    expect(faultOfDraft({ ...draft([]), profiles: [emptyProfile('Bare', [])] }, naming)).toBe(
      'Bare: no criterion of fit gives points. Add one.',
    );
    expect(faultOfDraft({ ...draft([]), profiles: [emptyProfile(' ', [])] }, naming)).toBe('A profile has no name. Give it one.');
  });
});

describe('overrides in words', () => {
  it('say how many hold, until when, and how many are over', () => {
    const one = {
      account: 'A',
      tier: '1' as const,
      reason: 'r',
      author: 'a',
      from: '2025-01-01',
      expires: '2025-06-30',
      liftsExclusion: false,
    };
    const over = { ...one, account: 'B', expires: '2025-01-31' };
    expect(overridesSentence(new Map([['A', one]]), [one, over], '2025-03-01')).toBe(
      '1 account has a tier by hand; the next override expires on 30 Jun 2025. 1 override has expired.',
    );
    expect(overridesSentence(new Map(), [], '2025-03-01')).toBe('No account has a tier by hand.');
  });
});

describe('a draft beside what is in force', () => {
  it('says of each tier what it holds, and what it holds now only where that is another number', () => {
    const [own, now] = [new Map([['1', 5] as const, ['2', 3] as const]), new Map([['1', 4] as const, ['2', 3] as const])];
    expect(tierCounts(own, now).slice(0, 3)).toEqual([
      { text: 'Tier 1: 5 (now 4)', isOther: true },
      { text: 'Tier 2: 3', isOther: false },
      { text: 'Tier 3: 0', isOther: false },
    ]);
    expect(tierCounts(own, null).every(({ isOther }) => !isOther)).toBe(true);
  });

  it('is called as the next version where the one that was copied has a number', () => {
    const version = { id: 'icp-9', name: 'ICP 9', effectiveFrom: '2025-01-01', author: '', note: '', profiles: [] };
    expect(copiedDraft(version, '2025-03-01').name).toBe('ICP 10');
    expect(copiedDraft({ ...version, name: 'Mid-market' }, '2025-03-01').name).toBe('Mid-market');
  });
});

test('a start with equal weights asks for nothing that is only known after a win, and for no segmentation', () => {
  const isWon = (at: number): boolean => at < 15;
  const cells = Array.from({ length: 30 }, (_, at) => at);
  const accounts = accountsWith({
    industry: cells.map((at) => (at % 2 === 0 ? 'Retail' : 'Energy')),
    onboarding: cells.map((at) => (isWon(at) ? 'Workshop' : null)),
    market: cells.map((at) => (at % 3 === 0 ? 'Core' : 'Other')),
  });
  const closed = cells.map((at) => ({ account: at + 1, month: 24_000, won: isWon(at) }));
  const draft = equalDraft({ accounts, results: resultsOf(accounts.count, { closed }), date: '2025-03-01' }, new Set(['market']));
  expect(draft.profiles[0]?.criteria.map(({ field }) => field)).toEqual(['industry']);
});
