import { describe, expect, test } from 'vitest';
import { dateOf, parseDate } from '../../../src/core/model';
import { assembleSnapshots, settledBy, settleFiles } from '../../../src/core/snapshots';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { company as oneExport, totalOf } from '../../fixtures/ask-kernel';
import { admitted, between, outcomesOf, questionsOf, settle, snapshotsOf } from './exports';

const HEADER = 'opportunityId outcome amount currency createdDate closeDate';
const deals = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const row = (id: string, close: string, outcome = 'won', amount = '100'): string => `${id} ${outcome} ${amount} EUR 2025-01-01 ${close}`;
const SPRING = admitted('spring', deals(row('a', '2025-03-10'), row('b', '2025-06-30'), row('c', '2025-12-01', 'open')));
const SUMMER = admitted(
  'summer',
  deals(row('a', '2025-03-10'), row('b', '2025-06-30', 'lost'), row('c', '2025-09-20'), row('d', '2025-09-30')),
);
const told = (settled: ReturnType<typeof settle>): readonly string[] => snapshotsOf(settled, dateOf);
const choicesOf = (settled: ReturnType<typeof settle>): readonly string[] =>
  questionsOf(settled)[0]?.choices.map(({ value }) => value) ?? [];

describe('two exports that share deals', () => {
  test('are asked about on the later one by date, in whichever order they come, and nothing is read meanwhile', () => {
    for (const files of [
      [SPRING, SUMMER],
      [SUMMER, SPRING],
    ]) {
      const settled = settle(files);
      expect(outcomesOf(settled).toSorted()).toEqual(['spring load 3', 'summer ask 4']);
      expect(questionsOf(settled).map(({ id, ask }) => [id, ask])).toEqual([
        [
          'overlap spring000000 summer000000',
          'Which file holds? 3 of the 4 deals in summer.csv stand in spring.csv too, and would be counted twice.',
        ],
      ]);
      expect([choicesOf(settled), settled.snapshots]).toEqual([['replace', 'snapshot', 'parts', 'earlier'], []]);
    }
  });

  test('are no snapshots where their dates are one', () => {
    const twin = admitted('twin', deals(row('a', '2025-03-10'), row('z', '2025-06-30')));
    expect(choicesOf(settle([SPRING, twin]))).toEqual(['replace', 'parts', 'earlier']);
  });

  test('replace: the later takes the place of the earlier, which stays to be seen', () => {
    const settled = settle([SPRING, SUMMER], { [between('spring', 'summer')]: 'replace' });
    expect([outcomesOf(settled), told(settled)]).toEqual([['spring quarantine 0', 'summer load 4'], ['2025-09-30 summer']]);
    expect(settled.admissions[0]?.inspection).toMatchObject({
      error: 'Left out: 3 of its deals stand in summer.csv too, and that file was chosen.',
      setAside: [{ reason: 'the file is left out', count: 3 }],
    });
  });

  test('earlier: the other way', () => {
    const settled = settle([SPRING, SUMMER], { [between('spring', 'summer')]: 'earlier' });
    expect([outcomesOf(settled), told(settled)]).toEqual([['spring load 3', 'summer quarantine 0'], ['2025-06-30 spring']]);
  });

  test('snapshot: both stand, by their last event, and the numbers are read from the newest', () => {
    const settled = settle([SUMMER, SPRING], { [between('spring', 'summer')]: 'snapshot' });
    expect([outcomesOf(settled), told(settled)]).toEqual([
      ['summer notice 4', 'spring notice 3'],
      ['2025-06-30 spring', '2025-09-30 summer'],
    ]);
    expect(settled.admissions.map(({ inspection }) => inspection.notices[0]?.what)).toEqual([
      'the newest of 2 snapshots, of 2025-09-30: the numbers are read from it',
      'kept as the snapshot of 2025-06-30: it stands in the history, and the numbers are read from summer.csv',
    ]);
    const { assembly } = assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null);
    expect([assembly.deals.length, dateOf(assembly.dataset.asOf), assembly.dataset.asOfFrom]).toEqual([4, '2025-09-30', 'lastEvent']);
  });

  test('parts: both count, a deal in both once and from the later; what is dropped stands in the ledger with its lines', () => {
    const settled = settle([SPRING, SUMMER], { [between('spring', 'summer')]: 'parts' });
    expect([outcomesOf(settled), told(settled)]).toEqual([['spring quarantine 0', 'summer notice 4'], ['2025-09-30 spring summer']]);
    expect(settled.admissions[0]?.inspection.setAside).toEqual([
      { reason: 'the deal stands in summer.csv too, which is later: it counts once, from there', count: 3, lines: [2, 3, 4] },
    ]);
    const { assembly } = assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null);
    expect(assembly.deals.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['a won', 'b lost', 'c won', 'd won']);
  });

  test('an answer holds in whichever order it was asked, and one that is not offered is none', () => {
    const mirrored = settle([SPRING, SUMMER], { [between('summer', 'spring')]: 'replace' });
    expect(outcomesOf(mirrored)).toEqual(['spring load 3', 'summer quarantine 0']);
    expect(outcomesOf(settle([SPRING, SUMMER], { [between('spring', 'summer')]: 'both' }))[1]).toBe('summer ask 4');
  });

  test('of one date, parts count from the file that was later when people were asked', () => {
    const [one, two] = [admitted('one', deals(row('a', '2025-03-10', 'won'))), admitted('two', deals(row('a', '2025-03-10', 'lost')))];
    for (const files of [
      [one, two],
      [two, one],
    ]) {
      const { snapshots } = settle(files, { [between('one', 'two')]: 'parts' });
      expect(assembleSnapshots(snapshots, NO_DEFINITIONS, null).assembly.deals.map(({ outcome }) => outcome)).toEqual(['lost']);
    }
  });
});

describe('dates that people give', () => {
  test('make snapshots without a question', () => {
    const settled = settle([SPRING, SUMMER], {}, { spring: '2025-06-30', summer: '2025-10-02' });
    expect([questionsOf(settled).length, told(settled)]).toEqual([0, ['2025-06-30 spring', '2025-10-02 summer']]);
    const { assembly } = assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null);
    expect([dateOf(assembly.dataset.asOf), assembly.dataset.asOfFrom]).toEqual(['2025-10-02', 'given']);
  });

  test('that are the same make no snapshots', () => {
    expect(choicesOf(settle([SPRING, SUMMER], {}, { spring: '2025-10-01', summer: '2025-10-01' }))).toEqual([
      'replace',
      'parts',
      'earlier',
    ]);
  });

  test('of one file are its as-of date; what happened later is said', () => {
    const settled = settle([SUMMER], {}, { summer: '2025-07-31' });
    const { assembly } = assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null);
    expect(dateOf(assembly.dataset.asOf)).toBe('2025-07-31');
    expect(settled.admissions[0]?.inspection.notices).toEqual([
      { column: null, what: 'dates after 2025-07-31, the date that was given for the file', count: 2 },
    ]);
  });
});

describe('several exports', () => {
  const month = (name: string, close: string, ids: readonly string[]) => admitted(name, deals(...ids.map((id) => row(id, close))));
  const [march, april, may] = [
    month('march', '2025-03-31', ['a', 'b']),
    month('april', '2025-04-30', ['a', 'b', 'c']),
    month('may', '2025-05-31', ['a', 'c', 'd']),
  ];

  test('are asked about once each, against the newest before', () => {
    expect(questionsOf(settle([march, april, may])).map(({ id }) => id)).toEqual([between('march', 'april'), between('march', 'may')]);
    const one = settle([march, april, may], { [between('march', 'april')]: 'snapshot' });
    expect(questionsOf(one).map(({ id }) => id)).toEqual([between('april', 'may')]);
    const all = settle([may, march, april], { [between('march', 'april')]: 'snapshot', [between('april', 'may')]: 'snapshot' });
    expect([questionsOf(all).length, told(all)]).toEqual([0, ['2025-03-31 march', '2025-04-30 april', '2025-05-31 may']]);
  });

  test('that replace one another leave the snapshots before them standing', () => {
    const settled = settle([march, april, may], { [between('march', 'april')]: 'snapshot', [between('april', 'may')]: 'replace' });
    expect(told(settled)).toEqual(['2025-03-31 march', '2025-05-31 may']);
  });

  test('of two regions and two dates make two snapshots of two parts', () => {
    const [north, south] = [month('north', '2025-06-28', ['n1', 'n2']), month('south', '2025-06-30', ['s1'])];
    const [northLater, southLater] = [month('northlater', '2025-09-29', ['n1', 'n3']), month('southlater', '2025-09-30', ['s1', 's2'])];
    const answers = { [between('north', 'northlater')]: 'snapshot', [between('south', 'southlater')]: 'snapshot' };
    const settled = settle([southLater, north, northLater, south], answers);
    expect(told(settled)).toEqual(['2025-06-30 north south', '2025-09-30 northlater southlater']);
  });

  test('without a deal in common are parts of one table, and say so', () => {
    const settled = settle([march, month('june', '2025-06-30', ['x'])]);
    expect([outcomesOf(settled), told(settled)]).toEqual([['march load 2', 'june notice 1'], ['2025-06-30 june march']]);
    expect(settled.admissions[1]?.inspection.notices[0]?.what).toBe(
      'read as one table of deals with march.csv, in which each deal counts once',
    );
  });
});

describe('a file in parts', () => {
  test('reads as the whole file does', () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      row(`d${at}`, `2025-0${1 + (at % 8)}-1${at % 10}`, ['won', 'lost', 'open'][at % 3], String(100 + at)),
    );
    const whole = settle([admitted('whole', deals(...rows))]);
    const parts = settle([admitted('part2', deals(...rows.slice(11))), admitted('part1', deals(...rows.slice(0, 11)))]);
    const tables = ({ snapshots }: ReturnType<typeof settle>) => snapshots.at(-1)?.files ?? [];
    for (const metric of ['winRate', 'wonAmount', 'openAmount', 'acv', 'salesCycle', 'openCount'] as const)
      expect(totalOf(oneExport(tables(parts)), metric)).toEqual(totalOf(oneExport(tables(whole)), metric));
  });
});

describe('files without ids', () => {
  const without = (name: string, ...closes: readonly string[]) =>
    admitted(name, ['outcome amount currency closeDate', ...closes.map((close) => `won 100 EUR ${close}`)].join('\n'));
  test('are asked about, however little they share', () => {
    const settled = settle([without('one', '2025-03-01'), without('two', '2025-04-01')]);
    expect(questionsOf(settled)[0]?.ask).toBe(
      'Which file holds? The deals of one.csv and two.csv cannot be told apart by id; 0 of the 1 in two.csv read the same in one.csv.',
    );
    const parts = settle([without('one', '2025-03-01'), without('two', '2025-03-01', '2025-04-01')], { [between('one', 'two')]: 'parts' });
    expect(outcomesOf(parts)).toEqual(['one load 1', 'two notice 2']);
  });
  test('may stand as snapshots, of which nothing is compared', () => {
    const { snapshots } = settle([without('one', '2025-03-01'), without('two', '2025-04-01')], { [between('one', 'two')]: 'snapshot' });
    expect(assembleSnapshots(snapshots, NO_DEFINITIONS, null).history.movements[0]?.missing).toBe('no_history');
  });
});

describe('other tables', () => {
  const spend = (name: string, months: readonly string[]) =>
    admitted(name, ['month amount currency', ...months.map((month) => `${month} 500 EUR`)].join('\n'), 'spend');
  test('that share rows are asked about, the later or the earlier', () => {
    const [one, two] = [spend('one', ['2025-01-01', '2025-02-01']), spend('two', ['2025-02-01', '2025-03-01'])];
    expect(choicesOf(settle([SPRING, one, two]))).toEqual(['replace', 'earlier']);
    expect(outcomesOf(settle([SPRING, one, two], { [between('one', 'two')]: 'replace' })).slice(1)).toEqual([
      'one quarantine 0',
      'two load 2',
    ]);
    expect(outcomesOf(settle([SPRING, two, one], { [between('one', 'two')]: 'replace' })).slice(1)).toEqual([
      'two load 2',
      'one quarantine 0',
    ]);
  });
  test('of outreach count no line twice either', () => {
    const outreach = (name: string, months: readonly string[]) =>
      admitted(
        name,
        ['month sent replied meetings opportunities', ...months.map((month) => `${month} 900 90 30 10`)].join('\n'),
        'outreach',
      );
    const [one, two] = [outreach('one', ['2025-01-01', '2025-02-01']), outreach('two', ['2025-02-01', '2025-03-01'])];
    expect(choicesOf(settle([SPRING, one, two]))).toEqual(['replace', 'earlier']);
    expect(outcomesOf(settle([SPRING, one, two], { [between('one', 'two')]: 'replace' })).slice(1)).toEqual([
      'one quarantine 0',
      'two load 2',
    ]);
  });
  test('without any deals are read all the same', () => {
    expect(told(settle([spend('one', ['2025-01-01'])]))).toEqual(['2025-01-31 one']);
  });
});

test('the same bytes under two names are used once', () => {
  const again = { ...SPRING, inspection: { ...SPRING.inspection, file: 'again.csv' } };
  const settled = settle([SPRING, again]);
  expect([outcomesOf(settled), settled.snapshots[0]?.files.length]).toEqual([['spring load 3', 'again quarantine 0'], 1]);
  expect(settled.admissions[1]?.inspection.error).toBe('Left out: it holds exactly what spring.csv holds.');
});

describe('a last date far from all others', () => {
  const ordinary = Array.from({ length: 20 }, (_, at) => row(`d${at}`, `2025-0${1 + (at % 6)}-15`));
  const slip = admitted('slip', deals(...ordinary, row('late', '2052-06-30')));

  test('is asked about, with what becomes of it under each date', () => {
    const settled = settle([slip]);
    const [question] = questionsOf(settled);
    expect([outcomesOf(settled), settled.snapshots, question?.id]).toEqual([['slip ask 21'], [], 'as-of']);
    expect(question?.ask).toBe(
      'As of which date is slip.csv? One of its 42 dates lies 27 years after all others, which end on 2025-06-15.',
    );
    expect(question?.choices).toEqual([
      { value: '2025-06-15', reads: ['2052-06-30 (close date, line 22) → lies after the as-of date: the deal counts as open'] },
      {
        value: '2052-06-30',
        reads: ['2052-06-30 (close date, line 22) → has happened; the other dates end 9877 days before the as-of date'],
      },
    ]);
  });

  test('is settled by an answer, by the date of the file, or by one for everything', () => {
    const asOf = (settled: ReturnType<typeof settle>): string =>
      dateOf(assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null).assembly.dataset.asOf);
    expect(asOf(settle([slip], { 'as-of': '2025-06-15' }))).toBe('2025-06-15');
    expect(asOf(settle([slip], { 'as-of': '2052-06-30' }))).toBe('2052-06-30');
    expect(asOf(settle([slip], {}, { slip: '2025-07-01' }))).toBe('2025-07-01');
    expect(questionsOf(settleFiles([slip], settledBy(new Map(), { dateOf: () => null, asOf: parseDate('2025-07-01') })))).toEqual([]);
    expect(questionsOf(settle([slip], { 'as-of': '2030-01-01' })).length).toBe(1);
  });

  test('in a file of contracts is settled there, and the as-of date is the last of what is left', () => {
    const months = Array.from({ length: 24 }, (_, at) => `2024-${String(1 + (at % 12)).padStart(2, '0')}-01`);
    const rows = [...months, '2051-01-01'].map((start, at) => `s${at} acme ${start} 100 EUR`);
    const contracts = admitted('contracts', ['subscriptionId accountId startDate mrr currency', ...rows].join('\n'), 'subscription');
    const files = [admitted('file', deals(...ordinary)), contracts];
    expect(outcomesOf(settle(files))).toEqual(['file load 20', 'contracts ask 25']);
    const { snapshots } = settle(files, { 'as-of': '2024-12-01' });
    expect(dateOf(assembleSnapshots(snapshots, NO_DEFINITIONS, null).assembly.dataset.asOf)).toBe('2025-06-15');
  });

  test.each([
    ['near the others', [...ordinary, row('late', '2026-06-10')]],
    ['of many deals', [...ordinary, ...Array.from({ length: 8 }, (_, at) => row(`late${at}`, '2052-06-30'))]],
    ['of too few to tell', [row('a', '2023-03-10'), row('b', '2025-06-30')]],
    ['due, and not yet an event', [...ordinary, row('late', '2052-06-30', 'open')]],
  ])('is not asked about where it is %s', (_, rows) => {
    expect(questionsOf(settle([admitted('file', deals(...rows))]))).toEqual([]);
  });
});
