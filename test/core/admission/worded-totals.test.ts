import { describe, expect, test } from 'vitest';
import { admit, NO_SETTINGS, type Admission } from '../../../src/core/admission';
import { readRecords } from '../../hostile/sources/files';

const admitted = async (...lines: readonly string[]): Promise<Admission> => {
  const raw = await readRecords(`${lines.join('\n')}\n`);
  return admit(raw, NO_SETTINGS);
};
const told = ({ inspection }: Admission) => ({
  loaded: inspection.loaded,
  notData: inspection.notData.map(({ kind, lines }) => `${kind} ${lines.join(' ')}`),
  setAside: inspection.setAside.map(({ lines }) => lines.join(' ')),
});

describe('totals with words beside them', () => {
  const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Close Date';
  const A = '1,Acme,Closed Won,100,USD,2024-01-01';
  const B = '2,Acme,Closed Won,200,USD,2024-01-02';

  test('a subtotal that repeats the stage is no deal', async () => {
    const admission = await admitted(HEADER, A, B, ',Subtotal,Closed Won,300,USD,');
    expect(told(admission)).toEqual({ loaded: 2, notData: ['subtotal 4'], setAside: [] });
    expect(admission.inspection.totals?.amount).toEqual({ USD: 30_000 });
  });

  test('a subtotal that is no sum of what stands above is set aside, and never a deal', async () => {
    expect(told(await admitted(HEADER, A, B, ',Subtotal,Closed Won,301,USD,'))).toEqual({ loaded: 2, notData: [], setAside: ['4'] });
  });

  test('a deal with a company called Total is a deal, also where its amount is the sum of those above', async () => {
    const deal = '3,Acme Total,Closed Won,300,USD,2024-01-03';
    expect(told(await admitted(HEADER, A, B, deal)).loaded).toBe(3);
  });

  test('the subtotals of a pivot with repeated labels are left out, and its grand total agrees', async () => {
    const admission = await admitted(
      'Stage,Account Name,Opportunity Name,Amount,Currency',
      'Closed Won,Acme,a,100,USD',
      'Closed Won,Acme,b,200,USD',
      'Closed Won,Acme Total,,300,USD',
      'Closed Won,Beta,c,60,USD',
      'Closed Won,Beta Total,,60,USD',
      'Grand Total,,,360,USD',
    );
    expect(told(admission)).toEqual({ loaded: 3, notData: ['subtotal 4 6', 'total 7'], setAside: [] });
  });

  test.each(['2024-0', 'Jan 202'])('a month of spend with its total loads without it (%s…)', async (start) => {
    const [one, two] = start === '2024-0' ? ['2024-01', '2024-02'] : ['Jan 2024', 'Feb 2024'];
    const month = (of: string | undefined) => [`${of},tools,100,USD`, `${of},salaries,900,USD`, `${of},Total,1000,USD`];
    expect(told(await admitted('Month,Category,Amount,Currency', ...month(one), ...month(two)))).toEqual({
      loaded: 4,
      notData: ['total 4 7'],
      setAside: [],
    });
  });
});

test('a rate of 0 or below is set aside: nothing is converted by it', async () => {
  const admission = await admitted('Currency,From,Rate', 'EUR,2024-01-01,-1.1', 'GBP,2024-01-01,1.2', 'USD,2024-01-01,0');
  expect(told(admission)).toEqual({ loaded: 1, notData: [], setAside: ['2 4'] });
});

test('dates whose years may stand first or last are asked about, and not told by their days', async () => {
  const rows = ['20/06/30', '21/09/30', '22/12/31', '23/03/31'].map((close, at) => `${at},Closed Won,10,USD,${close}`);
  const { inspection } = await admitted('Opportunity ID,Stage,Amount,Currency,Close Date', ...rows);
  expect(inspection.questions.map(({ id, choices }) => [id, choices.map(({ value }) => value)])).toEqual([
    ['date-order:Close Date', ['day-first', 'year-first']],
  ]);
});

test('one deal under the short and the long form of its id is asked about', async () => {
  const short = '006A000000abcDE';
  const { inspection } = await admitted(
    'Opportunity ID,Stage,Amount,Currency,Close Date',
    `${short},Closed Won,10,USD,2024-01-01`,
    `${short}IAY,Closed Won,10,USD,2024-01-01`,
    '006A000000abcDF,Closed Won,10,USD,2024-01-01',
  );
  expect(inspection.questions.map(({ id }) => id).filter((id) => id.startsWith('repeated-ids'))).toHaveLength(1);
});
