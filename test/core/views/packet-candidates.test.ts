import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingGiven, packetFacts, type PacketGiven } from '../../../src/core/council-packet';
import type { Candidate, CandidateVerdict, Discovery } from '../../../src/core/discovery';
import type { DimensionId } from '../../../src/core/model';
import type { Segmentation, SegmentStatus } from '../../../src/core/segments';
import type { Packet, PacketSection, PacketTable } from '../../../src/views/packet';
import { packetOf } from '../../../src/views/packet-of';
import { BY_INDUSTRY, twoYears, type Year } from '../../fixtures/two-years';
import { attribute, FELL, HELD, made } from './discovery-made';

const NOWHERE = { sample: null, definitionsFile: null, product: 'test', inspections: [], icpVersion: null };
const YEARS: readonly Year[] = [{ industry: 'Software', won: 20, lost: 40 }];

const packet = (given: Partial<PacketGiven>, segmentations: readonly Segmentation[] = []): Packet =>
  packetOf(packetFacts(twoYears({ before: YEARS, now: YEARS }, { segmentations }), BY_INDUSTRY, { ...nothingGiven(NOWHERE), ...given }));
const sectionIn = ({ sections }: Packet): PacketSection => {
  const found = sections.find(({ id }) => id === 'candidates');
  if (found === undefined) throw new Error('no section');
  return found;
};
const search = (best: Partial<Discovery> = {}, worst: Partial<Discovery> = {}): Partial<PacketGiven> => ({
  search: { lists: [made(best), made({ direction: 'worst', ...worst })], none: null },
});
const searched = (best: Partial<Discovery> = {}, worst: Partial<Discovery> = {}): Packet => packet(search(best, worst));
const tablesIn = (of: Packet): readonly PacketTable[] => sectionIn(of).blocks.filter((block) => block.kind === 'table');
const texts = (of: Packet): readonly string[] =>
  sectionIn(of).blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(({ text }) => text);
    return block.kind === 'reason' ? [block.text] : [];
  });

describe('the candidates of a packet', () => {
  test('stand between the score and what a draft would do, with how many held of either end', () => {
    const of = searched();
    const ids = of.sections.map(({ id }) => id);
    expect(ids.indexOf('candidates')).toBe(ids.indexOf('scoreValidity') + 1);
    expect(sectionIn(of).sentence.text).toBe(
      'Win rate on newer deals: 1 of 2 combinations that looked best held; 1 of 2 combinations that looked worst fell behind.',
    );
  });

  test('have those that were confirmed below what chance alone gives: found, confirmed, the rest, q', () => {
    const [best, worst] = tablesIn(searched());
    expect(best?.columns.map(({ label }) => label)).toEqual(['Combination', 'Found', 'On newer deals', 'The rest there', 'q']);
    expect(best?.rows).toEqual([
      ['Best expected by chance', '49% (46–53%)', '27% (20–34%)', '', ''],
      ['Industry: Software, Size: Large', '51% (51 of 100; 41–61%)', '41% (62 of 151; 34–49%)', '27% (81 of 300; 22–32%)', '0.010'],
    ]);
    expect(worst?.rows.map(([name]) => name)).toEqual(['Worst expected by chance', 'Industry: Software, Size: Large']);
    expect([best?.caption, worst?.caption]).toEqual([
      'Candidates: Win rate, confirmed on newer deals',
      'Anti-ICP candidates: Win rate, confirmed on newer deals',
    ]);
  });

  test('state figures in every cell that has one, which the appendix holds as they are', () => {
    const of = searched();
    const [table] = tablesIn(of);
    const older = 'winRate|Industry=Software,Size=Large,search=older|';
    expect(table?.figures?.[1]).toEqual([
      [],
      [older],
      ['winRate|Industry=Software,Size=Large,search=newer|'],
      ['winRate|Industry=Software,Size=Large,search=newer rest|'],
      [],
    ]);
    const figures = of.appendix?.find(({ name }) => name === 'figures')?.rows ?? [];
    expect(figures.find(([name]) => name === older)?.slice(1)).toEqual(['share', null, 0.51, 100, 0.41, 0.61, 0.95, null, 'candidate']);
    expect(figures.find(([name]) => name === 'winRate|search=newer worst by chance|')?.slice(3, 8)).toEqual([0.27, 200, 0.2, 0.34, 0.9]);
    const held = new Set(figures.map(([name]) => name));
    const stated = [sectionIn(of).sentence, ...sectionIn(of).blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))];
    for (const { figures: own } of stated) expect([own.length > 0, own.every((name) => held.has(name))]).toEqual([true, true]);
  });

  test('that were not confirmed are in the appendix alone, with their verdicts', () => {
    const of = searched({ candidates: [FELL] }, { candidates: [] });
    expect(tablesIn(of)).toEqual([]);
    expect(sectionIn(of).sentence.text).toBe(
      'Win rate on newer deals: the one combination that looked best did not hold; no combination had looked worst.',
    );
    expect(texts(of)[0]).toMatch(/^The one combination that looked best no longer outperforms the rest/);
    const sheet = of.appendix?.find(({ name }) => name.startsWith('candidates'));
    expect(sheet?.rows.map((row) => [row[0], row[7]])).toEqual([
      ['Best expected by chance', 'chance'],
      ['Size: Small', 'not confirmed'],
    ]);
  });

  test('whatever was confirmed: none else is listed, and a slide always shows what chance alone gives', () => {
    const verdict = fc.constantFrom<CandidateVerdict['kind'][]>('confirmed', 'byChance', 'tooFew', 'notBetterThanRest');
    const candidates = fc.array(fc.tuple(verdict, fc.double({ min: 0.3, max: 0.7, noNaN: true })), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(candidates, (given) => {
        const labels = given.map((_, at) => `L${at}`);
        const all = given.map(([kind, value], at): Candidate => ({
          ...HELD,
          conditions: [{ attribute: 0, bin: at }],
          found: { ...HELD.found, value },
          verdict: kind === 'notBetterThanParent' ? { kind, parent: [] } : { kind },
        }));
        const table = tablesIn(searched({ attributes: [attribute('Name', labels.join(' '))], candidates: all }, { candidates: [] }))[0];
        const wanted = labels.flatMap((label, at) => (given[at]?.[0] === 'confirmed' ? [`Name: ${label}`] : []));
        const names = table?.rows.map(([name]) => name) ?? [];
        expect(names).toEqual(wanted.length === 0 ? [] : ['Best expected by chance', ...wanted]);
      }),
      { numRuns: 40 },
    );
  });

  test('say what else differs inside of one that held, and that the search takes no notice of period and filters', () => {
    const confounders = [{ attribute: 'Owner', label: 'Ann', standardised: -0.48 }];
    const { notes } = sectionIn(
      searched(
        {
          candidates: [
            { ...HELD, confounders },
            { ...FELL, confounders },
          ],
        },
        { candidates: [] },
      ),
    );
    expect(notes.filter((note) => note.includes('may explain it'))).toEqual([
      'Industry: Software, Size: Large: More than the rule differs inside: Owner Ann is rarer (standardised difference −0.48). That may explain it.',
    ]);
    expect(notes[0]).toBe('Searched in all deals of the files, whatever period and filters the packet is of');
  });

  test('keep markup in a name as text', () => {
    const hostile = '<img/src=x>';
    const attributes = [attribute('Industry', `${hostile} Retail`), attribute('Size', 'Small Large')];
    expect(tablesIn(searched({ attributes }))[0]?.rows[1]?.[0]).toBe(`Industry: ${hostile}, Size: Large`);
  });
});

describe('without a search', () => {
  test('it is said that there was none, and where to search', () => {
    const of = packet({ search: null });
    expect(sectionIn(of).sentence.text).toBe('Combinations have not been searched: the search did not come to an end.');
    expect(texts(of)).toEqual(['Search on the Segments page, or take the packet again.']);
  });

  test('while it is under way, nothing is said of its end', () => {
    const of = packet({ search: null, isSearching: true });
    expect(new Set([sectionIn(of).sentence.text, ...texts(of)])).toEqual(new Set(['Combinations are still being searched.']));
  });

  test.each([
    ['too_few', null, 'There are too few deals to search the older ones and ask the newer ones again.'],
    [
      'no_dates',
      null,
      'Nothing can be searched without the dates on which deals were created: older ones are searched and newer ones confirm.',
    ],
  ] as const)('it is said why there is nothing to search: %s', (why, missing, text) => {
    const leftOut = [
      { dimension: 'Onboarding' as DimensionId, label: 'Onboarding', why: 'knownAfterWin', known: { won: 849, others: 0 } },
    ] as const;
    const of = packet({ search: { lists: null, none: { why, missing, leftOut } } });
    expect(sectionIn(of).sentence.text).toBe(text);
    expect(texts(of)).toEqual([
      'Onboarding is only known after a win, filled for 849 of those won and 0 of the others. Nothing is learned from it.',
    ]);
  });
});

describe('the retire list', () => {
  const version = (number: number, statuses: Readonly<Record<string, SegmentStatus>>, effectiveFrom = '2024-01-01'): Segmentation => ({
    id: 'market',
    name: 'Market',
    version: number,
    effectiveFrom,
    author: '',
    note: '',
    owner: '',
    segments: Object.entries(statuses).map(([name, status]) => ({
      id: name,
      name,
      when: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: [name] },
      status,
      owner: 'Ann',
      valueProposition: '',
      pains: [],
      roles: [],
      play: '',
      coverageModel: '',
      review: '2025-12-01',
    })),
  });
  const listIn = (of: Packet): PacketTable | undefined => tablesIn(of).find(({ caption }) => caption === 'Retire list');

  test.each([
    ['with a search', search()],
    ['without one', { search: null }],
  ])('has the segments that are retired, %s', (_, given) => {
    const of = packet(given, [version(1, { Software: 'target', Retail: 'retired', Health: 'observe' })]);
    expect(listIn(of)?.rows).toEqual([['Retail', 'Market', 'Ann', '1 Dec 2025']]);
  });

  test('is of the version in force, and is left out where nothing is retired', () => {
    const versions = [version(1, { Retail: 'retired' }), version(2, { Retail: 'target' }, '2025-01-01')];
    expect(listIn(packet(search(), versions))).toBeUndefined();
    expect(listIn(packet(search()))).toBeUndefined();
  });
});
