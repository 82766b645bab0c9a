import { describe, expect, it } from 'vitest';
import type { Admission } from '../../src/core/admission';
import type { Inspection, Sha256 } from '../../src/core/model';
import { ledgerOf } from '../../src/views/ledger';
import { LEAVE_OUT, mappingOf, OWN_NAME, pipelinesOf, targetOf } from '../../src/views/mapping';
import { guarded } from '../../src/exports/cell';
import { setAsideCsv, setAsideName } from '../../src/exports/set-aside-csv';
import { loadingOf, outcomeText } from '../../src/views/sources';

const INSPECTION: Inspection = {
  file: 'deals.csv',
  sha256: 'ab12' as Sha256,
  bytes: 1_234_567,
  format: 'salesforce',
  table: 'opportunity',
  outcome: 'quarantine',
  records: 5012,
  loaded: 4961,
  setAside: [{ reason: 'close date 2025-02-30 does not exist', count: 38, lines: [41, 1097] }],
  notData: [{ kind: 'blank', count: 13, lines: [7] }],
  notices: [{ column: 'Amount', what: 'currency signs removed', count: 412 }],
  questions: [],
  error: null,
  totals: null,
  mapping: {},
};
const ADMISSION: Admission = {
  inspection: INSPECTION,
  columns: [],
  stages: [],
  setAside: [],
  header: [],
  headerLine: 1,
  preview: [],
  table: null,
};

describe('a ledger', () => {
  it('is an equation that can be read aloud', () => {
    expect(ledgerOf(ADMISSION).equation).toBe('5,012 records in the file = 4,961 loaded + 38 set aside + 13 not data');
  });

  it('says where records stand by plain line numbers, and how many more there are', () => {
    expect(ledgerOf(ADMISSION).setAside).toEqual([
      { what: 'close date 2025-02-30 does not exist', count: '38', lines: 'lines 41, 1097 and 36 more' },
    ]);
  });

  it('that does not add up is said not to hold', () => {
    expect([ledgerOf(ADMISSION).holds, ledgerOf({ ...ADMISSION, inspection: { ...INSPECTION, loaded: 4960 } }).holds]).toEqual([
      true,
      false,
    ]);
  });

  it('calls outcomes by the words of the contract', () => {
    const words = (['load', 'notice', 'quarantine', 'ask', 'reject'] as const).map((outcome) =>
      outcomeText({ ...INSPECTION, outcome }, false),
    );
    expect(words).toEqual(['Ready', 'Ready, 1 adjustment', 'Ready, 38 rows set aside', 'Needs an answer', 'Cannot be used']);
  });

  it('names what stands between a draft and its loading', () => {
    expect(loadingOf({ admissions: [ADMISSION], definitionsError: null, canLoad: true })).toEqual({
      load: 'Load 4,961 rows',
      barrier: null,
    });
    expect(loadingOf({ admissions: [ADMISSION], definitionsError: 'workspace.json: wrong.', canLoad: false }).barrier).toBe(
      'workspace.json: wrong.',
    );
  });
});

describe('set-aside rows as CSV', () => {
  it.each([
    ['=1+2', "'=1+2"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['-12.5', '-12.5'],
    ['+1', '+1'],
    ['-1,234.50', '-1,234.50'],
    ['plain', 'plain'],
    ['a\u0000b', 'ab'],
    ['', ''],
  ])('write %j so that no spreadsheet runs it: %j', (cell, written) => expect(guarded(cell)).toBe(written));

  it('carry the line, the reason and the cells as they stand in the file', () => {
    const columns = ['Id', 'Say "it"'].map((header) => ({ header, to: null, confidence: 0, samples: [] }));
    const csv = setAsideCsv({
      ...ADMISSION,
      columns,
      setAside: [{ line: 41, reason: 'Amount lots is not an amount', column: 'Amount', cells: ['007', '=HYPERLINK("x")'] }],
    });
    expect(csv).toBe('\ufeff"Line","Reason","Id","Say ""it"""\r\n"41","Amount lots is not an amount","007","\'=HYPERLINK(""x"")"\r\n');
  });

  it('are named after the file, and after the entry of an archive', () => {
    expect([setAsideName('deals.csv'), setAsideName('all.zip!2025/deals.csv')]).toEqual(['deals-set-aside.csv', 'deals-set-aside.csv']);
  });
});

describe('a mapping', () => {
  const column = (header: string, to: string | null, confidence = 0.9) => ({ header, to, confidence, samples: ['a', 'b'] });

  it('lists required columns first and those that are left out last', () => {
    const mapping = mappingOf({
      ...ADMISSION,
      columns: [
        column('Note', null, 0),
        column('Team', 'Team', 0.5),
        column('Owner', 'owner'),
        column('Amount', 'amount'),
        column('Stage', 'stage', 1),
      ],
    });
    expect(mapping?.rows.map(({ header, value, confidence, isRequired }) => [header, value, confidence, isRequired])).toEqual([
      ['Stage', 'stage', 'Chosen', true],
      ['Amount', 'amount', 'Likely: a usual name for it', false],
      ['Owner', 'owner', 'Likely: a usual name for it', false],
      ['Team', OWN_NAME, 'No usual name: kept as a dimension', false],
      ['Note', LEAVE_OUT, 'Not read', false],
    ]);
    expect(mapping?.missing).toBeNull();
  });

  it('names what the table cannot do without', () => {
    expect(mappingOf({ ...ADMISSION, columns: [column('Amount', 'amount')] })?.missing).toBe('Not found yet: stage or outcome.');
  });

  it('turns a chosen option into a field, the column’s own name, or nothing', () => {
    expect([targetOf('Team', 'owner'), targetOf('Team', OWN_NAME), targetOf('Team', LEAVE_OUT)]).toEqual(['owner', 'Team', null]);
  });

  it('adds stage words up over files, those that nobody has settled first', () => {
    const stages = [
      { pipeline: null, stage: 'Won', count: 3, outcome: 'won' as const },
      { pipeline: null, stage: 'Odd', count: 1, outcome: null },
    ];
    const [all] = pipelinesOf([
      { ...ADMISSION, stages },
      {
        ...ADMISSION,
        stages: [
          { pipeline: null, stage: 'Won', count: 2, outcome: 'won' },
          { pipeline: null, stage: 'Lost', count: 5, outcome: 'lost' },
        ],
      },
    ]);
    expect(all).toEqual({
      name: null,
      title: 'All deals',
      winRate: 'As mapped, 5 of 10 closed deals are won.',
      stages: [
        { stage: 'Odd', count: '1', outcome: null },
        { stage: 'Won', count: '5', outcome: 'won' },
        { stage: 'Lost', count: '5', outcome: 'lost' },
      ],
    });
  });
});
