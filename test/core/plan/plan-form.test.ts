import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Currency } from '../../../src/core/model';
import { NOTHING_GIVEN, type PlanGiven, type Ratio } from '../../../src/core/plan';
import { planFields, planFrom, type PlanFieldId } from '../../../src/views/plan-form';
import { typedShare } from '../../../src/views/plan-typed';
import { NUMBER_MANNERS, USUAL_MANNER, writeIn } from '../../../src/wording';
import { EXAMPLE } from './worked-example';

const USD = 'USD' as Currency;
const AT = '2026-03-31T10:00:00.000Z';
const written = (
  typed: Readonly<Partial<Record<PlanFieldId, string>>>,
  given: PlanGiven = NOTHING_GIVEN,
  currency: Currency | null = USD,
) => planFrom(given, { typed: new Map(Object.entries(typed)) as ReadonlyMap<PlanFieldId, string>, currency, at: AT });
const faultOf = (id: PlanFieldId, text: string): string | null | undefined =>
  planFields(NOTHING_GIVEN, new Map([[id, text]]), USD)
    .flatMap(({ fields }) => fields)
    .find((field) => field.id === id)?.fault;

afterEach(() => writeIn(USUAL_MANNER));

describe('a plan that is typed', () => {
  it('is the example of the specification, in minor units and ratios of whole numbers', () => {
    const typed = {
      revenue: '5,000,000',
      acv: '12000.00',
      companies: '100 000',
      serviceable: '20,000',
      penetration: '2%',
      years: '3',
      icpCompanies: '150',
      close: '20',
      opportunity: '40 %',
      meeting: '30.0',
      reply: '15',
      by: ' Ana Ruiz ',
    };
    expect(written(typed)).toEqual({
      ...EXAMPLE,
      acv: 1_200_000,
      revenue: 500_000_000,
      rates: { ...EXAMPLE.rates, meeting: { part: 300, whole: 1000 } },
      by: 'Ana Ruiz',
      at: AT,
    });
  });

  it('keeps what nobody typed over, and clears what is left blank', () => {
    expect(written({ reply: '5' }, EXAMPLE)).toEqual({
      ...EXAMPLE,
      rates: { ...EXAMPLE.rates, reply: { part: 5, whole: 100 } },
      by: '',
      at: AT,
    });
    expect(written({ acv: ' ', close: '' }, EXAMPLE)).toMatchObject({ acv: null, rates: { close: null, reply: EXAMPLE.rates.reply } });
  });

  it('never goes by the name of whoever wrote the one before', () => {
    expect(written({ revenue: '1' }, { ...EXAMPLE, by: 'Ana Ruiz' })?.by).toBe('');
  });

  it('holds a rate to the digit: 4.25 % is 425 of 10,000', () => {
    expect(written({ reply: '4.25' })?.rates.reply).toEqual({ part: 425, whole: 10_000 });
  });

  it('counts yen without decimals', () => {
    expect(written({ revenue: '5000' }, NOTHING_GIVEN, 'JPY' as Currency)?.revenue).toBe(5000);
    expect(written({ revenue: '5000.5' }, NOTHING_GIVEN, 'JPY' as Currency)).toBe(null);
  });

  it('is read in the manner in which numbers are written', () => {
    writeIn({ ...USUAL_MANNER, numbers: '1.234,5' });
    expect(written({ revenue: '5.000.000,50', close: '20,5' })).toMatchObject({
      revenue: 500_000_050,
      rates: { close: { part: 205, whole: 1000 } },
    });
    expect(faultOf('close', '20.5')).toBe('“20.5” is not a number. Write it like 1.234,5.');
    writeIn({ ...USUAL_MANNER, numbers: '1’234.5' });
    expect(written({ revenue: "5'000’000" })?.revenue).toBe(500_000_000);
  });

  it('stands in its fields as it would be typed again, in every manner', () => {
    const ratios = fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(10_000, 100_000))
      .map(([part, whole]): Ratio => ({ part, whole }));
    const plans = fc.record({
      revenue: fc.integer({ min: 1, max: 10 ** 12 }),
      companies: fc.integer({ min: 0, max: 10 ** 9 }),
      close: ratios,
      numbers: fc.constantFrom(...NUMBER_MANNERS),
    });
    fc.assert(
      fc.property(plans, ({ revenue, companies, close, numbers }) => {
        writeIn({ ...USUAL_MANNER, numbers });
        const given = { ...NOTHING_GIVEN, revenue, companies, rates: { ...NOTHING_GIVEN.rates, close } };
        const texts = planFields(given, new Map(), USD).flatMap(({ fields }) => fields);
        const typed = new Map(texts.map(({ id, text, unit }) => [id, unit === '%' && text !== '' ? `${text}%` : text] as const));
        const again = planFrom(NOTHING_GIVEN, { typed, currency: USD, at: AT });
        expect([again?.revenue, again?.companies]).toEqual([revenue, companies]);
        const rate = again?.rates.close ?? { part: 0, whole: 1 };
        expect(rate.part * close.whole).toBe(close.part * rate.whole);
      }),
    );
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['revenue', 'five', '“five” is not a number. Write it like 1,234.5.'],
    ['revenue', '-5', '“-5” is not a number. Write it like 1,234.5.'],
    ['revenue', '0', 'Write an amount above zero, or leave it blank.'],
    ['revenue', '1.234', 'Write an amount with 2 decimals at most.'],
    ['revenue', '99999999999999999', 'Write an amount with 2 decimals at most.'],
    ['companies', '1.5', 'Write a whole number.'],
    ['companies', '1,5', '“1,5” is not a number. Write it like 1,234.5.'],
    ['close', '101', 'A share is 100% at most.'],
    ['close', '0', 'A rate of 0% leads nowhere. Leave it blank where it is not known.'],
    ['close', '0.2', '0.2 could be 0.2% or 20%. Write the % sign to say which.'],
    ['workdays', '', 'This cannot be left blank.'],
    ['workdays', '367', 'Write a number from 1 to 366.'],
    ['years', '0', 'Write a number from 1 to 50.'],
    ['by', 'x'.repeat(201), 'No more than 200 characters.'],
  ] as const)('%s: %s', (id, text, says) => {
    expect(faultOf(id, text)).toBe(says);
    expect(written({ [id]: text })).toBe(null);
  });

  it('says nothing of a field before it is typed in', () => {
    expect(planFields(NOTHING_GIVEN, new Map(), USD).flatMap(({ fields }) => fields.filter(({ fault }) => fault !== null))).toEqual([]);
  });
});

it('a share by itself is a number', () => {
  expect([typedShare('62.5'), typedShare('0.5%').value, typedShare('').fault]).toEqual([
    { value: 0.625, fault: null },
    0.005,
    '“” is not a number. Write it like 1,234.5.',
  ]);
});
