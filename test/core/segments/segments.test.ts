import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_LABEL, labelOf, UNKNOWN, type AttributeReader, type AttributeRule } from '../../../src/core/model';
import {
  assignSegment,
  faultOf,
  homeOf,
  NONE,
  segmentationDimension,
  segmentationsInForce,
  segmentCodes,
  segmentDimensions,
  segmentNotes,
  withNextVersion,
  type Attributed,
  type Divided,
  type Segment,
  type Segmentation,
} from '../../../src/core/segments';

const isOneOf = (dimension: string, ...members: string[]): AttributeRule => ({ kind: 'isOneOf', dimension: dimension as never, members });
const within = (column: string, from: number | null, to: number | null): AttributeRule => ({ kind: 'within', column, from, to });
const not = (of: AttributeRule): AttributeRule => ({ kind: 'not', of: of as never });
const all = (...of: AttributeRule[]): AttributeRule => ({ kind: 'all', of: of as never });

const segment = (name: string, when: AttributeRule): Segment => ({
  id: name.toLowerCase(),
  name,
  when,
  status: 'target',
  owner: '',
  valueProposition: '',
  pains: [],
  roles: [],
  play: '',
  coverageModel: '',
  review: null,
});
const segmentation = (segments: readonly Segment[], more: Partial<Segmentation> = {}): Segmentation => ({
  id: 'market',
  name: 'Market',
  version: 1,
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  owner: '',
  segments,
  ...more,
});
const reader =
  (attributes: Readonly<Record<string, string | number | null>>): AttributeReader =>
  (name) =>
    attributes[name] ?? null;

const MARKET = segmentation([
  segment('Enterprise software', all(isOneOf('industry', 'Software'), within('employees', 1000, null))),
  segment('Software', isOneOf('industry', 'Software', 'Internet')),
  segment('Large', within('employees', 1000, null)),
]);

describe('an account belongs to', () => {
  test.each<[string, Readonly<Record<string, string | number | null>>, string | null]>([
    ['the first segment that holds, though a later one would too', { industry: 'Software', employees: 5000 }, 'Enterprise software'],
    ['a later one where the earlier do not hold', { industry: 'Software', employees: 10 }, 'Software'],
    ['none where no rule holds', { industry: 'Retail', employees: 10 }, NONE],
    ['a segment that is decided by one attribute alone', { industry: 'Retail', employees: 2000 }, 'Large'],
    ['nothing known where an earlier rule might have held', { industry: 'Software', employees: null }, null],
    ['a later one where what is unknown cannot matter', { industry: 'Internet', employees: null }, 'Software'],
    ['nothing known where all is blank', {}, null],
  ])('%s', (_claim, attributes, expected) => expect(assignSegment(MARKET, reader(attributes))).toBe(expected));

  test('the catch-all where a rule that always holds comes last, but not before what is unknown', () => {
    const rest = segmentation([...MARKET.segments, segment('Rest', { kind: 'always' })]);
    expect(assignSegment(rest, reader({ industry: 'Retail', employees: 10 }))).toBe('Rest');
    expect(assignSegment(rest, reader({ industry: 'Retail' }))).toBeNull();
  });

  test('another segment once the order is turned', () => {
    const turned = segmentation(MARKET.segments.toReversed());
    const large = reader({ industry: 'Software', employees: 5000 });
    expect([assignSegment(MARKET, large), assignSegment(turned, large)]).toEqual(['Enterprise software', 'Large']);
  });
});

describe('as a dimension', () => {
  const dimension = segmentationDimension(MARKET, 'account');

  test('a segmentation has its segments in order, then none, and spells unknown out', () => {
    expect(dimension.members.slice(FIRST_LABEL)).toEqual(['Enterprise software', 'Software', 'Large', 'none']);
    expect([dimension.ordered, dimension.home, labelOf(dimension, UNKNOWN)]).toEqual([true, 'account', 'unknown']);
  });

  test('a segment named like a word of the language is a label as any other', () => {
    const strange = segmentationDimension(
      segmentation(['__proto__', 'constructor', '1'].map((name) => segment(name, { kind: 'always' }))),
      'account',
    );
    expect(strange.members.slice(FIRST_LABEL)).toEqual(['__proto__', 'constructor', '1', 'none']);
  });
});

const attribute = fc.constantFrom('industry', 'size', 'employees');
const leaf: fc.Arbitrary<AttributeRule> = fc.oneof(
  fc.tuple(attribute, fc.subarray(['A', 'B', 'C'])).map(([name, members]) => isOneOf(name, ...members)),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).map(([from, to]) => within('employees', from, to)),
  attribute.map((column): AttributeRule => ({ kind: 'known', column: column as never })),
  fc.constant<AttributeRule>({ kind: 'always' }),
);
const rule = fc.oneof(
  leaf,
  leaf.map(not),
  fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(leaf, { maxLength: 3 }))
    .map(([kind, of]): AttributeRule => ({ kind, of: of as never })),
);
const anySegmentation = fc
  .array(rule, { maxLength: 5 })
  .map((rules) => segmentation(rules.map((when, place) => segment(`Segment ${place}`, when))));
const row = fc.record({
  industry: fc.option(fc.constantFrom('A', 'B', 'C')),
  size: fc.option(fc.constantFrom('A', 'B')),
  employees: fc.option(fc.integer({ min: 0, max: 9 })),
});
const rows = fc.array(row, { maxLength: 30 });
const codesOf = (by: Segmentation, given: readonly Readonly<Record<string, string | number | null>>[]): readonly number[] => [
  ...segmentCodes(by, given.length, (at) => reader(given[at] ?? {})),
];

describe('whatever the rules and the rows', () => {
  test('segments, none and unknown add up to all rows, and no row is in two', () => {
    fc.assert(
      fc.property(anySegmentation, rows, (by, given) => {
        const { members } = segmentationDimension(by, 'account');
        const codes = codesOf(by, given);
        const counts = [UNKNOWN, ...members.keys()].filter((code, at) => at === 0 || code >= FIRST_LABEL);
        const total = counts.reduce((sum, code) => sum + codes.filter((each) => each === code).length, 0);
        expect(total).toBe(given.length);
      }),
    );
  });

  test('codes and names say the same', () => {
    fc.assert(
      fc.property(anySegmentation, rows, (by, given) => {
        const dimension = segmentationDimension(by, 'account');
        expect(codesOf(by, given).map((code) => labelOf(dimension, code))).toEqual(
          given.map((attributes) => assignSegment(by, reader(attributes)) ?? 'unknown'),
        );
      }),
    );
  });

  test('the first segment that holds takes a row, and nothing before it is open', () => {
    fc.assert(
      fc.property(anySegmentation, row, (by, attributes) => {
        const read = reader(attributes);
        const alone = by.segments.map((one) => assignSegment(segmentation([one]), read));
        const decided = alone.findIndex((name) => name !== NONE);
        expect(assignSegment(by, read)).toBe(decided < 0 ? NONE : alone[decided]);
      }),
    );
  });

  test('other names, owners and plays move no row', () => {
    fc.assert(
      fc.property(anySegmentation, rows, (by, given) => {
        const renamed = by.segments.map((one) => ({
          ...one,
          name: `${one.name}, renamed`,
          owner: 'Ana',
          play: 'call',
          status: 'retired' as const,
        }));
        expect(codesOf({ ...by, name: 'Another', segments: renamed }, given)).toEqual(codesOf(by, given));
      }),
    );
  });

  test('a segment more at the end takes only from none', () => {
    fc.assert(
      fc.property(anySegmentation, rule, rows, (by, when, given) => {
        const more = { ...by, segments: [...by.segments, segment('Last', when)] };
        const none = FIRST_LABEL + by.segments.length;
        const [before, after] = [codesOf(by, given), codesOf(more, given)];
        expect(after.map((code, at) => (before[at] === none ? none : code))).toEqual(before);
      }),
    );
  });
});

describe('the version in force', () => {
  const versions = [
    segmentation([], { version: 1, effectiveFrom: '2024-01-01', name: 'first' }),
    segmentation([], { version: 2, effectiveFrom: '2025-01-01', name: 'second' }),
    segmentation([], { id: 'use', version: 1, effectiveFrom: '2024-06-01', name: 'use' }),
  ];
  const namesAt = (asOf: string, of = versions): readonly string[] => segmentationsInForce(of, asOf).map(({ name }) => name);

  test.each([
    ['2024-12-31', ['first', 'use']],
    ['2025-01-01', ['second', 'use']],
    ['2030-01-01', ['second', 'use']],
    ['2020-01-01', ['first', 'use']],
  ])('on %s is the latest that had taken effect, and before that the first: %s', (asOf, expected) =>
    expect(namesAt(asOf)).toEqual(expected),
  );

  test('does not hang on the order in which versions are written', () =>
    expect(namesAt('2025-06-01', versions.toReversed())).toEqual(['use', 'second']));

  test('of two with one date is the higher', () => {
    const twins = [segmentation([], { version: 3, name: 'third' }), segmentation([], { version: 2, name: 'second' })];
    expect(namesAt('2025-06-01', twins)).toEqual(['third']);
  });

  test('is never written over: a change is one version more', () => {
    const [changed, untouched] = [segmentation([segment('New', { kind: 'always' })]), [...versions]];
    expect(withNextVersion(versions, changed).map(({ id, version }) => `${id} ${version}`)).toEqual([
      'market 1',
      'market 2',
      'use 1',
      'market 3',
    ]);
    expect(versions).toEqual(untouched);
  });
});

describe('segmentations are refused', () => {
  test.each<[string, readonly Segmentation[], RegExp]>([
    ['where a rule names the tier', [segmentation([segment('A', isOneOf('tier', '1'))])], /market: a rule names "tier"/],
    [
      'where a rule deep inside names the ICP',
      [segmentation([segment('A', all({ kind: 'always' }, not(isOneOf('icp', 'in'))))])],
      /names "icp"/,
    ],
    [
      'where a rule asks whether the profile is known',
      [segmentation([segment('A', { kind: 'known', column: 'icpProfile' as never })])],
      /"icpProfile"/,
    ],
    [
      'where a rule names another',
      [MARKET, segmentation([segment('A', isOneOf('market', 'Large'))], { id: 'use' })],
      /use: a rule names "market"/,
    ],
    ['where a rule names its own', [segmentation([segment('A', isOneOf('market', 'Large'))])], /names "market"/],
    ['that take the name of a score', [segmentation([], { id: 'icp' })], /"icp" is the name of another dimension/],
    ['without an id', [segmentation([], { id: ' ' })], /id is blank/],
    ['with one version twice', [MARKET, MARKET], /market version 1 is there twice/],
    [
      'with two segments of one name',
      [segmentation([segment('A', { kind: 'always' }), { ...segment('A', { kind: 'always' }), id: 'b' }])],
      /two segments are called "A"/,
    ],
    [
      'with two segments of one id',
      [segmentation([segment('A', { kind: 'always' }), { ...segment('B', { kind: 'always' }), id: 'a' }])],
      /two segments have the id "a"/,
    ],
    ['with a segment called none', [segmentation([segment('None', { kind: 'always' })])], /cannot be called "None"/],
    ['with a segment called unknown', [segmentation([segment('unknown', { kind: 'always' })])], /cannot be called "unknown"/],
    ['with a segment of no name', [segmentation([segment(' ', { kind: 'always' })])], /cannot be called " "/],
  ])('%s', (_claim, given, sentence) => expect(faultOf(given)).toMatch(sentence));

  test('for nothing else', () => {
    expect(faultOf([MARKET, { ...MARKET, version: 2 }, segmentation([], { id: 'use' })])).toBeNull();
  });
});

describe('beside the columns of the files', () => {
  const attributed = (names: readonly string[], given: readonly Readonly<Record<string, string | number>>[]): Attributed => ({
    count: given.length,
    names: new Set(names),
    read: (at) => reader(given[at] ?? {}),
  });
  const accounts = attributed(
    ['industry', 'employees', 'market'],
    [{}, { industry: 'Software', employees: 10 }, { industry: 'Retail', employees: 9000 }],
  );
  const divided: Divided = { accounts, deals: attributed(['product'], [{ product: 'X', industry: 'Software' }, { product: 'Y' }]) };

  test('a segmentation stands on the account, unless one of its rules names an attribute of deals', () => {
    const isOfDeals = (name: string): boolean => divided.deals.names.has(name);
    expect(homeOf(MARKET, isOfDeals)).toBe('account');
    expect(homeOf(segmentation([...MARKET.segments, segment('X', isOneOf('product', 'X'))]), isOfDeals)).toBe('opportunity');
  });

  test('it has a code for each row of its home', () => {
    const [byAccount, byDeal] = segmentDimensions(
      [{ ...MARKET, id: 'a' }, segmentation([segment('X', isOneOf('product', 'X'))], { id: 'b' })],
      divided,
    );
    expect([byAccount?.dimension.home, [...(byAccount?.codes ?? [])]]).toEqual(['account', [UNKNOWN, FIRST_LABEL + 1, FIRST_LABEL + 2]]);
    expect([byDeal?.dimension.home, [...(byDeal?.codes ?? [])]]).toEqual(['opportunity', [FIRST_LABEL, FIRST_LABEL + 1]]);
  });

  test('a column keeps its name, the segmentation of that name gets a prefix, and a note says so', () => {
    expect(segmentDimensions([MARKET], divided).map(({ dimension }) => [dimension.id, dimension.label])).toEqual([
      ['segmentation:market', 'Market'],
    ]);
    expect(segmentNotes([MARKET], divided, '2025-06-30')).toEqual([
      { what: 'accounts divided by segmentation Market as segmentation:market, for a column of the files is called market', count: 2 },
    ]);
  });

  test('a note says which attribute no file has, and which version takes effect later', () => {
    const early = segmentation([segment('A', isOneOf('colour', 'red'))], { id: 'hue', name: 'Hue', effectiveFrom: '2026-01-01' });
    expect(segmentNotes([early], divided, '2025-06-30').map(({ what }) => what)).toEqual([
      'accounts divided by version 1 of segmentation Hue, which takes effect later, on 2026-01-01',
      'accounts for which segmentation Hue asks for colour, which no file has',
    ]);
    expect(segmentNotes([{ ...MARKET, id: 'a' }], divided, '2025-06-30')).toEqual([]);
  });
});
