import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS } from '../../../src/core/metrics';
import { dateOf, type Dimension, type DimensionId } from '../../../src/core/model';
import {
  askedEvidence,
  digestOf,
  hashWith,
  isAskedFor,
  placeAsked,
  readQuestion,
  USUAL_QUESTION,
  withoutEvidence,
  writeQuestion,
  type AskedEvidence,
  type NumberPlace,
} from '../../../src/core/question';

const id = (name: string): DimensionId => name as DimensionId;
const SIDES = ['numerator', 'denominator', 'rows', 'leftOut', 'definition', 'sql'] as const;
const date = fc.integer({ min: 0, max: 40_000 }).map((day) => dateOf(day));
const period = fc.option(fc.tuple(date, date).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a })));
const member = fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }));
const evidence: fc.Arbitrary<AskedEvidence> = fc
  .record({
    metric: fc.constantFrom(...METRIC_IDS, 'study-lost90' as const, 'study-best' as const),
    side: fc.constantFrom(...SIDES),
    period,
    delta: fc.constantFrom(null, 'raw' as const, 'standardised' as const),
    slice: fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'binary' }), member), { maxLength: 6, selector: ([name]) => name }),
  })
  .map(({ slice, ...rest }) => ({
    ...rest,
    slice: slice.map(([name, label]) => ({ dimension: id(name), member: digestOf(id(name), label) })),
  }));

const INDUSTRY: Dimension = {
  id: id('industry'),
  label: 'Industry',
  home: 'account',
  members: ['', '', 'Secret Sector', '__proto__'],
  ordered: false,
};
const place = (label: string | null): NumberPlace => ({ metric: 'winRate', slice: new Map([[INDUSTRY.id, label]]), period: null });

describe('a number in a link', () => {
  test('reads back as it was written, beside everything else that is asked', () => {
    fc.assert(
      fc.property(evidence, (asked) => {
        const hash = writeQuestion({ ...USUAL_QUESTION, page: 'segments', evidence: asked });
        if (hash.length > 4000) return;
        expect(readQuestion(hash)).toEqual({ question: { ...USUAL_QUESTION, page: 'segments', evidence: asked }, notes: [] });
      }),
    );
  });

  test('changes nothing that the page is asked', () => {
    fc.assert(
      fc.property(
        evidence,
        evidence,
        fc.constantFrom('#/council', '#/segments?v=2&m=acv', '#/icp?v=2&f=region.in.-&c=none'),
        (one, other, page) => {
          expect(withoutEvidence(hashWith(hashWith(page, one), other))).toBe(page);
        },
      ),
    );
  });

  test('never holds the text of a cell', () => {
    const asked = askedEvidence(place('Secret Sector'), 'rows');
    if (asked === null) throw new Error('not asked for');
    expect(decodeURIComponent(hashWith('#/segments', asked))).not.toMatch(/secret|sector/i);
  });

  test('is found again by its labels, a blank one and a hostile one too', () => {
    for (const label of ['Secret Sector', '__proto__', null]) {
      const asked = askedEvidence(place(label), 'numerator');
      if (asked === null) throw new Error('not asked for');
      expect(placeAsked(asked, [INDUSTRY])).toEqual(place(label));
      expect(isAskedFor(asked, place(label))).toBe(true);
      expect(isAskedFor(asked, place('another'))).toBe(false);
    }
  });

  test('of a segment that is not loaded has no place', () => {
    const asked = askedEvidence(place('Gone'), 'numerator');
    expect(asked === null ? undefined : placeAsked(asked, [INDUSTRY])).toBeNull();
    expect(asked === null ? undefined : placeAsked(asked, [])).toBeNull();
  });

  test('outside the catalogue cannot be asked for', () => expect(askedEvidence({ ...place(null), metric: 'slippage' }, 'rows')).toBeNull());

  test.each([
    'winRate',
    'winRate.numerator',
    'winRate.rows.all',
    'nothing.rows.all.plain',
    '__proto__.rows.all.plain',
    'winRate.nowhere.all.plain',
    'winRate.rows.2025-06-31~2025-07-31.plain',
    'winRate.rows.2025-07-31~2025-06-01.plain',
    'winRate.rows.2025-06-01.plain',
    'winRate.rows.all.half',
    'winRate.rows.all.plain.industry',
    'winRate.rows.all.plain.industry.Software',
    'winRate.rows.all.plain.industry.-.industry.-',
    'winRate.rows.all.plain.a.-.b.-.c.-.d.-.e.-.f.-.g.-',
    '<script>alert(1)</script>',
    '%E0%A4%A',
  ])('that was tampered with is left out with one note, and the rest is read: e=%s', (text) => {
    const { question, notes } = readQuestion(`#/segments?v=2&m=acv&e=${text}`);
    expect(question).toEqual({ ...USUAL_QUESTION, page: 'segments', metric: 'acv' });
    expect(notes).toEqual(['The number to be taken apart in this link could not be read and was left out.']);
  });

  test('of any text at all leaves a page that can be asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { question } = readQuestion(`#/segments?v=2&e=${text.replaceAll('&', '')}`);
        expect({ ...question, evidence: undefined }).toEqual({ ...USUAL_QUESTION, page: 'segments', evidence: undefined });
      }),
    );
  });
});
