import { describe, expect, test } from 'vitest';
import { scoreDimensionsOf, type IcpProfile, type IcpVersion } from '../../../src/core/icp';
import type { DimensionId, Reading } from '../../../src/core/model';
import { digestOf, USUAL_QUESTION } from '../../../src/core/question';
import { chipsOf, narrowedTo } from '../../../src/views/chips';
import { citedByName } from '../../../src/views/cited';
import { economicsHeadline } from '../../../src/views/economics-headline';
import { returnsCard, USUAL_RETURN_LINES } from '../../../src/views/economics-returns';
import { sliceText } from '../../../src/views/evidence';
import { memberName } from '../../../src/views/name';
import { plain } from '../../../src/wording';
import { cardCsv } from '../../../src/exports/csv';
import { answered, number } from './made';

const PROFILE = 'icpProfile' as DimensionId;
const NAME = 'Mid-market <b>finance</b>';
const version = (profiles: readonly (readonly [id: string, name: string])[]): IcpVersion =>
  ({ profiles: profiles.map(([id, name]) => ({ id, name }) as IcpProfile) }) as unknown as IcpVersion;
const namesIn = (...versions: readonly IcpVersion[]) => {
  const dimensions = scoreDimensionsOf(versions);
  return (label: string | null): string => memberName({ dimensions }, PROFILE, label);
};

describe('an ICP profile', () => {
  test('goes by the name that its latest version gives it; one without a name by its id', () => {
    const name = namesIn(version([['mid', 'Middle']]), version([['mid', NAME]]), version([['bare', ' ']]));
    expect(['mid', 'bare', 'none', 'unknown', null, 'gone'].map(name)).toEqual([NAME, 'bare', 'No profile', 'Unknown', 'Unknown', 'gone']);
  });

  test('of the same name as another is told apart by its id', () => {
    const name = namesIn(
      version([
        ['a', 'Health'],
        ['b', 'Health'],
        ['c', 'Energy'],
      ]),
    );
    expect(['a', 'b', 'c'].map(name)).toEqual(['Health (a)', 'Health (b)', 'Energy']);
  });

  const ratio = (label: string, value: number, limits: readonly [number, number]): Reading =>
    number('ltvToCac', value, 90, { slice: { icpProfile: label }, limits });
  const page = answered({
    dimensions: scoreDimensionsOf([
      version([
        ['mid', NAME],
        ['health', 'Health scale-ups'],
      ]),
    ]),
    segmentDimension: PROFILE,
    segments: [ratio('mid', 6, [5.4, 6.6]), ratio('health', 2, [1.7, 2.3]), ratio('none', 1, [0.8, 1.2])],
    now: [number('ltvToCac', 3, 200, { limits: [2.6, 3.4] })],
  });
  const { dataset } = page;

  test('is named so in the sentence, the picture and the table of Economics', () => {
    expect(plain(economicsHeadline(page, null))).toMatch(/^Mid-market <b>finance<\/b> returns most: 6\.0× its cost/);
    const card = returnsCard(page, USUAL_RETURN_LINES);
    expect(card.dots?.rows.map(({ name }) => name)).toEqual([NAME, 'Health scale-ups', 'No profile']);
    expect(card.table.rows.map(({ cells }) => cells[0]?.text)).toEqual([NAME, 'Health scale-ups', 'No profile', 'All']);
  });

  test('is named so where a number is taken apart and in a filter, whose address holds the digest of its id', () => {
    expect(sliceText(ratio('mid', 6, [5.4, 6.6]), dataset)).toBe(`ICP profile: ${NAME}`);
    const narrowed = narrowedTo(USUAL_QUESTION, PROFILE, 'mid');
    expect(chipsOf(narrowed, dataset).map(({ text }) => text)).toEqual([`ICP profile is ${NAME}`]);
    expect(narrowed.where[0]?.members).toEqual([digestOf(PROFILE, 'mid')]);
  });

  test('is named so in the file of a card, and its numbers are the same', () => {
    const evidence = [{ as: 'value', reading: ratio('mid', 6, [5.4, 6.6]) }];
    const [told] = citedByName(evidence, dataset);
    expect(cardCsv({ evidence: told === undefined ? [] : [told], table: null, about: [] })).toContain(`icpProfile=${NAME}`);
    expect({ ...told?.reading, slice: null }).toEqual({ ...evidence[0]?.reading, slice: null });
  });
});
