import { strToU8, zipSync } from 'fflate';
import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Lead Source';
const deal = (id: string, stage: string, close: string, amount = 1000, source = 'Web'): string =>
  `${id},Account ${id.slice(-1)},${stage},${amount},EUR,2025-01-10,${close},${source}`;
const JUNE = [
  HEADER,
  deal('o1', 'Closed Won', '2025-06-30'),
  deal('o2', 'Prospecting', '2025-07-31'),
  deal('o3', 'Prospecting', '2025-09-15'),
  '',
].join('\n');
const SEPTEMBER = [
  HEADER,
  deal('o1', 'Closed Won', '2025-06-30'),
  deal('o2', 'Prospecting', '2025-10-31', 1500, 'Event'),
  deal('o3', 'Closed Won', '2025-09-30'),
  deal('o4', 'Prospecting', '2025-12-31'),
  '',
].join('\n');

const at = writtenFiles({
  'june.csv': JUNE,
  'september.csv': SEPTEMBER,
  'again.csv': JUNE,
  'unsure.csv': JUNE.replaceAll(/(\d{4})-(\d{2})-(\d{2})/g, '03/04/$1'),
  'broken.csv': '<html><body>Sign in</body></html>',
  'dated.json': JSON.stringify({
    version: 1,
    fileAsOf: { 'june.csv': '2025-06-30', 'september.csv': '2025-10-01', 'august.csv': '2025-08-31' },
  }),
  'single.json': JSON.stringify({ version: 1, fileAsOf: { 'september.csv': '2025-10-05' } }),
  'wrong.json': JSON.stringify({ version: 1, fileAsOf: { 'june.csv': '2025-06-31' } }),
  'both.zip': zipSync({ 'june.csv': strToU8(JUNE), 'later/september.csv': strToU8(SEPTEMBER) }),
  'accounts.csv': ['Account ID,Account Name,Industry', '1,ACCOUNT 1 Inc.,Software', '2,Account 2,Retail', ''].join('\n'),
});

type Inspected = {
  readonly file: string;
  readonly outcome: string;
  readonly records: number;
  readonly loaded: number;
  readonly setAside: readonly { readonly count: number; readonly reason: string }[];
  readonly notData: readonly { readonly count: number }[];
  readonly notices: readonly { readonly what: string }[];
  readonly questions: readonly { readonly id: string; readonly choices: readonly { readonly value: string }[] }[];
  readonly error?: string;
};
type Reading = {
  readonly metric: string;
  readonly value: number | null;
  readonly n: number;
  readonly missing: string | null;
  readonly slice: object;
};
type Report = {
  readonly asOf: string;
  readonly sources: readonly Inspected[];
  readonly readings: readonly Reading[];
  readonly snapshots: readonly { readonly asOf: string; readonly asOfFrom: string; readonly readings: readonly Reading[] }[];
  readonly movements: readonly Readonly<Record<string, { readonly count: number }>>[];
  readonly joins: readonly { readonly way: string; readonly deals: number }[];
  readonly notes: readonly string[];
};

const inspect = async (...parameters: string[]): Promise<{ readonly status: number; readonly files: readonly Inspected[] }> => {
  const { status, out } = await runTerminal(['inspect', ...parameters]);
  return {
    status,
    files: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Inspected),
  };
};
const report = async (...parameters: string[]): Promise<{ readonly status: number; readonly read: Report }> => {
  const { status, json } = await runReport(['--json', ...parameters]);
  return { status, read: json as Report };
};
/** The same of files that are to be used together: what report says of its sources. */
const together = async (...parameters: string[]): Promise<{ readonly status: number; readonly files: readonly Inspected[] }> => {
  const { status, read } = await report(...parameters);
  return { status, files: read.sources };
};
const answered = async (choice: string): Promise<string> => {
  const { files } = await together(at('june.csv'), at('september.csv'));
  const id = files[1]?.questions[0]?.id ?? '';
  return writtenFiles({ 'answers.json': JSON.stringify({ [id]: choice }) })('answers.json');
};
const balanced = ({ records, loaded, setAside, notData }: Inspected): boolean =>
  records === loaded + [...setAside, ...notData].reduce((sum, { count }) => sum + count, 0);

describe('several files', () => {
  test('are inspected each by itself: how they stand to each other is asked by report', async () => {
    const { status, files } = await inspect(at('june.csv'), at('september.csv'), at('again.csv'));
    expect([status, files.map(({ outcome }) => outcome)]).toEqual([0, ['load', 'load', 'load']]);
  });

  test('asks on the later one how it stands to the earlier, by an id that an answers file can name', async () => {
    for (const order of [
      ['june.csv', 'september.csv'],
      ['september.csv', 'june.csv'],
    ]) {
      const { status, files } = await together(...order.map(at));
      const [june, september] = ['june.csv', 'september.csv'].map((name) => files.find(({ file }) => file === name));
      expect([status, june?.outcome, september?.outcome]).toEqual([3, 'load', 'ask']);
      expect(
        september?.questions.map(({ id, choices }) => [/^overlap [0-9a-f]{12} [0-9a-f]{12}$/.test(id), choices.map(({ value }) => value)]),
      ).toEqual([[true, ['replace', 'snapshot', 'parts', 'earlier']]]);
    }
  });

  test.each([
    ['replace', [0, 4], ['quarantine', 'load']],
    ['earlier', [3, 0], ['load', 'quarantine']],
    ['snapshot', [3, 4], ['notice', 'notice']],
    ['parts', [0, 4], ['quarantine', 'notice']],
  ])('heeds the answer %s, and every ledger adds up', async (choice, loaded, outcomes) => {
    const { status, files } = await together('--answers', await answered(choice), at('june.csv'), at('september.csv'));
    expect([status, files.map((file) => file.loaded), files.map(({ outcome }) => outcome)]).toEqual([0, loaded, outcomes]);
    expect(files.every(balanced)).toBe(true);
  });

  test('uses the same bytes once and says so, without refusing them', async () => {
    const { status, files } = await together(at('june.csv'), at('again.csv'));
    expect([status, files[1]?.outcome, files[1]?.loaded, files[1]?.error]).toEqual([0, 'quarantine', 0, undefined]);
    expect(files[1]?.notices.at(-1)?.what).toBe('Left out: it holds exactly what june.csv holds.');
  });

  test('goes on after a file that breaks or is not there', async () => {
    const { status, files } = await inspect(at('broken.csv'), at('nowhere.csv'), at('june.csv'));
    expect([status, files.map(({ outcome }) => outcome)]).toEqual([4, ['reject', 'reject', 'load']]);
    expect(files[1]?.error).toMatch(/^The file could not be read \(.*\); check that it is there/);
  });

  test('tells files of one name apart by their folders', async () => {
    const folder = writtenFiles({});
    mkdirSync(folder('a'), { recursive: true });
    mkdirSync(folder('b'), { recursive: true });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(folder('a/deals.csv'), JUNE);
    writeFileSync(folder('b/deals.csv'), SEPTEMBER);
    const { files } = await inspect(folder('a/deals.csv'), folder('b/deals.csv'));
    expect(files.map(({ file }) => file)).toEqual([folder('a/deals.csv'), folder('b/deals.csv')]);
  });

  test('--out writes nothing of a file that waits for an answer', async () => {
    const folder = writtenFiles({});
    await inspect('--out', folder('rows'), at('june.csv'), at('unsure.csv'));
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(folder('rows')).filter((name) => name.endsWith('-opportunity.csv')).length).toBe(1);
  });
});

describe('report of snapshots', () => {
  test('waits for the answer, then reads the numbers from the newest and tells what happened', async () => {
    expect((await report(at('june.csv'), at('september.csv'))).status).toBe(3);
    const answers = await answered('snapshot');
    const { status, read } = await report('--answers', answers, at('june.csv'), at('september.csv'));
    expect([status === 1, read.asOf]).toEqual([false, '2025-09-30']);
    const value = (metric: string, readings: readonly Reading[] = read.readings) =>
      readings.find((reading) => reading.metric === metric && Object.keys(reading.slice).length === 0)?.value;
    expect([value('wonCount'), value('openCount'), value('slippage')]).toEqual([2, 2, 0.5]);
    expect(
      read.snapshots.map(({ asOf, asOfFrom, readings }) => [asOf, asOfFrom, value('openCount', readings), value('openAmount', readings)]),
    ).toEqual([
      ['2025-06-30', 'the last date on which anything happened', 2, 200_000],
      ['2025-09-30', 'the last date on which anything happened', 2, 250_000],
    ]);
    const [movements] = read.movements;
    expect(['added', 'won', 'slipped', 'amountUp', 'gone'].map((kind) => movements?.[kind]?.count)).toEqual([1, 1, 1, 1, 0]);
    expect(movements?.['edits']).toMatchObject([{ dimension: 'leadSource', changes: [{ was: 'Web', is: 'Event', count: 1 }] }]);
    expect(movements?.['slipped']).toMatchObject({
      deals: [
        { id: 'o2', before: { file: 'june.csv', line: 3 }, after: { file: 'september.csv', line: 3 }, was: '2025-07-31', is: '2025-10-31' },
      ],
    });
  });

  test('in either order of the files says the same', async () => {
    const answers = await answered('snapshot');
    const [straight, turned] = [
      await report('--answers', answers, at('june.csv'), at('september.csv')),
      await report('--answers', answers, at('september.csv'), at('june.csv')),
    ];
    const { sources: _, ...rest } = straight.read;
    expect(turned.read).toMatchObject(rest);
  });

  test('takes dates from the definitions without a question, and says which it could not use', async () => {
    const { read } = await report('--config', at('dated.json'), at('june.csv'), at('september.csv'));
    expect([read.asOf, read.snapshots.map(({ asOf, asOfFrom }) => [asOf, asOfFrom])]).toEqual([
      '2025-10-01',
      [
        ['2025-06-30', 'given'],
        ['2025-10-01', 'given'],
      ],
    ]);
    expect(read.notes).toContain('fileAsOf names august.csv, which is not among these files.');
  });

  test('dates one file by them too, and a date that does not exist is refused', async () => {
    expect((await report('--config', at('single.json'), at('september.csv'))).read.asOf).toBe('2025-10-05');
    const { status, err } = await runTerminal(['report', '--config', at('wrong.json'), at('june.csv')]);
    expect([status, err]).toEqual([1, expect.stringContaining('fileAsOf')]);
  });

  test('dates the files of an archive by their own names, one line each', async () => {
    const { read } = await report('--config', at('dated.json'), at('both.zip'));
    expect(read.sources.map(({ file }) => file)).toEqual(['both.zip!june.csv', 'both.zip!later/september.csv']);
    expect(read.snapshots.map(({ asOf }) => asOf)).toEqual(['2025-06-30', '2025-10-01']);
  });

  test('with one export says why there is no slippage', async () => {
    const { read } = await report(at('june.csv'));
    expect(read.readings.find(({ metric }) => metric === 'slippage')).toMatchObject({ value: null, n: 0, missing: 'no_history' });
    expect([read.snapshots.length, read.movements]).toEqual([1, []]);
  });

  test('in words lists the snapshots, the moves and how accounts were joined', async () => {
    const answers = await answered('snapshot');
    const { out } = await runTerminal(['report', '--answers', answers, at('june.csv'), at('september.csv'), at('accounts.csv')]);
    expect(out).toMatch(/Snapshots\n.*as of.*\n.*2025-06-30 +june\.csv.*EUR 2,000\.00 +2\n/);
    expect(out).toMatch(/Between 2025-06-30 and 2025-09-30, 3 deals in both\n/);
    expect(out).toMatch(/Slippage: 50.* of 2 deals expected from 2025-07-01 to 2025-09-30\./);
    expect(out).toMatch(/1 deal joined by a name that is equal only when normalised: Account 1 = ACCOUNT 1 Inc\./);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('report --json lists how deals were joined to accounts', async () => {
  const { read } = await report(at('september.csv'), at('accounts.csv'));
  expect(read.joins.map(({ way, deals }) => [way, deals])).toEqual([
    ['name', 1],
    ['normalisedName', 1],
    ['alone', 2],
  ]);
  expect(readFileSync(at('accounts.csv'), 'utf8')).toContain('ACCOUNT 1 Inc.');
});
