import { expect, describe, test } from 'vitest';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { MISTAKES } from '../fixtures/mistakes';
import { writtenFiles } from '../fixtures/written-files';

const at = writtenFiles(MISTAKES);

type Inspected = {
  readonly outcome: string;
  readonly error?: string;
  readonly records: number;
  readonly loaded: number;
  readonly questions: readonly {
    readonly id: string;
    readonly ask: string;
    readonly choices: readonly { readonly value: string; readonly reads: readonly string[] }[];
  }[];
  readonly notices: readonly { readonly what: string }[];
};

async function inspected(...names: string[]): Promise<{ readonly status: number; readonly files: readonly Inspected[] }> {
  const { status, out } = await runTerminal(['inspect', ...names.map(at)]);
  return {
    status,
    files: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Inspected),
  };
}

describe('inspect', () => {
  test.each([
    ['empty.csv', /empty/i],
    ['header-only.csv', /header/i],
    ['report.csv', /PDF/],
  ])('%s is refused with a sentence that says what it is', async (name, sentence) => {
    const { status, files } = await inspected(name);
    expect(status).toBe(4);
    expect(files[0]).toMatchObject({ outcome: 'reject' });
    expect(files[0]?.error).toMatch(sentence);
    expect(files[0]?.error).toMatch(/\.$/);
  });

  test('a file without a close date loads and says what cannot be read without it', async () => {
    const { status, files } = await inspected('no-close-date.csv');
    expect(status).toBe(0);
    expect(files[0]).toMatchObject({ outcome: 'notice', records: 2, loaded: 2 });
    expect(JSON.stringify(files[0]?.notices)).toMatch(/close date/i);
  });

  test('dates that may be day-first or month-first are asked about, with two cells read both ways', async () => {
    const { status, files } = await inspected('ambiguous.csv');
    expect(status).toBe(3);
    const [question] = files[0]?.questions ?? [];
    expect(files[0]).toMatchObject({ outcome: 'ask' });
    expect(question?.choices).toHaveLength(2);
    expect(question?.choices.map(({ reads }) => reads.length)).toEqual([2, 2]);
    expect(JSON.stringify(question?.choices)).toMatch(/3 Apr 2025/);
    expect(JSON.stringify(question?.choices)).toMatch(/4 Mar 2025/);
  });

  test('a file that breaks never stops the next one', async () => {
    const { status, files } = await inspected('report.csv', 'good.csv', 'ambiguous.csv');
    expect(status).toBe(4);
    expect(files.map(({ outcome }) => outcome)).toEqual(['reject', expect.stringMatching(/load|notice/), 'ask']);
  });
});

describe('report', () => {
  test('refuses to speak of a refused file, and keeps its account', async () => {
    const { status, json } = await runReport(['--json', at('report.csv'), at('good.csv')]);
    expect(status).toBe(4);
    expect(json).toMatchObject({ readings: [], sources: [{ outcome: 'reject' }, {}] });
  });

  test('waits for an answer, and reads the dates by it once given', async () => {
    const open = await runReport(['--json', at('ambiguous.csv')]);
    expect(open.status).toBe(3);
    const { sources } = open.json as { readonly sources: readonly Inspected[] };
    const question = sources[0]?.questions[0];
    const answers = writtenFiles({
      'answers.json': JSON.stringify({
        [question?.id ?? '']: question?.choices.find(({ reads }) => reads.join().includes('3 Apr'))?.value,
      }),
    });
    const { status, json } = await runReport(['--json', '--answers', answers('answers.json'), at('ambiguous.csv')]);
    expect(status).toBe(0);
    const { readings } = json as { readonly readings: readonly { readonly metric: string; readonly value: number }[] };
    expect(readings.find(({ metric }) => metric === 'salesCycle')?.value).toBe(61);
  });

  test('without a currency counts work and money says why not', async () => {
    const { json } = await runReport(['--json', at('good.csv')]);
    const { readings } = json as {
      readonly readings: readonly { readonly metric: string; readonly value: number | null; readonly missing: string | null }[];
    };
    const of = (metric: string) => readings.find((reading) => reading.metric === metric);
    expect(of('winRate')).toMatchObject({ value: 0.5, missing: null });
    expect(of('acv')).toMatchObject({ value: null, missing: 'no_currency' });
    expect(of('icpShareOpen')).toMatchObject({ missing: 'no_icp' });
    expect(of('cac')).toMatchObject({ missing: 'no_spend' });
  });

  test('in words names every target and no raw float', async () => {
    const { out } = await runTerminal([
      'report',
      '--config',
      'data-samples/salesforce-style/workspace.json',
      ...['opportunities', 'accounts', 'spend', 'subscriptions'].map((name) => `data-samples/salesforce-style/${name}.csv`),
    ]);
    expect(out).toMatch(/5,012 records = 4961 loaded \+ 38 set aside \+ 13 not data|5,012 records = 4,961 loaded/);
    expect(out).toMatch(/ICP share of open deals/);
    expect(out).not.toMatch(/\d\.\d{5,}|NaN|undefined|\[object/);
  });
});
