import { describe, expect, test } from 'vitest';
import { admitText, lines, noticesOf, valuesOf } from './grid';

describe('tables beside the deals', () => {
  test('accounts: attributes by their kinds, people counted whole, lists as they stand', () => {
    const admission = admitText(
      lines(
        'Account ID,Account Name,Domain,Industry,Employees,Annual Revenue,Currency,Country,Technologies,Headcount Growth,Hiring,Last Funding Date,Is Partner,Fit Score,ICP Tier',
        'A1,Acme,acme.com,Software,"1,200","5,000,000",USD,US,Slack; Jira,20%,3,2024-05-01,Yes,87.5,Tier 1',
        'A2,Bolt,,Retail,n/a,,,NA,none,-5%,0,,no,,',
      ),
    );
    expect(admission.inspection).toMatchObject({ table: 'account', totals: null, loaded: 2 });
    expect(valuesOf(admission, 'employees')).toEqual([1200, null]);
    expect(valuesOf(admission, 'annualRevenue')).toEqual([500000000, null]);
    expect(valuesOf(admission, 'headcountGrowth')).toEqual([0.2, -0.05]);
    expect(valuesOf(admission, 'technologies')).toEqual(['Slack; Jira', 'none']);
    expect(valuesOf(admission, 'isPartner')).toEqual(['true', 'false']);
    expect(valuesOf(admission, 'lastFundingDate')).toEqual([19844, null]);
    expect(valuesOf(admission, 'crmTier')).toEqual(['Tier 1', null]);
    expect(valuesOf(admission, 'country')).toEqual(['US', 'NA']);
  });

  test('customers', () => {
    const admission = admitText(
      lines(
        'Account ID,Start Date,End Date,MRR,Currency,Gross Margin',
        'A1,2024-01-01,,1000,USD,80%',
        'A2,2024-02-01,2025-01-31,500.5,USD,75%',
      ),
    );
    expect(admission.inspection).toMatchObject({ table: 'customer', loaded: 2, outcome: 'notice' });
    expect(valuesOf(admission, 'mrr')).toEqual([100000, 50050]);
    expect(valuesOf(admission, 'grossMargin')).toEqual([0.8, 0.75]);
  });

  test('customers without an id or a start are set aside', () => {
    const admission = admitText(lines('Account ID,Start Date,MRR', 'A1,2024-01-01,1', ',2024-01-01,1', 'A3,,1', 'A4,n/a,1'));
    expect(admission.inspection).toMatchObject({
      loaded: 1,
      setAside: [
        { reason: 'Start Date is blank', lines: [4, 5] },
        { reason: 'Account ID is blank', lines: [3] },
      ],
    });
  });

  test('subscriptions', () => {
    const admission = admitText(
      lines(
        'Subscription ID,Account ID,Start Date,End Date,Amount,Billing Months,Currency,Renewal Date',
        'S1,A1,2024-01-01,2024-12-31,1200,12,EUR,2025-01-01',
      ),
    );
    expect(admission.inspection.table).toBe('subscription');
    expect(valuesOf(admission, 'billingMonths')).toEqual([12]);
  });

  test('spend', () => {
    const admission = admitText(
      lines(
        'Month,Amount,Currency,Category,Class,Channel',
        'Jan 2025,"5,000.00",USD,Salaries,newBusiness,Ads',
        'Feb 2025,"6,000.00",USD,Tools,shared,',
      ),
    );
    expect(admission.inspection).toMatchObject({ table: 'spend', loaded: 2 });
    expect(valuesOf(admission, 'month')).toEqual([20089, 20120]);
    expect(valuesOf(admission, 'category')).toEqual(['Salaries', 'Tools']);
  });

  test('rates', () => {
    const admission = admitText(
      lines('Currency,From,Rate,To Currency', 'EUR,2025-01-01,1.08,USD', 'GBP,2025-01-01,1.2543,USD', 'JPY,2025-01-01,0.0066,'),
    );
    expect(admission.inspection).toMatchObject({ table: 'rate', outcome: 'load' });
    expect(valuesOf(admission, 'rate')).toEqual([1.08, 1.2543, 0.0066]);
    expect(valuesOf(admission, 'currency')).toEqual(['EUR', 'GBP', 'JPY']);
    expect(valuesOf(admission, 'toCurrency')).toEqual(['USD', 'USD', null]);
  });

  test('two rates for one currency and day are asked about', () => {
    expect(
      admitText(lines('Currency,From,Rate', 'EUR,2025-01-01,1.08', 'EUR,2025-01-01,1.09')).inspection.questions.map(({ id }) => id),
    ).toEqual(['repeated-ids:Currency']);
  });

  test('stage history', () => {
    const admission = admitText(
      lines('Opportunity ID,Stage,Entered Date,Left Date', 'D1,Discovery,2025-01-01,2025-01-15', 'D1,Proposal,2025-01-15,'),
    );
    expect(admission.inspection).toMatchObject({ table: 'stage-history', outcome: 'load', loaded: 2 });
    expect(valuesOf(admission, 'enteredDate')).toEqual([20089, 20103]);
  });

  test('outreach', () => {
    const admission = admitText(lines('Month,Segment,Sent,Replied,Meetings,Opportunities', '2025-01,SMB,"1,000",150,45,18'));
    expect(admission.inspection.table).toBe('outreach');
    expect(valuesOf(admission, 'sent')).toEqual([1000]);
  });
});

describe('deals without some columns', () => {
  test('load without a close date, and say which metrics that costs', () => {
    const admission = admitText(lines('Industry,Status', 'Retail,Won', 'Retail,Lost'));
    expect(admission.inspection).toMatchObject({
      format: 'plain',
      table: 'opportunity',
      outcome: 'notice',
      totals: { won: 1, lost: 1, amount: {}, blankAmounts: 2, firstClose: null },
    });
    expect(noticesOf(admission)).toContain(': no close date column: closing periods, cycles and other dated metrics cannot be read (2)');
  });

  test('load as they are where nothing had to be normalised; assumptions are said all the same', () => {
    const admission = admitText(lines('Deal ID,Stage,Amount,Currency,Created Date,Close Date', 'A,Won,5,EUR,2025-01-01,2025-02-01'));
    expect(admission.inspection.outcome).toBe('load');
    expect(noticesOf(admission)).toEqual([
      'Amount: read as annual contract value (1)',
      ': no term column: a term of 12 months is assumed (1)',
      ': no type column: every deal read as new business (1)',
    ]);
  });

  test('created after they closed count, and are listed', () => {
    const admission = admitText(
      lines(
        'Deal ID,Stage,Created Date,Close Date',
        'A,Won,2025-03-01,2025-02-01',
        'B,Lost,2025-01-01,',
        'C,Proposal,2025-03-01,2025-02-01',
      ),
    );
    expect(admission.inspection.totals).toMatchObject({
      rows: 3,
      won: 1,
      lost: 1,
      open: 1,
      firstClose: '2025-02-01',
      lastClose: '2025-02-01',
    });
    expect(noticesOf(admission)).toEqual(
      expect.arrayContaining([
        'Created Date: created after they closed: such deals count, and have no cycle (1)',
        'Close Date: closed without a close date: such deals count, and belong to no period (1)',
      ]),
    );
  });

  test('what the reader of the bytes said and asked stays said and asked', () => {
    const notices = [{ column: null, what: 'decoded from Windows-1252', count: 1 }];
    const questions = [
      {
        id: 'encoding',
        column: null,
        ask: 'Which encoding?',
        choices: [
          { value: 'a', reads: ['x'] },
          { value: 'b', reads: ['y'] },
        ],
      },
    ];
    const text = lines('Deal ID,Stage,Close Date', 'A,Won,2025-01-01');
    expect(admitText(text, undefined, { notices }).inspection).toMatchObject({ outcome: 'notice' });
    expect(admitText(text, undefined, { notices, questions }).inspection).toMatchObject({ outcome: 'ask', questions });
  });
});
