import { describe, expect, it } from 'vitest';
import { armsCsv } from '../../../src/exports/arms-csv';

describe('a list of arms', () => {
  it('has ids as the files have them, quoted, and one arm each', () => {
    const file = armsCsv([
      { accountId: '001', arm: 'treated' },
      { accountId: 'Söhne, "A" & <b>', arm: 'control' },
    ]);
    expect(file).toEqual({ text: '\ufeffAccount,Arm\r\n"001",treated\r\n"Söhne, ""A"" & <b>",control\r\n', rows: 2, unsafeIds: 0 });
  });

  it('leaves out ids that a spreadsheet would run, and counts them: disarmed they would be another account\u2019s', () => {
    const file = armsCsv([
      { accountId: '=HYPERLINK("x")', arm: 'treated' },
      { accountId: '@x', arm: 'control' },
      { accountId: '-5', arm: 'control' },
    ]);
    expect(file).toEqual({ text: '\ufeffAccount,Arm\r\n"-5",control\r\n', rows: 1, unsafeIds: 2 });
  });
});
