import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL, type RawTable } from '../../../src/core/admission';
import { encoders } from './encoders';
import { fileOf, oddOf, read, readRecords, readRefusal, rowsOf } from './files';
import { bookOf, dealRows, HEADER, number, partsOf, packed, rowsOf as sheetRows, sheetOf, text } from './workbooks';

const KINDS = { [TEXT_CELL]: 'text', [NUMBER_CELL]: 'number', [DATE_CELL]: 'date', [BOOLEAN_CELL]: 'boolean' };

/** The second column of a sheet, each cell as `kind value`, under the header A, B. */
function cellsOf(raw: RawTable, column = 1): readonly string[] {
  const { codes, values, kinds } = raw.columns[column] ?? { codes: [], values: [] };
  return Array.from(codes, (code) => `${KINDS[(kinds?.[code] ?? TEXT_CELL) as keyof typeof KINDS]} ${values[code]}`);
}

const saidOf = (raw: RawTable): readonly string[] =>
  raw.notices.map(({ column, what, count }) => `${column ?? '-'}: ${what.split(/[:,]/)[0]} ${count}`);

/** A sheet with one cell a row under B, given as XML without its place. */
const column = (cells: readonly string[]): string =>
  `<row r="1">${text('A1', 'Id')}${text('B1', 'Value')}</row>${cells
    .map((cell, i) => `<row r="${i + 2}">${text(`A${i + 2}`, `x${i}`)}${cell.replace('<c', `<c r="B${i + 2}"`)}</row>`)
    .join('')}`;

test('a sheet is read by rows, with their numbers, and with hash and length of the file', async () => {
  const book = sheetOf(sheetRows(dealRows(20)));
  const raw = await readRecords(book);
  expect([raw.header, raw.headerLine, raw.rows, raw.recordCount, raw.odd, raw.notices, raw.questions]).toEqual([
    HEADER,
    1,
    20,
    20,
    [],
    [],
    [],
  ]);
  expect([raw.sha256, raw.bytes]).toEqual([createHash('sha256').update(book).digest('hex'), book.length]);
  expect(rowsOf(raw)[1]).toEqual(['0062', 'Deal 2', 'Prospecting', '201']);
  expect(Array.from(raw.lines)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  expect((await readRecords(gzipSync(book))).rows).toBe(20);
});

test.each([
  ['<c><v>42</v></c>', 'number 42'],
  ['<c t="n"><v>-0.5</v></c>', 'number -0.5'],
  ['<c><v>1.2345000000000001E3</v></c>', 'number 1234.5'],
  ['<c><v>0.1</v></c>', 'number 0.1'],
  ['<c><v>0.30000000000000004</v></c>', 'number 0.3'],
  ['<c><v>4.9999999999999991</v></c>', 'number 5'],
  ['<c><v>1234567.8900000001</v></c>', 'number 1234567.89'],
  ['<c><v>1E+21</v></c>', 'number 1000000000000000000000'],
  ['<c><v>1.5e-7</v></c>', 'number 0.00000015'],
  ['<c><v>-0</v></c>', 'number 0'],
  ['<c><v>007</v></c>', 'number 7'],
  ['<c><v>12.50</v></c>', 'number 12.5'],
  ['<c><v>123456789012345678</v></c>', 'number 123456789012346000'],
  ['<c><v>1e999</v></c>', 'text 1e999'],
  ['<c><v>0x10</v></c>', 'text 0x10'],
  ['<c><v>twelve</v></c>', 'text twelve'],
  ['<c t="b"><v>1</v></c>', 'boolean true'],
  ['<c t="b"><v>0</v></c>', 'boolean false'],
  ['<c t="str"><f>A1</f><v> kept </v></c>', 'text  kept '],
  ['<c t="str"><f>""</f><v></v></c>', 'text '],
  ['<c t="inlineStr"><is><t>12.345</t></is></c>', 'text 12.345'],
  ['<c t="inlineStr"><is><r><t>two </t></r><r><rPr/><t>runs</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></is></c>', 'text two runs'],
  ['<c t="inlineStr"><is><t>a &amp; b &lt;c&gt; &#8364;&#x1F600; &quot;&apos;</t></is></c>', 'text a & b <c> €😀 "\''],
  ['<c t="inlineStr"><is><t><![CDATA[<b> & ]]></t></is></c>', 'text <b> & '],
  ['<c t="inlineStr"><is><t>a_x000D_\r\nb_x005F_x0041_</t></is></c>', 'text a\r\nb_x0041_'],
  ['<c t="inlineStr"><is><t>=1+1</t></is></c>', 'text =1+1'],
  ['<c t="s"><v>0</v></c>', 'text first & only'],
  ['<c t="d"><v>2025-03-31</v></c>', 'date 2025-03-31'],
  ['<c t="d"><v>2025-03-31T00:00:00</v></c>', 'date 2025-03-31'],
  ['<c t="d"><v>2025-02-30</v></c>', 'text 2025-02-30'],
  ['<c><f>A1*2</f><v>84</v></c>', 'number 84'],
])('the cell %s is %s', async (cell, expected) => {
  const raw = await readRecords(
    sheetOf(column([cell, '<c><v>1</v></c>']), { texts: ['<r><t xml:space="preserve">first &amp;</t></r><r><t> only</t></r>'] }),
  );
  expect(cellsOf(raw)[0]).toBe(expected);
});

test('days are dates where a format says so, in either system', async () => {
  const days = [45657, 1, 59, 60, 61, 2958465, 36526.5, 45657.999999999].map((serial) => number('', serial, 1));
  const raw = await readRecords(sheetOf(column(days), { formats: [0, 'yyyy\\-mm\\-dd;@'] }));
  expect(cellsOf(raw)).toEqual(
    ['2024-12-31', '1900-01-01', '1900-02-28', '1900-02-28', '1900-03-01', '9999-12-31', '2000-01-01', '2025-01-01'].map(
      (day) => `date ${day}`,
    ),
  );
  expect(saidOf(raw)).toEqual(['Value: day 60 of 1900 is no day of the calendar 1', 'Value: times of day dropped 1']);
  const mac = await readRecords(sheetOf(column([0, 1, 44195].map((serial) => number('', serial, 0))), { formats: [14], is1904: true }));
  expect(cellsOf(mac)).toEqual(['date 1904-01-01', 'date 1904-01-02', 'date 2024-12-31']);
});

test('a number that a format shows as a date, and that names no day, is text that will be set aside', async () => {
  const raw = await readRecords(sheetOf(column([0, -5, 20250331, 0.5].map((serial) => number('', serial))), { formats: [14] }));
  expect(cellsOf(raw)).toEqual(['text 1900-01-00', 'text -5', 'text 20250331', 'text 0.5']);
});

test.each([
  [14, 'date'],
  [22, 'date'],
  [17, 'date'],
  [30, 'date'],
  [57, 'date'],
  [0, 'number'],
  [2, 'number'],
  [9, 'number'],
  [10, 'number'],
  [44, 'number'],
  [49, 'number'],
  [20, 'number'],
  [46, 'number'],
  ['dd.mm.yyyy', 'date'],
  ['[$-407]d. mmmm yyyy;@', 'date'],
  ['m/d/yy h:mm', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['mmm', 'date'],
  ['MMM-YY', 'date'],
  ['yyyymmdd', 'date'],
  ['"Date: "yyyy', 'date'],
  ['[<45000]"Old";yyyy-mm-dd', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['d/m/yyyy h:mm:ss AM/PM', 'date'],
  ['[$-411]ge.m.d', 'date'],
  ['#,##0.00', 'number'],
  ['#,##0.00 [$€-407]', 'number'],
  ['0.00E+00', 'number'],
  ['[Red]-0.00', 'number'],
  ['0 "days"', 'number'],
  ['0\\d', 'number'],
  ['0.0,,"M"', 'number'],
  ['General', 'number'],
  ['GENERAL;[Red]-General', 'number'],
  ['Standard', 'number'],
  ['h:mm', 'number'],
  ['[h]:mm:ss', 'number'],
  ['mm:ss.0', 'number'],
  ['[mm]:ss', 'number'],
  ['_-* #,##0.00\\ "USD"_-', 'number'],
  ['@', 'number'],
  ['', 'number'],
  ['0%', 'number'],
  ['"unclosed yyyy', 'number'],
] as const)('under the format %s the number 45657 is a %s', async (format, kind) => {
  const raw = await readRecords(sheetOf(column([number('', 45657)]), { formats: [format] }));
  expect(cellsOf(raw)[0]).toBe(kind === 'date' ? 'date 2024-12-31' : 'number 45657');
});

test('errors and formulas without a result are missing, counted by column and kind, and never text', async () => {
  const error = (name: string): string => `<c t="e"><f>1/0</f><v>${name}</v></c>`;
  const cells = [
    error('#REF!'),
    error('#REF!'),
    error('#N/A'),
    error('#SPILL!'),
    error('<b>'),
    '<c><f>SUM(A1)</f></c>',
    '<c><f>SUM(A1)</f><v></v></c>',
    '<c><v>1</v></c>',
  ];
  const raw = await readRecords(sheetOf(column(cells.map((cell) => cell.replace('<b>', 'odd')))));
  expect(cellsOf(raw)).toEqual([...Array.from({ length: 7 }, () => 'text '), 'number 1']);
  expect(saidOf(raw)).toEqual([
    'Value: #REF! is an error of the spreadsheet 2',
    'Value: #N/A is an error of the spreadsheet 1',
    'Value: #SPILL! is an error of the spreadsheet 1',
    'Value: #ERROR! is an error of the spreadsheet 1',
    'Value: formulas without a stored result 2',
  ]);
});

test('rows and cells that do not say where they stand follow the one before', async () => {
  const rows = `<row>${text('', 'Id')}${text('', 'Value')}</row><row>${text('', 'a')}${number('', 1)}</row><row>${number('B7', 2)}</row><row r="9">${text('', 'c')}<c/>${'<c s="1"/>'}</row><row/><row>${text('A', 'd').replace('r="A"', 'r="A11"')}</row>`;
  const raw = await readRecords(sheetOf(rows));
  expect([Array.from(raw.lines), oddOf(raw), raw.recordCount]).toEqual([
    [2, 7, 9, 11],
    ['3 blank', '4 blank', '5 blank', '6 blank', '8 blank', '10 blank'],
    10,
  ]);
  expect(rowsOf(raw)).toEqual([
    ['a', '1'],
    ['', '2'],
    ['c', ''],
    ['d', ''],
  ]);
});

test('blank rows between are odd, blank rows and columns at the end are no records, blanks are no cells', async () => {
  const blank = (row: number): string => `<row r="${row}"><c r="A${row}" s="0"/>${text(`B${row}`, ' \n')}</row>`;
  const raw = await readRecords(
    sheetOf(
      `${sheetRows(dealRows(3))}${blank(5)}<row r="8">${text('A8', '9')}</row>${[9, 10, 11].map(blank).join('')}<row r="12"><c r="XFD12" s="0"/></row>`,
    ),
  );
  expect([raw.rows, oddOf(raw), raw.recordCount, raw.columns.length]).toEqual([4, ['5 blank', '6 blank', '7 blank'], 7, 4]);
});

test('rows above the header are preamble, and the table may start anywhere', async () => {
  const preamble = `<row r="2">${text('A2', 'Pipeline report')}</row><row r="3">${text('A3', 'As of')}${number('B3', 45657)}</row>`;
  const raw = await readRecords(sheetOf(preamble + sheetRows(dealRows(6), { first: 5, column: 2 })));
  expect([raw.header, raw.headerLine, raw.rows, oddOf(raw)]).toEqual([HEADER, 5, 6, ['1 blank', '2 short', '3 short', '4 blank']]);
  expect(raw.odd.map(({ record, cells }) => [record, ...cells])).toEqual([
    [1, ''],
    [2, 'Pipeline report'],
    [3, 'As of', '45657'],
    [4, ''],
  ]);
});

test('a cell beside the table sets its row aside; a column that half of the rows fill belongs to it', async () => {
  const note = sheetRows(dealRows(6)).replace('</row><row r="4">', `${text('F3', 'call them')}</row><row r="4">`);
  const raw = await readRecords(sheetOf(note));
  expect([raw.rows, oddOf(raw), raw.odd[0]?.cells]).toEqual([5, ['3 long'], ['0062', 'Deal 2', 'Prospecting', '201', '', 'call them']]);
  const rows = dealRows(6).map((cells, i) => [i === 0 ? '' : i, ...cells]);
  const indexed = await readRecords(sheetOf(sheetRows(rows)));
  expect([indexed.header, indexed.rows, rowsOf(indexed)[0]?.[0]]).toEqual([['', ...HEADER], 6, '1']);
});

test('a column that is empty below its name is a column; a name that is missing is an empty one', async () => {
  const rows = [['Id', '', 'Amount', 'Note'], ...Array.from({ length: 12 }, (_, i) => [`x${i}`, i, i * 2, ''])];
  const raw = await readRecords(sheetOf(sheetRows(rows)));
  expect([raw.header, raw.columns.length, raw.rows]).toEqual([['Id', '', 'Amount', 'Note'], 4, 12]);
});

test('hidden rows, hidden columns and merged cells are read, and said', async () => {
  const rows = sheetRows(dealRows(5)).replace('<row r="3">', '<row r="3" hidden="1">').replace('<row r="4">', '<row r="4" hidden="true">');
  const raw = await readRecords(
    sheetOf(rows, {
      before: '<cols><col min="1" max="2" width="9" hidden="1"/><col min="30" max="16384" hidden="1"/></cols>',
      after: '<mergeCells count="3"><mergeCell ref="A2:A3"/><mergeCell ref="AA2:AB3"/><mergeCell ref="C1:D1"/></mergeCells>',
    }),
  );
  expect([raw.rows, saidOf(raw)]).toEqual([5, ['-: hidden rows 2', '-: hidden columns 2', '-: merged cells 2']]);
});

test('a cell that holds a NUL or half of a character sets its row aside', async () => {
  const rows = sheetRows(dealRows(4))
    .replace('Deal 2<', 'Deal_x0000_2<')
    .replace('Deal 3<', 'Deal _xD83D_3<')
    .replace('Deal 4<', '_xD83D__xDE00_<');
  const raw = await readRecords(sheetOf(rows));
  expect([oddOf(raw), rowsOf(raw).map((row) => row[1])]).toEqual([
    ['3 control', '4 control'],
    ['Deal 1', '😀'],
  ]);
});

test('the only sheet with a table is read, and the others are named', async () => {
  const deals = { name: 'Deals & more', rows: sheetRows(dealRows(5)) };
  const note = { name: 'Read me', rows: sheetRows([['Exported on Monday']]) };
  const hidden = { name: 'Lists', rows: sheetRows(dealRows(2)), state: 'veryHidden' as const };
  const raw = await readRecords(bookOf({ sheets: [note, { name: 'Blank', rows: '' }, deals, hidden] }));
  expect([raw.rows, raw.questions]).toEqual([5, []]);
  expect(raw.notices.map(({ what, count }) => [what, count])).toEqual([
    ['hidden sheets left out: “Lists”', 1],
    ['sheet “Deals & more” is read; sheets without a table are left out: “Read me”', 1],
  ]);
  const alone = await readRecords(bookOf({ sheets: [note, hidden] }));
  expect([alone.rows, alone.notices[0]?.what]).toEqual([2, 'the hidden sheet “Lists” is read: no other holds a table']);
});

test('which of several sheets is asked with two of its cells, and the answer is taken', async () => {
  const book = bookOf({
    sheets: [
      { name: 'Won', rows: sheetRows(dealRows(4)) },
      {
        name: 'Lost',
        rows: sheetRows([
          ['Key', 'Size'],
          ['k1', 5],
          ['k2', 6],
        ]),
      },
    ],
  });
  const asked = await readRecords(book);
  const [question] = asked.questions;
  expect(question?.choices).toEqual([
    { value: 'Won', reads: ['0061', 'Deal 1'] },
    { value: 'Lost', reads: ['k1', '5'] },
  ]);
  expect(question?.id).toMatch(/^sheet:[0-9a-f]{8}$/);
  const raw = await readRecords(book, new Map([[question?.id ?? '', 'Lost']]));
  expect([raw.header, raw.rows, raw.questions, raw.notices[0]?.what]).toEqual([
    ['Key', 'Size'],
    2,
    [],
    'sheet “Lost” is read, as was answered; the other sheets are left out',
  ]);
  expect((await readRecords(book, new Map([[question?.id ?? '', 'No such']]))).questions).toHaveLength(1);
});

test('prefixes, quotes of either kind, other names of parts, and macros are no hindrance', async () => {
  const rows = sheetRows(dealRows(3))
    .replaceAll(/<(\/?)(row|c|v|is|t)\b/g, '<$1x:$2')
    .replaceAll(/r="([^"]*)"/g, "r='$1'");
  const parts = partsOf({ sheets: [{ name: 'Deals', rows: '' }] });
  const sheet = new TextEncoder().encode(
    `\uFEFF<?xml version="1.0"?><!-- made > by hand --><x:worksheet><x:sheetData >${rows}</x:sheetData></x:worksheet>\n`,
  );
  const { 'xl/worksheets/sheet1.xml': _, ...others } = parts;
  const relations = new TextDecoder()
    .decode(parts['xl/_rels/workbook.xml.rels'])
    .replace('worksheets/sheet1.xml', '/xl/worksheets/../Sheets/One.xml');
  const book = packed({
    ...others,
    'xl\\sheets\\ONE.xml': sheet,
    'xl/_rels/workbook.xml.rels': new TextEncoder().encode(relations),
    'xl/vbaProject.bin': new Uint8Array(4096),
  });
  expect(rowsOf(await readRecords(book))).toEqual(
    dealRows(3)
      .slice(1)
      .map((row) => row.map(String)),
  );
});

test.each([
  ['', 'blank'],
  [sheetRows([['Id', 'Name']]), 'a header and no records'],
  [sheetRows([['Name'], ['a'], ['b'], ['c']]), 'no sheet with a table'],
])('a workbook whose sheet is %j is refused: %s', async (rows, words) => {
  expect(await readRefusal(sheetOf(rows))).toContain(words);
});

const parts = partsOf({ sheets: [{ name: 'Deals', rows: sheetRows(dealRows(3)) }] });
const without = (name: string): Uint8Array => packed(Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name)));
const xml = (content: string): Uint8Array => packed({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(content) });
const DOCTYPE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData/></worksheet>';

test.each([
  ['a document type', xml(DOCTYPE), 'document type'],
  [
    'a document type in its texts',
    packed({ ...parts, 'xl/sharedStrings.xml': new TextEncoder().encode('<!DOCTYPE sst []><sst/>') }),
    'document type',
  ],
  ['an entity of its own', sheetOf(column(['<c t="str"><v>&a;</v></c>'])), 'damaged'],
  ['no list of sheets', without('xl/workbook.xml'), 'list of sheets is missing'],
  ['no relations', without('xl/_rels/workbook.xml.rels'), 'sheet “Deals” is missing'],
  ['no sheet', without('xl/worksheets/sheet1.xml'), 'sheet “Deals” is missing'],
  ['a sheet that is cut', xml('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'), 'cut off'],
  ['an empty sheet file', xml(''), 'cut off'],
  ['tags closed twice', xml('<worksheet></worksheet></worksheet>'), 'damaged'],
  ['a tag in a tag', xml('<worksheet <sheetData/>'), 'damaged'],
  ['two-byte text', packed({ ...parts, 'xl/worksheets/sheet1.xml': encoders['utf-16le']('\uFEFF<worksheet/>') }), 'UTF-8'],
  [
    'letters that are no UTF-8',
    packed({
      ...parts,
      'xl/worksheets/sheet1.xml': Uint8Array.from('<w><sheetData><row><c t="str"><v>\u00E9</v></c></row></sheetData></w>', (l) =>
        l.charCodeAt(0),
      ),
    }),
    'UTF-8',
  ],
  ['rows out of order', sheetOf(`<row r="2">${text('A2', 'a')}</row><row r="1">${text('A1', 'b')}</row>`), 'order'],
  ['a row twice', sheetOf(`<row r="2">${text('A2', 'a')}</row><row r="2">${text('A2', 'b')}</row>`), 'order'],
  ['cells out of order', sheetOf(`<row r="1">${text('B1', 'a')}${text('A1', 'b')}</row>`), 'order'],
  ['a cell of another row', sheetOf(`<row r="1">${text('A2', 'a')}</row>`), 'order'],
  ['a cell beyond any sheet', sheetOf(`<row r="1">${text('XFE1', 'a')}</row>`), 'no sheet has'],
  ['a row beyond any sheet', sheetOf(`<row r="1048577">${text('', 'a')}</row>`), 'no sheet has'],
  ['a row of no number', sheetOf(`<row r="-1">${text('', 'a')}</row>`), 'no sheet has'],
  ['a text that it does not hold', sheetOf(column(['<c t="s"><v>7</v></c>'])), 'a text that it does not hold'],
  ['a kind of cell that does not exist', sheetOf(column(['<c t="zz"><v>7</v></c>'])), 'a kind that does not exist'],
])('a workbook with %s is refused with one sentence', async (_, book, words) => {
  const sentence = await readRefusal(book, 'deals.xlsx');
  expect(sentence).toContain(words);
  expect(sentence).toMatch(/^The workbook \(XLSX\) [^.]*; [^.]*\.$/);
});

test.each([
  ['xl/workbook.bin', 'binary Excel'],
  ['word/document.xml', 'no workbook'],
])('a document with %s is told from a workbook', async (part, words) => {
  expect(await readRefusal(packed({ '[Content_Types].xml': new Uint8Array(1), [part]: new Uint8Array(1) }))).toContain(words);
});

test('an OpenDocument sheet is told, and an archive with a folder called xl is an archive', async () => {
  expect(await readRefusal(packed({ mimetype: new Uint8Array(1), 'content.xml': new Uint8Array(1) }))).toContain('OpenDocument');
  const entry = await read(
    fileOf(packed({ 'xl/deals.csv': new TextEncoder().encode(`Id,Name\n${'1,a\n'.repeat(5)}`) }), { name: 'a.zip' }),
  );
  expect(entry).toMatchObject({ kind: 'records', raw: { file: 'a.zip!xl/deals.csv', rows: 5 } });
});
