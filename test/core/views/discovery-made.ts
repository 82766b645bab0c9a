import {
  OBJECTIVES,
  type BinCondition,
  type Candidate,
  type Discovery,
  type HalfValue,
  type SearchAttribute,
} from '../../../src/core/discovery';
import type { AttributeRule, Day, DimensionId } from '../../../src/core/model';
import { discoveryWords } from '../../../src/views/discovery-names';

const isOneOf = (name: string, label: string): AttributeRule => ({ kind: 'isOneOf', dimension: name as DimensionId, members: [label] });

/** An attribute with a bin a label. */
export const attribute = (name: string, labels: string, home: SearchAttribute['home'] = 'account'): SearchAttribute => ({
  dimension: name as DimensionId,
  label: name,
  home,
  bins: labels.split(' ').map((label, at) => ({ label, codes: [at + 2], rule: isOneOf(name, label), isRare: false })),
});

export const ATTRIBUTES: readonly SearchAttribute[] = [
  attribute('Industry', 'Software Retail'),
  attribute('Size', 'Small Large'),
  attribute('Source', 'Partner Web', 'opportunity'),
];

/** `41 62/151 34-49`: percent of counts and its limits in percent; `few 7` where there is no value. */
export function half(text: string): HalfValue {
  const few = /^few (\d+)$/.exec(text);
  if (few !== null) return { n: Number(few[1]), accounts: Number(few[1]), value: null, low: null, high: null };
  const [, part, whole, low, high] = /^(\d+)\/(\d+) (\d+)-(\d+)$/.exec(text) ?? [];
  if (part === undefined || whole === undefined) throw new Error(`no half: ${text}`);
  return {
    n: Number(whole),
    accounts: Number(whole),
    value: Number(part) / Number(whole),
    low: Number(low) / 100,
    high: Number(high) / 100,
  };
}

/** `0.0 1.1`: attribute and bin of each condition. */
export const conditions = (text: string): readonly BinCondition[] =>
  text.split(' ').map((each) => {
    const [at = '', bin = ''] = each.split('.');
    return { attribute: Number(at), bin: Number(bin) };
  });

type Made = { readonly of: string; readonly found: string; readonly confirmed: string; readonly rest: string } & Partial<
  Omit<Candidate, 'found' | 'confirmed' | 'rest' | 'conditions'>
>;

export function candidate({ of, found, confirmed, rest, ...others }: Made): Candidate {
  return {
    conditions: conditions(of),
    found: half(found),
    shrunk: 0.4,
    bound: 0.35,
    score: 0.1,
    confirmed: half(confirmed),
    rest: half(rest),
    difference: { value: 0.14, low: 0.04, high: 0.24 },
    p: 0.001,
    q: 0.01,
    verdict: { kind: 'confirmed' },
    coverage: 0.12,
    overlap: null,
    isKept: true,
    confounders: [],
    ...others,
  };
}

export const HELD = candidate({ of: '0.0 1.1', found: '51/100 41-61', confirmed: '62/151 34-49', rest: '81/300 22-32' });
export const FELL = candidate({
  of: '1.0',
  found: '48/100 38-58',
  confirmed: '40/160 19-32',
  rest: '75/291 21-31',
  difference: { value: -0.01, low: -0.09, high: 0.08 },
  q: 0.61,
  verdict: { kind: 'notBetterThanRest' },
  isKept: false,
});

export const CHANCE = {
  draws: 200,
  found: { value: 0.49, low: 0.46, high: 0.53 },
  confirmed: { value: 0.27, low: 0.2, high: 0.34 },
} as const;

/** A search for the best win rate with two candidates, one of which held. */
export const made = (part: Partial<Discovery> = {}): Discovery => ({
  objective: 'winRate',
  direction: 'best',
  attributes: ATTRIBUTES,
  leftOut: [],
  split: { cutoff: 19_000 as Day, matured: 19_500 as Day },
  combinations: 92,
  supported: 40,
  support: 30,
  whole: { found: half('250/1000 22-28'), confirmed: half('115/451 22-30') },
  chance: CHANCE,
  candidates: [HELD, FELL],
  designEffect: 1.2,
  notes: [],
  ...part,
});

export const wordsOf = (discovery: Discovery) => discoveryWords(discovery, OBJECTIVES[discovery.objective], 'EUR' as never);
