import { describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { digestOf, readQuestion, rulesIn, USUAL_QUESTION, versionAddress, withoutRules } from '../../../src/core/question';
import type { Dataset, DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { aboutText } from '../../../src/exports/about';
import { cardCsv } from '../../../src/exports/csv';
import { rowsCsv } from '../../../src/exports/rows-csv';
import { fileName, zipOf } from '../../../src/exports/zip';
import { cited } from '../../../src/views/cited';
import { definitionLines, provenanceLines, provenanceOf, sourceTexts } from '../../../src/views/provenance';
import { numberCell, textCell, type Table } from '../../../src/views/table';
import { dataset as made, dimension, number, share } from '../views/made';

const ABOUT = [{ label: 'As of', text: '2025-09-30' }];
const FORMULAS = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("http://evil.example","x")'];
/** Cells of a CSV text, as a reader takes them. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines;
}
const table = (cells: readonly (readonly [string, number | null])[]): Table => ({
  caption: 'All',
  columns: [
    { id: 'name', label: 'Name', isNumber: false },
    { id: 'change', label: '=Change', isNumber: true },
  ],
  rows: cells.map(([name, value], at) => ({ id: String(at), cells: [textCell(name), numberCell(String(value), value)] })),
  note: null,
});

describe('a CSV file of a card', () => {
  it.each(FORMULAS)('shows and does not run %j, in a name, a label, a slice and a filter', (text) => {
    const about = [{ label: text, text }];
    const reading = share('winRate', 1, 3, { slice: { [text]: text } });
    const files = [
      cardCsv({ evidence: [{ as: text, reading }], table: null, about }),
      cardCsv({ evidence: [], table: table([[text, -1]]), about }),
      rowsCsv({ columns: ['Name'], rows: [[/^[+-]1$/.test(text) ? `${text}x` : text]] }, about),
    ];
    const cells = files.flatMap((file) => cellsOf(file.replace('\ufeff', ''))).flat();
    expect(cells.filter((cell) => cell !== '-1' && /^\s*[=+\-@＝]|^[\t\r]/u.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell === '-1')).toHaveLength(1);
  });

  it('keeps numbers numbers, in full, also below zero', () => {
    const csv = cardCsv({ evidence: [{ as: 'change', reading: number('acvMedian', -1 / 3, 7) }], table: null, about: [] });
    expect(cellsOf(csv)[1]?.[5]).toBe('-0.3333333333333333');
    expect(cellsOf(cardCsv({ evidence: [], table: table([['a', -0.1 - 0.2]]), about: [] }))[1]).toEqual(['a', '-0.30000000000000004']);
    expect(cellsOf(rowsCsv({ columns: ['n'], rows: [['-12.50'], ['+3'], ['-1e3x']] })).flat()).toEqual(['n', '-12.50', '+3', "'-1e3x", '']);
  });

  it('says of a table what the page says, and the number behind it in full: no interval is lost, no unit left to be guessed', () => {
    const read = share('winRate', 31, 272);
    const columns = ['Change', 'Amount', '95% interval, %', 'Won of closed', 'Deals'].map((label) => ({
      id: label,
      label,
      isNumber: true,
    }));
    const cells = [
      numberCell('−5.9 points (−11.5 to −0.4)', -0.059),
      numberCell('USD 16,588,089.16', 1_658_808_916),
      numberCell('−0.1 to 15.7', -0.1),
      numberCell('31 of 272', 272),
      numberCell('1,458', 1458),
    ];
    const made = { caption: '', columns, rows: [{ id: 'a', cells }], note: null };
    expect(cellsOf(cardCsv({ evidence: [], table: made, about: [] }).replace('\ufeff', '')).slice(0, 2)).toEqual([
      ['Change', 'Change, exact', 'Amount', 'Amount, exact (money in minor units)', '95% interval, %', 'Won of closed', 'Deals'],
      ['−5.9 points (−11.5 to −0.4)', '-0.059', 'USD 16,588,089.16', '1658808916', '−0.1 to 15.7', '31 of 272', '1458'],
    ]);
    const limits = {
      ...made,
      columns: columns.slice(0, 1),
      rows: [{ id: 'a', cells: [{ text: '31 of 272', sort: read.value, reading: read }] }],
    };
    expect(cellsOf(cardCsv({ evidence: [], table: limits, about: [] }).replace('\ufeff', '')).slice(0, 2)).toEqual([
      ['Change', 'Change, exact', 'Change, lower limit', 'Change, upper limit'],
      ['31 of 272', String(31 / 272), String(read.low), String(read.high)],
    ]);
    const rated = { ...made, columns: columns.slice(0, 1), rows: [{ id: 'a', cells: [numberCell('92.0% (89.4–94.0)', 0.92)] }] };
    expect(cellsOf(cardCsv({ evidence: [], table: rated, about: [] }))[1]).toEqual(['92.0% (89.4–94.0)', '0.92']);
    const none = { ...made, columns: columns.slice(0, 1), rows: [{ id: 'a', cells: [numberCell('not defined: no spend', null)] }] };
    expect(cellsOf(cardCsv({ evidence: [], table: none, about: [] }))[1]).toEqual(['not defined: no spend']);
  });

  it('names the unit and dates as machines read them', () => {
    const [header = [], line = []] = cellsOf(cardCsv({ evidence: cited([number('acvMedian', 123_45, 7)]), table: null, about: [] }));
    expect(header[7]).toBe('currency (money in minor units)');
    expect([line[3], line[4], line[5], line[7]]).toEqual(['2025-07-01', '2025-09-30', '12345', 'USD']);
  });

  it('says below its table what it is about, on one line each', () => {
    const csv = cardCsv({
      evidence: cited([share('winRate', 1, 2)]),
      table: null,
      about: [...ABOUT, { label: 'File', text: 'a\r\n=1.csv' }],
    });
    expect(cellsOf(csv).slice(2)).toEqual([[''], ['About this file', ''], ['As of', '2025-09-30'], ['File', 'a =1.csv'], ['']]);
  });

  it('is the same bytes for the same card', () => {
    const card = { evidence: cited([share('winRate', 1, 2)]), table: null, about: ABOUT };
    expect(cardCsv(card)).toBe(cardCsv({ ...card }));
  });
});

describe('a zip', () => {
  const FILES = [
    { name: 'b.csv', text: 'b\r\n' },
    { name: 'a.svg', text: '<svg/>' },
    { name: 'b.csv', text: 'another' },
  ];

  it('is the same bytes for the same texts, sorted by name, dated alike', () => {
    const [zip, again] = [zipOf(FILES), zipOf(FILES)];
    expect(zip).toEqual(again);
    expect(Object.keys(unzipSync(zip))).toEqual(['a.svg', 'b-2.csv', 'b.csv']);
    expect(strFromU8(unzipSync(zip)['b-2.csv'] ?? new Uint8Array())).toBe('another');
    const view = new DataView(zip.buffer);
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21]);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['<img src=x>', 'img-src-x-'],
    ['Ünïcode', 'Ünïcode'],
  ])('names no file that leaves its folder: %s', (text, name) => expect(fileName(text)).toBe(name));
});

describe('where it comes from', () => {
  const INDUSTRY = 'industry' as DimensionId;
  const names = ['Retail', '<b>Energy</b>', '=Media', 'Health'];
  const dataset: Dataset = { ...made([dimension('industry', names)]), fingerprint: '0123456789abcdef' };
  const source = {
    dataset,
    definitions: { ...NO_DEFINITIONS, targets: [{ metric: 'winRate', slice: [], want: 'atLeast', value: 0.25 }] },
    icpVersion: null,
    admissions: [
      { inspection: { file: 'deals.csv', sha256: 'ab'.repeat(32), notices: [], records: 3, loaded: 3, setAside: [], notData: [] } },
    ],
    sample: null,
  } as const;
  const filtered = {
    ...USUAL_QUESTION,
    where: [{ dimension: INDUSTRY, is: 'in', members: names.map((name) => digestOf(INDUSTRY, name)) }],
  } as const;
  const linesOf = (from = provenanceOf(source, filtered, 'Plumbline 1')) =>
    new Map(provenanceLines(from).map(({ label, text }) => [label, text]));

  it('names files, period, comparison, every value of a filter, as-of, ICP, data and product', () => {
    const lines = linesOf();
    expect(lines.get('Filters')).toBe('Industry is Retail, <b>Energy</b>, =Media or Health');
    expect(lines.get('As of')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(lines.get('Data fingerprint')).toBe('0123456789abcdef');
    expect(lines.get('File')).toBe(`deals.csv (SHA-256 ${'ab'.repeat(32)})`);
    expect(lines.get('Workspace')).toBe('own files');
    expect(lines.get('Compared with')).toMatch(/^Period before/);
    expect(lines.get('ICP version')).toMatch(/^no ICP version/);
    expect(lines.get('Made by')).toBe('Plumbline 1');
  });

  it('holds no name of a file in its link', () => {
    for (const name of names) expect(linesOf().get('Link')).not.toContain(name);
  });

  it('has a link that asks the same of whoever opens it: question, ICP version and as-of date, the usual ones too', () => {
    const icp = [{ id: 'first', name: 'ICP 1' }] as unknown as (typeof source)['definitions']['icp'];
    const version = { ...source.definitions, icp, icpRuler: { kind: 'version', id: 'first' } } as const;
    const given: Dataset = { ...dataset, asOfFrom: 'given' };
    const asOf = linesOf().get('As of');
    const cases = [
      { dataset, definitions: source.definitions, rules: { icp: 'latest', asOf: 'last' } },
      { dataset, definitions: { ...version, icpRuler: { kind: 'inForceThen' } } as const, rules: { icp: 'then', asOf: 'last' } },
      { dataset: given, definitions: version, rules: { icp: versionAddress('first'), asOf } },
    ];
    for (const { rules, ...held } of cases) {
      const link = linesOf(provenanceOf({ ...source, ...held }, filtered, 'Plumbline 1')).get('Link') ?? '';
      expect(rulesIn(link)).toEqual(rules);
      expect(readQuestion(link)).toEqual({ question: filtered, notes: [] });
      expect(readQuestion(withoutRules(link)).question).toEqual(filtered);
    }
  });

  it('says that nothing is compared where nothing is, and that a sample is one', () => {
    const alone = provenanceOf({ ...source, sample: 'Harbourline' }, { ...USUAL_QUESTION, compare: [] }, 'Plumbline 1');
    expect([alone.compared, alone.workspace, alone.filters]).toEqual(['Nothing', 'Sample data: Harbourline', []]);
    expect(sourceTexts(alone).join('\n')).toMatch(
      /Sample data: Harbourline · deals\.csv\n.*filters: none\n.*data 0123456789ab · Plumbline 1$/,
    );
  });

  it('begins with a warning while the own total of a file differs from ours: in a CSV, in a zip, and below a picture', () => {
    const [{ inspection }] = source.admissions;
    const held = (came: 'agrees' | 'differs') =>
      provenanceOf(
        { ...source, admissions: [{ inspection: { ...inspection, notices: [{ column: null, what: 'a total', count: 1, held: came }] } }] },
        filtered,
        'Plumbline 1',
      );
    const says = 'The own total of deals.csv does not agree with ours';
    const [first, ...rest] = provenanceLines(held('differs'));
    expect([first?.label, first?.text]).toEqual(['Warning', expect.stringContaining(`${says}. Rows may be missing or be there twice`)]);
    expect(rest).toEqual(provenanceLines(held('agrees')));
    const csv = cardCsv({ evidence: [], table: null, about: provenanceLines(held('differs')) });
    expect(cellsOf(csv).find(([label]) => label === 'Warning')?.[1]).toContain(says);
    expect(aboutText('Council', provenanceLines(held('differs')))).toContain(`Warning: ${says}`);
    const [note, ...below] = sourceTexts(held('differs'));
    expect(note).toBe(`${says}: hold no number here for final.`);
    expect(below).toEqual(sourceTexts(held('agrees')));
    expect(sourceTexts(held('agrees'))).toEqual(sourceTexts(provenanceOf(source, filtered, 'Plumbline 1')));
  });

  it('tells the definitions in force once each, with targets of the same metrics alone', () => {
    const lines = definitionLines(['winRate', 'winRate', 'none such'], source);
    expect(lines.map(({ label }) => label)).toEqual([
      'Definition: Win rate',
      'Setting: Deals that pipeline metrics read',
      'Target: Win rate',
    ]);
    expect(definitionLines(['wonCount'], source).some(({ label }) => label.startsWith('Target'))).toBe(false);
  });

  it('is a page of single lines', () => {
    expect(aboutText('A\nB', [{ label: 'x', text: 'a\u0000\r\nb' }])).toBe('A B\r\n\r\nx: a b\r\n');
  });
});
