import { describe, expect, test } from 'vitest';
import { inspectionJson } from '../../../src/terminal/inspection-json';
import { totalsText, totalsWarning, verdictsWithheld } from '../../../src/views/control-totals';
import { dataPage } from '../../../src/views/data-page';
import { ledgerOf } from '../../../src/views/ledger';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { admitText } from '../admission/grid';
import { dataset } from './made';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date';
const ROWS = [1, 2, 3].map((at) => `${at},Account ${at},Closed Won,1000,EUR,2025-01-0${at},2025-03-15`);
const withTotal = (...lines: readonly string[]) => admitText([HEADER, ...ROWS, ...lines, ''].join('\n'));
const page = (...admissions: readonly ReturnType<typeof withTotal>[]) =>
  dataPage({ admissions, dataset: dataset([]), definitions: NO_DEFINITIONS, icpVersion: null }).sentence;

describe('a total that a file brings along', () => {
  const [right, wrong, fewer, none] = [
    withTotal('Grand Totals,,,3000,EUR,,'),
    withTotal('Grand Totals,,,99000,EUR,,'),
    withTotal('Grand Totals (5 records),,,,,,'),
    withTotal(),
  ];

  test('is told beside ours, apart from what was adjusted, and said on top of the page', () => {
    expect(ledgerOf(right).totals.map(({ what }) => what)).toEqual([expect.stringContaining('its 3,000 agrees with our sum')]);
    expect(ledgerOf(right).notices.some(({ what }) => what.includes('total on line'))).toBe(false);
    expect(page(right)).toMatch(/ 1 not data\. The file’s own total agrees with ours\.$/);
    expect([ledgerOf(right).totalsDiffer, totalsWarning([right]), totalsText([none])]).toEqual([false, null, null]);
    expect(page(none)).toMatch(/not data\.$/);
  });

  test('a record that is in no part of the account withholds verdicts as a total does', () => {
    const lost = { ...right, inspection: { ...right.inspection, records: right.inspection.records + 1 } };
    expect([ledgerOf(right).holds, ledgerOf(lost).holds]).toEqual([true, false]);
    expect(verdictsWithheld([right])).toBeNull();
    expect(verdictsWithheld([lost])).toBe(`the account of the records in ${lost.inspection.file} does not add up`);
    expect(verdictsWithheld([wrong, lost])).toMatch(/^the own total of .+ does not agree with ours, and the account .+ does not add up$/);
    expect(totalsWarning([lost])).toMatch(/^The account of the records in .+ does not add up\. Rows may be missing/);
  });

  test.each([
    ['another sum', wrong, 'it says 99,000, our sum is 3,000'],
    ['more records', fewer, 'it speaks of 5 records, the file holds 3'],
  ])('that names %s is no adjustment: it is said on the Data page and on every other', (_what, admission, says) => {
    const { totals, totalsDiffer } = ledgerOf(admission);
    expect([totals[0]?.what.endsWith(says), totalsDiffer]).toEqual([true, true]);
    const { file } = admission.inspection;
    expect(page(right, admission)).toContain(`The own total of ${file} does not agree with ours.`);
    expect(totalsWarning([right, admission])).toContain('Rows may be missing or be there twice');
  });

  test('is not found in what else is said, and found among subtotals', () => {
    const grouped = (second: string) =>
      admitText([HEADER, ...ROWS.slice(0, 2), 'Subtotal,,,2000,EUR,,', ROWS[2], `Subtotal,,,${second},EUR,,`, ''].join('\n'));
    const held = (admission: ReturnType<typeof withTotal>) => admission.inspection.notices.flatMap((notice) => notice.held ?? []);
    expect(none.inspection.notices.length).toBeGreaterThan(0);
    expect([held(none), held(grouped('1000'))]).toEqual([[], ['agrees']]);
    expect(held(grouped('9000'))).toContain('differs');
    expect(ledgerOf(grouped('9000')).totals.at(-1)?.what).toContain('they differ from the sum of the rows above them');
    expect(totalsWarning([grouped('9000')])).toContain('Rows may be missing or be there twice');
  });

  test('is said in the words of a notice where the contract prints it, and by nothing else', () => {
    const { notices } = inspectionJson(wrong.inspection);
    expect(notices).toContainEqual({ column: 'Amount', what: 'total on line 5 left out: it says 99,000, our sum is 3,000', count: 1 });
  });
});
