import fc from 'fast-check';
import type { FlagRecord, LoggedFlag } from '../../../src/core/drift';
import type { Criterion, IcpProfile, IcpRuler, IcpVersion, Override, Side } from '../../../src/core/icp';
import { ALLOCATION_KEYS, ASSUMPTIONS, LTV_VARIANTS, METRIC_IDS, type NumberGiven } from '../../../src/core/metrics';
import type { AttributeRule, Currency, DealClass, Outcome } from '../../../src/core/model';
import type { Segment, Segmentation } from '../../../src/core/segments';
import type { Definitions } from '../../../src/core/workspace';
import { council } from './random-council';

/** Words as people, files and attackers write them. One that reads as a number would change its place among the keys of JSON. */
const word = fc
  .oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'Deal Stage', 'é\u0000\n', 'a.b', '\ud800'))
  .map((text) => (/^\d+$/.test(text) ? `n${text}` : text));
const named = word.map((text) => `n ${text}`);
const mapOf = <V>(value: fc.Arbitrary<V>, key = word): fc.Arbitrary<ReadonlyMap<string, V>> =>
  fc.uniqueArray(fc.tuple(key, value), { maxLength: 4, selector: ([own]) => own }).map((pairs) => new Map(pairs));
const date = fc.constantFrom('1900-01-01', '2024-02-29', '2025-09-30');
const status = fc.constantFrom('target' as const, 'observe' as const, 'retired' as const);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0);

/** Attributes that are no segmentation's name: those start with `s`. */
const attribute = fc.constantFrom('industry', 'employees', 'country', '__proto__', 'a b');
const leaf: fc.Arbitrary<AttributeRule> = fc.oneof(
  fc.constant<AttributeRule>({ kind: 'always' }),
  fc
    .tuple(attribute, fc.array(fc.oneof(word, fc.record({ contains: word })), { maxLength: 3 }))
    .map(([dimension, members]): AttributeRule => ({ kind: 'isOneOf', dimension: dimension as never, members })),
  fc
    .tuple(attribute, fc.option(number), fc.option(number))
    .map(([column, from, to]): AttributeRule => ({ kind: 'within', column, from, to })),
  attribute.map((column): AttributeRule => ({ kind: 'known', column: column as never })),
);
const rule = fc.oneof(
  leaf,
  leaf.map((of): AttributeRule => ({ kind: 'not', of: of as never })),
  fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(leaf, { maxLength: 3 }))
    .map(([kind, of]): AttributeRule => ({ kind, of: of as never })),
);

const segment = (place: number): fc.Arbitrary<Segment> =>
  fc.record({
    id: named.map((text) => `${text} ${place}`),
    name: named.map((text) => `${text} ${place}`),
    when: rule,
    status,
    owner: word,
    valueProposition: word,
    pains: fc.array(word, { maxLength: 2 }),
    roles: fc.array(word, { maxLength: 2 }),
    play: word,
    coverageModel: word,
    review: fc.option(date),
  });
const segmentation = (version: number): fc.Arbitrary<Segmentation> =>
  fc.record({
    id: fc.constantFrom('s market', 's __proto__', 's use'),
    name: word,
    version: fc.constant(version),
    effectiveFrom: date,
    author: word,
    note: word,
    owner: word,
    segments: fc.integer({ min: 0, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => segment(place)))),
  });
const segmentations = fc
  .integer({ min: 0, max: 3 })
  .chain((count): fc.Arbitrary<readonly Segmentation[]> =>
    fc.tuple(...Array.from({ length: count }, (_, place) => segmentation(place + 1))),
  );

const points = fc.integer({ min: 0, max: 100 });
const card = {
  owner: word,
  valueProposition: word,
  pains: fc.array(word, { maxLength: 2 }),
  roles: fc.array(word, { maxLength: 2 }),
  play: word,
  coverageModel: word,
};
const tierCard = fc.record(card, { requiredKeys: [] });
const kept = { id: named, field: attribute, family: fc.constantFrom('firmographic' as const, 'environmental' as const) };
const importance = fc.constantFrom('critical' as const, 'medium' as const);

/** Points that sum to 100, none of them whole but by chance. */
const WEIGHTS = [[], [100], [60, 40], [33.3, 33.3, 33.4], [0.1, 0.2, 99.7]];
const byPoints = (side: Side): fc.Arbitrary<readonly Criterion[]> =>
  fc.constantFrom(...WEIGHTS).chain((weights) =>
    fc.tuple(
      ...weights.map((weight) =>
        fc.record(
          {
            ...kept,
            side: fc.constant(side),
            points: fc.constant(weight),
            importance,
            bands: fc.tuple(
              fc.record({ when: rule, points: fc.constant(weight) }),
              fc.record({ when: rule, points: fc.constant(weight / 2) }),
            ),
          },
          { requiredKeys: ['id', 'field', 'family', 'side', 'points', 'bands'] },
        ),
      ),
    ),
  );
const byImportance = (side: Side): fc.Arbitrary<readonly Criterion[]> =>
  fc.array(
    fc.record(
      { ...kept, side: fc.constant(side), importance, bands: fc.array(fc.record({ when: rule, points }), { minLength: 1, maxLength: 2 }) },
      { requiredKeys: ['id', 'field', 'family', 'side', 'bands'] },
    ),
    { maxLength: 2 },
  );
/** Ids are unlike each other by their place. */
const placed = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  all.map((each, place) => ({ ...each, id: `${each.id} ${place}` }));
const criteria = fc
  .tuple(...(['fit', 'intent'] as const).map((side) => fc.oneof(byPoints(side), byImportance(side))))
  .map((sides) => placed(sides.flat()));
const profile: fc.Arbitrary<IcpProfile> = fc.record(
  {
    id: named,
    name: named,
    ...card,
    status,
    primaryMetric: fc.constantFrom('winRate', 'nrr'),
    lastValidated: date,
    review: date,
    notes: word,
    tiers: fc.record({ '1': tierCard, '2': tierCard, '3': tierCard, '4': tierCard }, { requiredKeys: [] }),
    entry: rule,
    mustHave: fc.array(rule, { maxLength: 2 }),
    exclude: fc.array(rule, { maxLength: 2 }),
    missing: fc.constantFrom('leaveOut' as const, 'countAsMiss' as const),
    cuts: fc.constantFrom<IcpProfile['cuts']>([90, 70, 50], [100, 0.5, 0]),
    icpFrom: points,
    criteria,
  },
  { requiredKeys: ['id', 'name', 'mustHave', 'exclude', 'missing', 'cuts', 'icpFrom', 'criteria'] },
);
/** A version that accounts can be scored by. */
export const icpVersion: fc.Arbitrary<IcpVersion> = fc.record({
  id: word,
  name: word,
  effectiveFrom: date,
  author: word,
  note: word,
  profiles: fc.array(profile, { maxLength: 2 }).map(placed),
});
/** What somebody is in the middle of: dates half written, points that sum to nothing, names twice. */
const icpDraft: fc.Arbitrary<IcpVersion> = fc.tuple(icpVersion, number).map(([version, odd]) => ({
  ...version,
  effectiveFrom: version.note,
  profiles: version.profiles.map((each) => ({
    ...each,
    id: '',
    name: '',
    cuts: [odd, 70, 50] as const,
    criteria: each.criteria.map(({ field, family, side }) => ({ id: '', field, family, side, points: odd, bands: [] })),
  })),
}));
const icpRead = fc.array(icpVersion, { maxLength: 2 }).chain((drawn) => {
  const icp = placed(drawn);
  const rulers: IcpRuler[] = [{ kind: 'latest' }, { kind: 'inForceThen' }, ...icp.map(({ id }): IcpRuler => ({ kind: 'version', id }))];
  return fc.record({ icp: fc.constant(icp), icpRuler: fc.constantFrom(...rulers) });
});
const override: fc.Arbitrary<Override> = fc.record({
  account: named,
  tier: fc.constantFrom('1' as const, '2' as const, '3' as const, '4' as const),
  reason: named,
  author: named,
  from: fc.constantFrom('1900-01-01', '2024-02-29'),
  expires: fc.constantFrom('2024-02-29', '2025-09-30'),
  liftsExclusion: fc.boolean(),
});

const ids = Object.keys(ASSUMPTIONS) as NumberGiven[];
const numbers = fc
  .tuple(
    ...ids.map((id) =>
      fc.option(fc.double({ min: ASSUMPTIONS[id].least, max: ASSUMPTIONS[id].most, noNaN: true }).map((value) => value + 0 || 0)),
    ),
  )
  .map(
    (values) =>
      new Map(
        ids.flatMap((id, at): [NumberGiven, number][] =>
          typeof values[at] === 'number' && values[at] >= ASSUMPTIONS[id].least ? [[id, values[at]]] : [],
        ),
      ),
  );
const currency = fc.constantFrom('USD' as Currency, 'EUR' as Currency);

const quantity = number.filter((value) => Number.isFinite(value));
const loggedFlag: fc.Arbitrary<LoggedFlag> = fc
  .record({
    id: word,
    metric: fc.constantFrom(...METRIC_IDS, 'createdShare', 'wonShare'),
    slice: fc.array(fc.tuple(word, fc.option(word)), { maxLength: 2 }),
    state: fc.constantFrom('met' as const, 'missed' as const, 'undecided' as const, 'drifted' as const),
    unit: fc.constantFrom('share' as const, 'money' as const, 'days' as const),
    size: fc.option(quantity),
    limits: fc.option(fc.tuple(quantity, quantity)),
    q: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
    before: fc.option(fc.nat()),
    now: fc.nat(),
  })
  .map(({ limits, q, before, now, ...rest }) => ({
    ...rest,
    low: limits === null ? null : Math.min(...limits),
    high: limits === null ? null : Math.max(...limits),
    q,
    before,
    now,
  }));
/** What was recorded at one of many as-of dates. */
export const flagRecord: fc.Arbitrary<FlagRecord> = fc.record({
  asOf: fc.integer({ min: 0, max: 364 }).map((at) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10)),
  data: fc.constantFrom('0123456789abcdef', 'a', 'b'),
  rules: fc.constantFrom('fedcba9876543210', '1', '2'),
  icp: fc.option(word),
  currency: fc.option(currency),
  flags: fc.array(loggedFlag, { maxLength: 3 }),
  leftOut: fc.nat(9),
});
const flagLog = fc
  .uniqueArray(flagRecord, { maxLength: 3, selector: ({ asOf }) => asOf })
  .map((log) => log.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)));

const decided = fc.record({
  calendar: fc.record({
    kind: fc.constantFrom('months' as const, '4-4-5' as const),
    startMonth: fc.integer({ min: 1, max: 12 }),
    namedBy: fc.constantFrom('end' as const, 'start' as const),
  }),
  currency: fc.option(currency),
  admission: fc.record({
    mapping: mapOf(mapOf(fc.option(word))),
    stageMap: mapOf(fc.constantFrom<Outcome>('won', 'lost', 'open', 'other')),
    typeMap: mapOf(fc.constantFrom<DealClass>('newBusiness', 'expansion', 'renewal', 'other')),
  }),
  assumptions: fc.record({
    numbers,
    lag: fc.oneof(fc.constant('cycle' as const), fc.integer({ min: 0, max: 12 })),
    dealClass: fc.constantFrom('newBusiness' as const, 'all' as const),
    allocationKey: fc.constantFrom(...ALLOCATION_KEYS),
    ltvVariant: fc.constantFrom(...LTV_VARIANTS),
  }),
  amountMeans: fc.constantFrom('acv' as const, 'arr' as const, 'mrr' as const, 'tcv' as const),
  targets: fc.array(
    fc.record({
      metric: fc.constantFrom(...METRIC_IDS),
      slice: mapOf(fc.option(word)).map((map) => [...map]),
      want: fc.constantFrom('atLeast' as const, 'atMost' as const),
      value: number,
    }),
    { maxLength: 3 },
  ),
  icpDraft: fc.option(icpDraft),
  overrides: fc.array(override, { maxLength: 3 }),
  tam: fc.option(
    fc
      .tuple(fc.integer({ min: 1, max: 1e9 }), fc.nat(), fc.nat(1e6), fc.nat(3))
      .map((counts) => counts.map((count) => Math.min(count, 1e9))),
  ),
  drift: fc.record({
    q: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
    practical: fc.uniqueArray(fc.constantFrom(...METRIC_IDS), { maxLength: 3 }).chain((ids) =>
      fc
        .array(fc.record({ by: fc.constantFrom('amount' as const, 'ratio' as const), least: fc.nat(1e6) }), {
          minLength: ids.length,
          maxLength: ids.length,
        })
        .map((all) => new Map(ids.flatMap((id, at) => (all[at] === undefined ? [] : [[id, all[at]] as const])))),
    ),
  }),
  watched: fc.array(
    fc.record({
      finding: word,
      status: fc.constantFrom('open' as const, 'watching' as const, 'explained' as const, 'closed' as const),
      owner: word,
      note: word,
      on: date,
    }),
    { maxLength: 2 },
  ),
  flagLog,
  council,
  segmentations,
  bands: mapOf(fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).map((edges) => edges.toSorted((a, b) => a - b))),
  rates: fc.array(fc.record({ currency, from: date, rate: fc.double({ min: 0.001, max: 1000, noNaN: true }) }), { maxLength: 3 }),
  fileAsOf: mapOf(date),
});

/** Any definitions that a person may come to. */
export const definitions: fc.Arbitrary<Definitions> = fc.tuple(decided, icpRead).map(([rest, icp]) => ({ ...rest, ...icp }));
