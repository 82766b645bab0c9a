import { describe, expect, test } from 'vitest';
import { publicationOf } from '../../../src/views/definitions-segments';
import { candidateView } from '../../../src/views/discovery-candidate';
import { baseFor, draftingOf } from '../../../src/views/discovery-drafting';
import { nothingSaid } from '../../../src/views/discovery-nothing';
import { discoveryPicture, placeOfChance } from '../../../src/views/discovery-picture';
import { segmentationWith } from '../../../src/views/discovery-segment';
import { discoveryView } from '../../../src/views/discovery';
import { OBJECTIVES, type Candidate, type CandidateVerdict, type Discovery } from '../../../src/core/discovery';
import type { DimensionId } from '../../../src/core/model';
import type { Segmentation } from '../../../src/core/segments';
import { plain } from '../../../src/wording';
import { attribute, candidate, conditions, FELL, HELD, made, wordsOf } from './discovery-made';
import { dataset } from './made';

const viewOf = (discovery: Discovery) => discoveryView(discovery, wordsOf(discovery));
const sentence = (part: Partial<Discovery> = {}) => plain(viewOf(made(part)).sentence);
const one = (part: Partial<Candidate>, discovery = made()) => candidateView(discovery, { ...HELD, ...part }, wordsOf(discovery));

describe('what came of a search', () => {
  test('is what held on newer deals against the rest, and what chance alone would have found', () => {
    expect(sentence()).toBe(
      '1 of 2 combinations outperforms the rest on deals that the search had not seen: Industry: Software, Size: Large, 41% (62 of 151; 34–49%) against 27% (81 of 300; 22–32%). Chance alone would have found 49% (46–53%) at best, which came to 27% (20–34%) on newer deals.',
    );
  });

  test('is that nothing held, with what was found and what became of it', () => {
    expect(sentence({ candidates: [FELL] })).toBe(
      'The one combination that looked best no longer outperforms the rest on deals that the search had not seen: Size: Small showed 48% (48 of 100; 38–58%), and there 25% (40 of 160; 19–32%). Chance alone would have found 49% (46–53%) at best, which came to 27% (20–34%) on newer deals.',
    );
  });

  test('counts those that did not hold where they are several', () => {
    expect(sentence({ candidates: [FELL, FELL] })).toMatch(/^None of the 2 combinations that looked best outperforms the rest/);
  });

  test('of what to leave, is what falls behind, at worst', () => {
    expect(sentence({ direction: 'worst', candidates: [HELD, { ...HELD, isKept: false }] })).toMatch(
      /^2 of 2 combinations fall behind the rest .* at worst, which came to 27% \(20–34%\) on newer deals\.$/,
    );
  });

  test('is that there was nothing to look at, where no combination has enough deals or none looks better', () => {
    expect(sentence({ candidates: [], supported: 0 })).toBe(
      'None of 92 combinations has the 30 closed deals of older accounts that a search takes.',
    );
    expect(sentence({ candidates: [] })).toBe('None of 40 combinations looked better than all of them together.');
  });

  test('never says that anything was caused', () => {
    const told = JSON.stringify(viewOf(made({ candidates: [HELD, FELL] })));
    expect(told).not.toMatch(/caus|uplift|because|drives|leads to/i);
  });

  test('every figure of the sentence stands in the table, or is how many of how many', () => {
    const { sentence: parts, table } = viewOf(made());
    const cells = (table?.rows ?? []).flatMap((row) => row.cells.map(({ text }) => text));
    const figures = parts.filter(({ kind }) => kind === 'figure').map(({ text }) => text);
    expect(figures).toHaveLength(5);
    expect(figures.filter((text) => !cells.includes(text))).toEqual(['1 of 2']);
  });
});

describe('the line of chance', () => {
  const founds = (all: readonly string[], direction: Discovery['direction'] = 'best') => {
    const candidates = all.map((found) => candidate({ of: '0.0', found, confirmed: '62/151 34-49', rest: '81/300 22-32' }));
    const discovery = made({ candidates, direction });
    return placeOfChance(discovery, wordsOf(discovery));
  };

  test('stands before the first that was found no better than it, of the best and of the worst alike', () => {
    expect(founds(['60/100 5-7', '55/100 5-7', '40/100 3-5', '70/100 6-8'])).toBe(2);
    expect(founds(['49/100 5-7'])).toBe(0);
    expect(founds(['60/100 5-7'])).toBe(1);
    expect(founds(['10/100 5-7', '60/100 5-7'], 'worst')).toBe(1);
  });

  test('is one row of the list, in the table and in the picture at the same place', () => {
    const discovery = made();
    const { table, picture } = viewOf(discovery);
    const name = 'Best expected by chance';
    expect(table?.rows.map(({ cells }) => cells[0]?.text)).toEqual(['Industry: Software, Size: Large', name, 'Size: Small']);
    expect(picture?.rows.map((row) => [row.name, row.text.replaceAll('\u00a0', ' ')])).toEqual([
      ['Industry: Software, Size: Large', '51% → 41%'],
      [name, '49% → 27%'],
      ['Size: Small', '48% → 25%'],
    ]);
  });

  test('is absent where nothing was dealt out', () => {
    const { table, picture } = viewOf(made({ chance: null }));
    expect([table?.rows.length, picture?.rows.length, picture?.chance]).toEqual([2, 2, null]);
    expect(sentence({ chance: null })).not.toContain('Chance');
  });
});

describe('a candidate', () => {
  test('of fewer than ten newer deals is said in counts and not drawn; of too few it has no value', () => {
    const few = candidate({ of: '0.0', found: '51/100 41-61', confirmed: '3/7 16-75', rest: '81/300 22-32', verdict: { kind: 'tooFew' } });
    const none = candidate({ of: '0.1', found: '51/100 41-61', confirmed: 'few 2', rest: '81/300 22-32', q: null, difference: null });
    const discovery = made({ candidates: [few, none] });
    const drawn = discoveryPicture(discovery, wordsOf(discovery))?.rows.filter(({ kind }) => kind !== 'chance');
    expect(drawn?.map(({ confirmed, low, high }) => [confirmed, low, high])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(viewOf(discovery).candidates.map((view) => [view.confirmed, view.q, view.difference])).toEqual([
      ['3 of 7', '0.010', '+14 points (+4 to +24)'],
      ['too few (n=2)', '', null],
    ]);
  });

  test('says for each verdict what it means', () => {
    const verdicts: readonly CandidateVerdict[] = [
      { kind: 'confirmed' },
      { kind: 'tooFew' },
      { kind: 'notBetterThanRest' },
      { kind: 'notBetterThanParent', parent: conditions('0.0') },
      { kind: 'byChance' },
    ];
    expect(verdicts.map((verdict) => one({ verdict }).says)).toEqual([
      'Confirmed: it outperforms the rest on deals that the search had not seen.',
      'Too few newer deals to confirm it.',
      'On newer deals not better than the rest by a size worth having.',
      'On newer deals not better than Industry: Software alone by a size worth having.',
      'On newer deals it could be chance.',
    ]);
  });

  test('names what it overlaps with and what else is spread otherwise inside', () => {
    expect(
      one({ overlap: { with: 1, jaccard: 0.41 }, confounders: [{ attribute: 'Owner', label: 'Ana Ruiz', standardised: -0.48 }] }).notes,
    ).toEqual([
      'It shares 41% of what either holds with Size: Small.',
      'More than the rule differs inside: Owner Ana Ruiz is rarer (standardised difference −0.48). That may explain it.',
    ]);
    expect(one({ overlap: { with: 1, jaccard: 0.1 } }).notes).toEqual([]);
  });

  test('of retention speaks of customers, and of no counts', () => {
    const discovery = made({ objective: 'nrr', candidates: [HELD] });
    expect(plain(viewOf(discovery).sentence)).toContain(
      'on customers that the search had not seen: Industry: Software, Size: Large, 41% (n=151; 34–49%)',
    );
  });

  test('with markup for a name comes out as text, whole', () => {
    const hostile = '<img/src=x>{a}';
    const discovery = made({ attributes: [attribute('Industry', hostile)], candidates: [{ ...HELD, conditions: conditions('0.0') }] });
    expect(viewOf(discovery).candidates[0]?.name).toBe(`Industry: ${hostile}`);
  });
});

describe('what stands below', () => {
  test('says what was looked at, on which side of which day, and that it says nothing of why', () => {
    expect(viewOf(made({ notes: ['A note'] })).foot).toEqual([
      '92 combinations looked at, 40 with at least 30 closed deals of older accounts',
      'Found on accounts whose first deal was created up to 8 Jan 2022: 1,000 closed deals',
      'Asked again on newer accounts, deals created by 23 May 2023: 451 closed deals',
      'Chance: the same search over outcomes dealt out at random, 200 times; the middle draw, with nine in ten',
      'Deals of one account resemble each other, which widens the intervals (design effect 1.20)',
      'A note',
      'It describes the past and says nothing of why',
    ]);
  });

  test('names what is only known after a win, and not what nobody chose', () => {
    const left = (label: string, why: 'knownAfterWin' | 'notChosen') => ({
      dimension: label as DimensionId,
      label,
      why,
      known: why === 'knownAfterWin' ? { won: 849, others: 3 } : null,
    });
    expect(viewOf(made({ leftOut: [left('Onboarding', 'knownAfterWin'), left('Region', 'notChosen')] })).leftOut).toEqual([
      'Onboarding is only known after a win, filled for 849 of those won and 3 of the others. Nothing is learned from it.',
    ]);
  });

  test('a covering set is named where it is smaller than what held', () => {
    expect(viewOf(made()).covering).toBeNull();
    const other = { ...HELD, conditions: conditions('1.0'), isKept: false };
    expect(viewOf(made({ candidates: [HELD, other] })).covering).toBe(
      'A small set that covers most of what held: Industry: Software, Size: Large.',
    );
  });

  test('where nothing can be searched, what is missing is said by name', () => {
    expect(nothingSaid({ why: 'not_supplied', missing: 'no_spend', leftOut: [] }, OBJECTIVES.contribution)).toEqual([
      'Contribution per deal needs spend. Add a spend file.',
    ]);
    expect(nothingSaid({ why: 'too_few', missing: null, leftOut: [] }, OBJECTIVES.winRate)[0]).toContain('too few deals');
  });
});

describe('a draft of a candidate', () => {
  test('what goes best is a criterion and what to leave an exclusion, each with its figures', () => {
    const view = one({});
    expect(draftingOf(view, { direction: 'best' }, wordsOf(made()))).toEqual({
      as: 'criterion',
      note: 'Industry is Software and Size is Large: Win rate 51% (51 of 100; 41–61%) when found, 41% (62 of 151; 34–49%) on newer deals against 27% (81 of 300; 22–32%), q 0.010.',
    });
    expect(draftingOf(view, { direction: 'worst' }, wordsOf(made())).as).toBe('exclusion');
  });

  test('goes on from what is being written, else from the version in force', () => {
    const version = { id: 'icp-1', name: 'ICP 1', effectiveFrom: '2024-01-01', author: 'Ana', note: 'First', profiles: [] };
    expect(baseFor({ ...version, id: 'draft', name: 'Mine' }, version, '2025-01-01').name).toBe('Mine');
    expect(baseFor(null, version, '2025-01-01')).toMatchObject({ id: 'draft', name: 'ICP 2', effectiveFrom: '2025-01-01', note: '' });
    expect(baseFor(null, null, '2025-01-01').profiles).toEqual([]);
  });

  test('a segment of it is tried first in the next version of what the page is split by, or begins one of its own', () => {
    const discovery = made();
    const own = dataset();
    const standing: Segmentation = {
      id: 'market',
      name: 'Market',
      version: 1,
      effectiveFrom: '2020-01-01',
      author: '',
      note: '',
      owner: 'Ana',
      segments: [{ ...segment('retail', 'Retail'), when: { kind: 'isOneOf', dimension: 'Industry' as DimensionId, members: ['Retail'] } }],
    };
    const about = (by: string | null) => ({ dataset: own, segmentations: [standing], by: by as DimensionId | null });
    const joined = segmentationWith(discovery, HELD, wordsOf(discovery), about('market'));
    expect([joined.id, joined.isNew, joined.segments.map(({ name }) => name)]).toEqual(['market', false, ['Software, Large', 'Retail']]);
    const keys = joined.segments.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const { next, fault } = publicationOf(joined, { all: [standing], dataset: own });
    expect([fault, next?.at(-1)?.version, next?.at(-1)?.segments[0]?.when.kind]).toEqual([null, 2, 'all']);
    const begun = segmentationWith(discovery, HELD, wordsOf(discovery), about('Industry'));
    expect([begun.isNew, begun.name, begun.segments.length]).toEqual([true, 'Found segments', 1]);
  });
});

const segment = (id: string, name: string) => ({
  ...({
    id,
    name,
    status: 'target',
    owner: '',
    valueProposition: '',
    pains: [],
    roles: [],
    play: '',
    coverageModel: '',
    review: null,
  } as const),
});
