import { describe, expect, test } from 'vitest';
import { admitText, lines, noticesOf, valuesOf } from './grid';

const MARKERS = [
  'null',
  'NULL',
  '(null)',
  'nil',
  'None',
  '--None--',
  'undefined',
  'n/a',
  'N/A',
  'na',
  'n.a.',
  '#N/A',
  'NaN',
  'TBD',
  'tba',
  '?',
  '.',
  '-',
  '--',
  '–',
  '—',
  '(blank)',
  '[blank]',
  'Not set',
  '(no value)',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '\u00a0n/a\u00a0',
];

const deals = (field: string, ...cells: readonly string[]): string =>
  lines(`Deal ID;Stage;${field}`, ...cells.map((cell, at) => `D${at};Won;${cell}`));

describe('missing markers', () => {
  test.each(MARKERS)('%s is nothing in an amount, a date and a label, and a notice counts it', (marker) => {
    for (const [header, name, other] of [
      ['Amount', 'amount', '5'],
      ['Close Date', 'closeDate', '2025-01-01'],
      ['Industry', 'industry', 'Software'],
    ] as const) {
      const admission = admitText(deals(header, other, marker, marker));
      expect(admission.inspection).toMatchObject({ outcome: 'notice', loaded: 3 });
      expect(valuesOf(admission, name).slice(1)).toEqual([null, null]);
      expect(admission.inspection.notices).toContainEqual({
        column: header,
        what: expect.stringContaining('missing markers read as nothing') as string,
        count: 2,
      });
    }
  });

  test('an empty cell is nothing and needs no notice', () => {
    const admission = admitText(lines('Deal ID;Stage;Close Date;Amount', 'A;Won;2025-01-01;5', 'B;Won;2025-01-01;'));
    expect(valuesOf(admission, 'amount')).toEqual([500, null]);
    expect(admission.inspection.outcome).toBe('load');
    expect(admission.inspection.totals?.blankAmounts).toBe(1);
  });

  test.each(['true', 'FALSE', 'Infinity', '-Infinity', '1e999', '1E+400'])('%s is nothing in a number, never 0', (marker) => {
    const admission = admitText(deals('Amount', '5', marker));
    expect(valuesOf(admission, 'amount')).toEqual([500, null]);
    expect(admission.inspection.totals?.amount).toEqual({ XXX: 500 });
  });

  test.each(['0000-00-00', '0000-00-00 00:00:00'])('%s is nothing in a date', (marker) => {
    expect(valuesOf(admitText(deals('Close Date', '2025-01-01', marker)), 'closeDate')[1]).toBeNull();
  });

  test('NA is a value in a country and a region', () => {
    expect(valuesOf(admitText(deals('Country', 'NA', 'DE')), 'country')).toEqual(['NA', 'DE']);
    expect(valuesOf(admitText(deals('Region', 'NA', 'EMEA')), 'region')).toEqual(['NA', 'EMEA']);
  });

  test('none is a value where competitors and technologies are listed', () => {
    for (const header of ['Competitor', 'Technologies', 'Competitor Tools']) {
      const name = header.replace(' ', '').replace(/^./, (letter) => letter.toLowerCase());
      expect(valuesOf(admitText(deals(header, 'None', 'Toolmark')), name)).toEqual(['None', 'Toolmark']);
    }
  });

  test.each(['Unknown', 'Other', 'Not sure'])('%s is a value that people typed', (word) => {
    expect(valuesOf(admitText(deals('Industry', word, 'Software')), 'industry')).toEqual([word, 'Software']);
  });

  test('labels are trimmed and the first label is nothing', () => {
    const admission = admitText(deals('Industry', '  Software ', 'Software', ''));
    const column = admission.table?.columns.get('industry');
    expect(column?.kind === 'text' ? column.labels : null).toEqual(['', 'Software']);
  });

  test('are said in words', () => {
    expect(noticesOf(admitText(deals('Amount', '5', 'n/a', '-')))).toContain('Amount: missing markers read as nothing: n/a, - (2)');
  });
});
