import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_DEFINITIONS, readDefinitions, shapingText, unheededIn, writeDefinitions, type Definitions } from '../../../src/core/workspace';
import { definitions } from './random-definitions';

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const read = (json: unknown): Definitions => {
  const result = readDefinitions(asJson(json));
  if (result.definitions === null) throw new Error(result.error);
  return result.definitions;
};
const errorOf = (json: unknown): string | null => readDefinitions(asJson(json)).error;

const RULE = { kind: 'isOneOf', dimension: 'industry', members: ['Software'] };
const MARKET = { id: 'market', segments: [{ name: 'Software', when: RULE }] };
const profileWith = (more: object): object => ({ id: 'p', name: 'P', criteria: [], ...more });
const icpWith = (more: object): object[] => [{ id: 'icp-1', name: 'ICP 1', effectiveFrom: '2025-01-01', profiles: [profileWith(more)] }];
const CRITERION = { id: 'c', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when: RULE, points: 100 }] };
const OVERRIDE = { account: 'A1', tier: '2', reason: 'They asked', author: 'Ana', from: '2025-01-01', expires: '2025-12-31' };
const nested = (depth: number): object => (depth === 0 ? RULE : { kind: 'not', of: nested(depth - 1) });
const naming = (dimension: string, ...members: string[]): object => ({ kind: 'isOneOf', dimension, members });

describe('definitions', () => {
  test('that are written and read again are the same, whatever people and columns are called', () => {
    fc.assert(
      fc.property(definitions, (given) => {
        expect(read(writeDefinitions(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('are written alike once they were read', () => {
    fc.assert(
      fc.property(definitions, (given) => {
        const written = JSON.stringify(writeDefinitions(given));
        expect(JSON.stringify(writeDefinitions(read(JSON.parse(written))))).toBe(written);
      }),
    );
  });

  test.each(['salesforce-style', 'hubspot-style'])('of the sample %s come back with the cards of their profiles', (company) => {
    const json = JSON.parse(readFileSync(`data-samples/${company}/workspace.json`, 'utf8')) as { readonly icp: unknown };
    const given = read(json);
    expect(read(writeDefinitions(given))).toEqual(given);
    expect(asJson((writeDefinitions(given) as { readonly icp: unknown }).icp)).toEqual(json.icp);
    expect(unheededIn(json)).toEqual([]);
  });

  test('that nobody wrote are the usual ones', () => {
    expect(read({})).toEqual(NO_DEFINITIONS);
    expect(read(writeDefinitions(NO_DEFINITIONS))).toEqual(NO_DEFINITIONS);
  });

  test('tell how the year is divided and named', () => {
    const json = { fiscalYearStartMonth: 2, fiscalYearNamedBy: 'start', assumptions: { calendar: '4-4-5' } };
    expect(read(json).calendar).toEqual({ kind: '4-4-5', startMonth: 2, namedBy: 'start' });
  });

  test('tell key, variant, expansion and bookings target', () => {
    const json = { assumptions: { allocationKey: 'won', ltvVariant: 'survival', monthlyExpansion: 500, bookingsTarget: 1e9 } };
    const { allocationKey, ltvVariant, numbers } = read(json).assumptions;
    expect([allocationKey, ltvVariant, [...numbers]]).toEqual([
      'won',
      'survival',
      [
        ['monthlyExpansion', 500],
        ['bookingsTarget', 1e9],
      ],
    ]);
  });

  test('tell by which version periods are read', () => {
    const icp = icpWith({});
    expect(read({ icp, icpRuler: 'inForceThen' }).icpRuler).toEqual({ kind: 'inForceThen' });
    expect(read({ icp, icpRuler: { version: 'icp-1' } }).icpRuler).toEqual({ kind: 'version', id: 'icp-1' });
  });

  test('keep a draft however incomplete, and no number rests on it', () => {
    const draft = { ...icpWith({ name: '', cuts: [0, 0, 0], criteria: [{ ...CRITERION, points: 7, bands: [] }] })[0], effectiveFrom: '' };
    const given = read({ icpDraft: draft });
    expect(given.icpDraft?.profiles[0]?.criteria[0]?.points).toBe(7);
    expect(shapingText(given)).toBe(shapingText(NO_DEFINITIONS));
    expect(errorOf({ icp: [{ ...draft, effectiveFrom: '2025-01-01' }] })).toContain('ICP icp-1: Profile "p": it has no name.');
  });

  test('keep what is said of a profile and of its tiers', () => {
    const said = {
      valueProposition: 'Fewer clicks',
      pains: ['cost'],
      roles: ['CFO'],
      play: 'Outbound',
      coverageModel: 'Named',
      owner: 'Ana',
    };
    const tiers = { '1': said, '4': { play: 'Newsletter' } };
    expect(read({ icp: icpWith({ ...said, tiers }) }).icp[0]?.profiles[0]).toMatchObject({ ...said, tiers });
  });

  test('keep overrides; one lifts an exclusion only where it says so', () => {
    expect(read({ overrides: [OVERRIDE, { ...OVERRIDE, liftsExclusion: true }] }).overrides).toEqual([
      { ...OVERRIDE, liftsExclusion: false },
      { ...OVERRIDE, liftsExclusion: true },
    ]);
  });

  test('tell the bands of a number by their least values', () => {
    expect(read({ bands: { employees: [1, 11, 51] } }).bands).toEqual(new Map([['employees', [1, 11, 51]]]));
  });

  test('keep the text of a segment, and what it says nothing of is blank', () => {
    const [market] = read({
      segmentations: [
        { ...MARKET, segments: [{ name: 'Software', when: RULE, pains: ['cost'], review: '2025-07-01', status: 'observe' }] },
      ],
    }).segmentations;
    expect(market).toEqual({
      id: 'market',
      name: 'market',
      version: 1,
      effectiveFrom: '1900-01-01',
      author: '',
      note: '',
      owner: '',
      segments: [
        {
          id: 'Software',
          name: 'Software',
          when: RULE,
          status: 'observe',
          owner: '',
          valueProposition: '',
          pains: ['cost'],
          roles: [],
          play: '',
          coverageModel: '',
          review: '2025-07-01',
        },
      ],
    });
  });
});

describe('definitions are refused with a sentence', () => {
  test.each<[string, unknown, string]>([
    [
      'bands that do not rise',
      { bands: { employees: [11, 11] } },
      'bands.employees: are not the least values of bands, each above the one before.',
    ],
    [
      'bands without an edge',
      { bands: { employees: [] } },
      'bands.employees: are not the least values of bands, each above the one before.',
    ],
    ['an edge that is text', { bands: { employees: ['1'] } }, 'bands.employees.0: is not a number but "1".'],
    ['a column mapped to a number', { mapping: { 'a.csv': { Stage: 7 } } }, 'mapping.a.csv.Stage: is not text but 7.'],
    ['a key of allocation nobody knows', { assumptions: { allocationKey: 'fair' } }, 'assumptions.allocationKey: '],
    ['a negative bookings target', { assumptions: { bookingsTarget: -1 } }, 'assumptions.bookingsTarget: '],
    ['a segment without a rule', { segmentations: [{ id: 'market', segments: [{ name: 'A' }] }] }, 'segmentations.0.segments.0.when: '],
    [
      'a review on no day',
      { segmentations: [{ id: 'market', segments: [{ name: 'A', when: RULE, review: '2025-02-30' }] }] },
      'segmentations.0.segments.0.review: is not a calendar date',
    ],
    [
      'a rule over a tier',
      { segmentations: [{ id: 'market', segments: [{ name: 'A', when: naming('tier', '1') }] }] },
      'Segmentation market: a rule names "tier", and segments may name attributes of accounts and deals only.',
    ],
    ['a version twice', { segmentations: [MARKET, MARKET] }, 'Segmentation market version 1 is there twice'],
    [
      'an entry that names no segment of it',
      { segmentations: [MARKET], icp: icpWith({ entry: naming('market', 'Retail') }) },
      'ICP icp-1: profile p has an entry rule that names "Retail", which is no segment of "market".',
    ],
    [
      'an entry that asks a segmentation for numbers',
      { segmentations: [MARKET], icp: icpWith({ entry: { kind: 'not', of: { kind: 'within', column: 'market', from: 1 } } }) },
      'ICP icp-1: profile p has an entry rule that asks for numbers of "market", which is a segmentation.',
    ],
    [
      'a must-have that names a segmentation',
      { segmentations: [MARKET], icp: icpWith({ mustHave: [naming('market', 'Software')] }) },
      'ICP icp-1: profile p names the segmentation "market" outside of its entry rule.',
    ],
    [
      'a criterion over a segmentation',
      {
        segmentations: [MARKET],
        icp: icpWith({
          criteria: [{ id: 'c', field: 'market', family: 'firmographic', side: 'fit', bands: [{ when: RULE, points: 100 }] }],
        }),
      },
      'names the segmentation "market" outside',
    ],
    [
      'an ICP whose points do not sum to 100',
      { icp: icpWith({ criteria: [{ ...CRITERION, points: 95, bands: [{ when: RULE, points: 95 }] }] }) },
      'ICP icp-1: Profile "P": its fit points sum to 95; they must sum to 100.',
    ],
    [
      'a version that is there twice',
      { icp: [...icpWith({}), ...icpWith({})] },
      'ICP icp-1 is there twice: a version is never written over, a change makes the next one.',
    ],
    ['a rule nested beyond reason', { icp: icpWith({ entry: nested(20) }) }, 'its entry rule is nested deeper than 20 steps.'],
    ['a rule nested to break the reader', { icp: icpWith({ entry: nested(1000) }) }, 'The file is nested too deeply to hold definitions.'],
    ['a draft that is no object', { icpDraft: 'icp-1' }, 'icpDraft: is not an object but "icp-1".'],
    ['a ruler nobody knows', { icpRuler: 'newest' }, 'icpRuler: is not '],
    ['a ruler without a version', { icpRuler: { version: 'icp-9' } }, 'icpRuler: no version of the ICP has the id "icp-9".'],
    ['a market of three tiers', { tam: [1, 2, 3] }, 'tam: '],
    ['a market without a company', { tam: [0, 0, 0, 0] }, 'tam: '],
    ['an override without an end', { overrides: [{ ...OVERRIDE, expires: undefined }] }, 'overrides.0.expires: is missing.'],
    [
      'an override that ends on no day',
      { overrides: [{ ...OVERRIDE, expires: '2025-02-30' }] },
      'overrides.0.expires: is not a calendar date',
    ],
    [
      'an override of no tier',
      { overrides: [{ ...OVERRIDE, tier: 'excluded' }] },
      'overrides.0.tier: is not "1", "2", "3" or "4" but "excluded".',
    ],
    ['an override without a reason', { overrides: [OVERRIDE, { ...OVERRIDE, reason: ' ' }] }, 'overrides.1: An override needs a reason'],
    [
      'an override that ends before it begins',
      { overrides: [{ ...OVERRIDE, expires: '2024-12-31' }] },
      'overrides.0: An override cannot expire (2024-12-31) before it begins (2025-01-01).',
    ],
    [
      'an ICP that names its own tier',
      { icp: icpWith({ exclude: [naming('tier', '4')] }) },
      'ICP icp-1: profile p names "tier", which is what it gives.',
    ],
  ])('%s', (_claim, json, sentence) => expect(errorOf(json)).toContain(sentence));

  test('and for nothing else: an entry may name segments, none, and part of a name', () => {
    const entry = {
      kind: 'any',
      of: [naming('market', 'Software', 'none'), { kind: 'isOneOf', dimension: 'market', members: [{ contains: 'soft' }] }],
    };
    expect(errorOf({ segmentations: [MARKET], icp: icpWith({ entry }) })).toBeNull();
  });
});

describe('of what a file asks for', () => {
  test('every key of the contract is acted on', () => {
    expect(unheededIn(asJson(writeDefinitions({ ...NO_DEFINITIONS, bands: new Map([['employees', [1]]]) })))).toEqual([]);
    expect(unheededIn({ assumptions: { allocationKey: 'won', ltvVariant: 'simple', calendar: '4-4-5' }, segmentations: [MARKET] })).toEqual(
      [],
    );
  });

  test('a misspelt key is told', () => {
    expect(unheededIn({ assumptions: { grosMargin: 0.8 }, segmentation: [] })).toEqual([
      'assumptions.grosMargin is not acted on: no assumption has that name.',
      'segmentation is not acted on: definitions have no such key.',
    ]);
  });

  test('a value that is no object asks for nothing', () => {
    for (const json of [null, 7, 'text', [], { assumptions: null }]) expect(unheededIn(json)).toEqual([]);
  });
});

describe('what shapes the facts', () => {
  const changed = (more: Partial<Definitions>): boolean => shapingText({ ...NO_DEFINITIONS, ...more }) !== shapingText(NO_DEFINITIONS);
  const { assumptions, calendar } = NO_DEFINITIONS;

  test.each<[string, Partial<Definitions>]>([
    ['the calendar', { calendar: { ...calendar, kind: '4-4-5' } }],
    ['the naming of years', { calendar: { ...calendar, namedBy: 'start' } }],
    ['bands', { bands: new Map([['employees', [1, 10]]]) }],
    ['the currency', { currency: 'EUR' as never }],
    ['what amounts mean', { amountMeans: 'tcv' }],
    ['the lag', { assumptions: { ...assumptions, lag: 3 } }],
    ['the class of deals', { assumptions: { ...assumptions, dealClass: 'all' } }],
    ['segmentations', { segmentations: read({ segmentations: [MARKET] }).segmentations }],
    ['the ICP', { icp: read({ icp: icpWith({}) }).icp }],
    ['the ruler', { icpRuler: { kind: 'inForceThen' } }],
    ['an override', { overrides: read({ overrides: [OVERRIDE] }).overrides }],
    ['a rate', { rates: [{ currency: 'EUR' as never, from: '2025-01-01', rate: 1.1 }] }],
    ['a mapping', { admission: { ...NO_DEFINITIONS.admission, stageMap: new Map([['Won', 'won']]) } }],
    ['the date of a file', { fileAsOf: new Map([['a.csv', '2025-01-01']]) }],
  ])('is %s', (_what, more) => expect(changed(more)).toBe(true));

  test.each<[string, Partial<Definitions>]>([
    ['the margin', { assumptions: { ...assumptions, numbers: new Map([['grossMargin', 0.8]]) } }],
    ['the key', { assumptions: { ...assumptions, allocationKey: 'won' } }],
    ['the variant', { assumptions: { ...assumptions, ltvVariant: 'survival' } }],
    ['a target', { targets: [] }],
  ])('is not %s', (_what, more) => expect(changed(more)).toBe(false));
});
