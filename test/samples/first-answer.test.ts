import { openAsBlob } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../../src/app/samples';
import { answer, type Analysis } from '../../src/core/analysis';
import { readFirstAnswer, writeFirstAnswer, type FirstAnswer } from '../../src/core/first-answer';
import { USUAL_QUESTION } from '../../src/core/question';
import { statusLine } from '../../src/views/status-line';
import { firstAnswerOf, onlyFirst } from '../../src/workers/first-answer';
import { sampleAnswerable } from '../app/sample-answerable';

const SLOW = 240_000;

/** The first sample as the build works it out, and the text that the site serves of it. */
let whole: FirstAnswer;
let text = '';
const [sample] = SAMPLES;
const names = (sample?.files ?? []).map(({ name }) => name);

beforeAll(async () => {
  const blobOf = async (name: string) => ({ name, blob: await openAsBlob(`data-samples/${sample?.company}/${name}`) });
  whole = await firstAnswerOf(await Promise.all(names.toSorted().map(blobOf)));
  text = writeFirstAnswer(onlyFirst(whole));
}, SLOW);

/** All figures of an analysis but their intervals: the kernel's cells come in another order, so other accounts are drawn. */
function counted(analysis: Analysis | undefined) {
  if (analysis === undefined) return null;
  const { now, before, changes, byIcp, icpDeltas, icpStandardised, quarters, judged } = analysis;
  const readings = [now, before, changes, byIcp, icpDeltas, icpStandardised, ...quarters.map((quarter) => quarter.readings)].flat();
  return {
    readings: readings.map(({ metric, slice, value, n, missing }) => ({ metric, slice: [...slice], value, n, missing })),
    judged: judged.map(({ target, finding: { state, now: share } }) => ({ target, state, value: share.value, n: share.n })),
  };
}

describe('a first answer', () => {
  it(
    'is what the pages answer about the same files, reckoned a second way and read back from its text',
    async () => {
      const live = await sampleAnswerable(sample?.company ?? '', names);
      const served = readFirstAnswer(text);
      expect(served).toEqual(onlyFirst({ ...whole, dataset: live.dataset, definitions: live.definitions }));
      expect(counted(served?.analysis)).toEqual(counted(answer(live, USUAL_QUESTION)));
    },
    SLOW,
  );

  it('counts every record of the sample, as the line under the page does', () => {
    expect(statusLine(whole.files, whole.dataset)).toMatchObject({ files: '4 files', records: '8,635 of 8,686 records loaded' });
  });

  it('is small enough to be fetched before anything is drawn', () => {
    expect(text.length).toBeLessThan(120_000);
  });

  it('is refused where a number is not finite, for JSON would make it null', () => {
    expect(() => writeFirstAnswer({ ...whole, dataset: { ...whole.dataset, deals: Number.NaN } })).toThrow(/not finite/);
  });

  it.each(['', '{}', '[]', 'null', '<!doctype html>', '{"analysis":1}'])('is not read out of %j', (other) => {
    expect(readFirstAnswer(other)).toBeNull();
  });
});
