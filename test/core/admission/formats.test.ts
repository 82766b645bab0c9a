import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FormatId } from '../../../src/core/model';
import { FORMATS } from '../../../src/core/admission';
import { admitText, lines, noticesOf, valuesOf } from './grid';

type Sample = {
  readonly format: FormatId;
  readonly what: string;
  readonly text: string;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly amount: Readonly<Record<string, number>>;
  readonly fields: readonly string[];
};

const SAMPLES: readonly Sample[] = [
  {
    format: 'salesforce',
    what: 'a Salesforce report in English',
    won: 1,
    lost: 1,
    open: 1,
    amount: { USD: 380000 },
    text: lines(
      '"Opportunity Owner","Account Name","Opportunity Name","Stage","Amount Currency","Amount","Probability (%)","Close Date","Created Date","Type","Lead Source","Opportunity ID"',
      '"Ana Ruiz","Acme","Acme 1","Closed Won","USD","1,200.00","100%","3/31/2025","1/15/2025","New Business","Web","0065g00000ABCDE"',
      '"Ana Ruiz","Bolt","Bolt 1","Closed Lost","USD","600.00","0%","2/14/2025","1/2/2025","Existing Customer - Upgrade","","0065g00000ABCDF"',
      '"Ben Okoye","Core","Core 1","Negotiation/Review","USD","2,000.00","90%","6/30/2025","3/1/2025","","Partner","0065g00000ABCDG"',
    ),
    fields: [
      'owner',
      'accountName',
      'name',
      'stage',
      'currency',
      'amount',
      'probability',
      'closeDate',
      'createdDate',
      'type',
      'leadSource',
      'opportunityId',
    ],
  },
  {
    format: 'salesforce',
    what: 'a Salesforce report in German',
    won: 1,
    lost: 1,
    open: 1,
    amount: { EUR: 12345678 },
    text: lines(
      'Opportunity-Inhaber;Accountname;Opportunity-Name;Phase;Betrag Währung;Betrag;Wahrscheinlichkeit (%);Schlusstermin;Erstelldatum;Typ',
      'Ana;Acme;A;Geschlossen - gewonnen;EUR;100.000,00;100;31.03.2025;15.01.2025;Neukunde',
      'Ana;Bolt;B;Geschlossen - verloren;EUR;23.456,78;0;14.02.2025;02.01.2025;Neukunde',
      'Ben;Core;C;Bedarfsanalyse;EUR;;20;30.06.2025;01.03.2025;',
    ),
    fields: ['owner', 'accountName', 'name', 'stage', 'currency', 'amount', 'probability', 'closeDate', 'createdDate', 'type'],
  },
  {
    format: 'salesforce',
    what: 'a Salesforce API export',
    won: 1,
    lost: 1,
    open: 0,
    amount: { XXX: 300000 },
    text: lines(
      'Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp',
      '006Ec00000AieKFIAZ,,001Ec00000GGw3iIAD,Acme,Closed Won,1000.0,100,2025-03-31,1,1,005Ec000004oBPNIA2,2025-01-22T16:14:25.000+0000,2025-01-22T16:14:25.000+0000,2025-01-22T16:14:25.000+0000',
      '006Ec00000AieKGIAZ,,001Ec00000GGw3sIAD,Bolt,Closed Lost,2000.0,0,2025-02-28,1,,005Ec000004oBPNIA2,2025-01-22T16:14:25.000+0000,2025-01-22T16:14:25.000+0000,2025-01-22T16:14:25.000+0000',
    ),
    fields: [
      'opportunityId',
      'isDeleted',
      'accountId',
      'name',
      'stage',
      'amount',
      'probability',
      'closeDate',
      'isClosed',
      'isWon',
      'owner',
      'createdDate',
      'modifiedDate',
    ],
  },
  {
    format: 'hubspot',
    what: 'a HubSpot export in English',
    won: 1,
    lost: 1,
    open: 1,
    amount: { USD: 330000 },
    text: lines(
      'Record ID,Deal Name,Deal Stage,Pipeline,Close Date,Create Date,Amount,Currency,Deal owner,Deal Type,Associated Company,Associated Company IDs,Deal probability',
      '101,Acme 1,Closed Won,Sales Pipeline,2025-03-31 16:30,2025-01-15 09:00,1000,USD,Ana,New Business,Acme,9001,1',
      '102,Bolt 1,closedlost,Sales Pipeline,2025-02-28 10:00,2025-01-03 09:00,2000,USD,Ana,Existing Business,Bolt,9002,0',
      '103,Core 1,qualifiedtobuy,Sales Pipeline,2025-06-30 10:00,2025-03-03 09:00,300,USD,Ben,,Core,9003,0.4',
    ),
    fields: [
      'opportunityId',
      'name',
      'stage',
      'pipeline',
      'closeDate',
      'createdDate',
      'amount',
      'currency',
      'owner',
      'type',
      'accountName',
      'accountId',
      'probability',
    ],
  },
  {
    format: 'hubspot',
    what: 'a HubSpot export in German',
    won: 1,
    lost: 1,
    open: 0,
    amount: { XXX: 150000 },
    text: lines(
      'Datensatz-ID;Deal-Name;Deal-Phase;Pipeline;Abschlussdatum;Erstellungsdatum;Betrag;Zuständiger Mitarbeiter',
      '1;A;Abgeschlossen und gewonnen;P;2025-03-31 10:00;2025-01-01 10:00;1000,00;Ana',
      '2;B;Abgeschlossen und verloren;P;2025-03-30 10:00;2025-01-01 10:00;500,00;Ana',
    ),
    fields: ['opportunityId', 'name', 'stage', 'pipeline', 'closeDate', 'createdDate', 'amount', 'owner'],
  },
  {
    format: 'pipedrive',
    what: 'a Pipedrive export',
    won: 1,
    lost: 1,
    open: 1,
    amount: { EUR: 60000 },
    text: lines(
      'Deal - ID,Deal - Title,Deal - Status,Deal - Stage,Deal - Value,Deal - Currency of Value,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Expected close date,Organization - Name',
      '1,A,Won,Negotiations Started,100,EUR,2025-01-02 10:00:00,2025-03-31 10:00:00,0000-00-00 00:00:00,2025-04-30,Acme',
      '2,B,Lost,Qualified,200,EUR,2025-01-02 10:00:00,,2025-02-28 10:00:00,2025-05-31,Bolt',
      '3,C,Open,Demo Scheduled,300,EUR,2025-01-02 10:00:00,,,2025-06-30,Core',
    ),
    fields: ['opportunityId', 'name', 'stage', 'amount', 'currency', 'createdDate', 'closeDate', 'accountName'],
  },
  {
    format: 'dynamics',
    what: 'a Dynamics export',
    won: 1,
    lost: 1,
    open: 1,
    amount: { USD: 90000 },
    text: lines(
      '(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Actual Close Date,Actual Revenue,Status,Status Reason,Currency,Created On',
      'a1,x1,45700,A,Acme,45750,150,45747,200,Won,Won,US Dollar,45658',
      'a2,x2,45701,B,Bolt,45760,300,45740,0,Lost,Out-Sold,US Dollar,45659',
      'a3,x3,45702,C,Core,45838,400,,,Open,In Progress,US Dollar,45660',
      'a4,x4,45702,D,Dawn,45838,,45701,,Lost,Canceled,US Dollar,45660',
    ),
    fields: ['opportunityId', 'modifiedDate', 'name', 'accountName', 'closeDate', 'amount', 'currency', 'createdDate'],
  },
  {
    format: 'plain',
    what: 'a plain file in German',
    won: 1,
    lost: 1,
    open: 1,
    amount: { EUR: 350000 },
    text: lines(
      'Deal-Nr;Kunde;Phase;Betrag;Währung;Abschlussdatum;Branche',
      '1;Acme;Gewonnen;1.000,00;EUR;31.03.2025;Handel',
      '2;Bolt;Verloren;2.000,00;EUR;28.02.2025;Handel',
      '3;Core;Verhandlung;500,00;EUR;30.06.2025;Bau',
    ),
    fields: ['opportunityId', 'accountName', 'stage', 'amount', 'currency', 'closeDate', 'industry'],
  },
];

describe('every format', () => {
  test.each(SAMPLES)('$what is recognised by its content, under any file name', ({ text, format, won, lost, open, amount, fields }) => {
    for (const file of ['deals.csv', 'x', 'hubspot.csv', 'salesforce/pipedrive.txt', 'archive.zip!plain.csv']) {
      const { inspection, table } = admitText(text, undefined, { file });
      expect(inspection).toMatchObject({ file, format, table: 'opportunity', questions: [], totals: { won, lost, open, amount } });
      expect([...(table?.columns.keys() ?? [])]).toEqual(expect.arrayContaining([...fields, 'outcome', 'dealClass']));
    }
  });

  test('is listed once', () => {
    expect(FORMATS.map(({ id }) => id)).toEqual(['salesforce', 'hubspot', 'pipedrive', 'dynamics', 'plain']);
  });

  test('that has a file is in the list', () => {
    const files = readdirSync('src/core/admission/formats')
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !['index', 'declaration'].includes(name));
    expect(FORMATS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  test('order of columns does not matter', () => {
    for (const { text, format } of SAMPLES) {
      if (text.includes('"')) continue;
      const separator = text.includes(';') ? ';' : ',';
      const turned = text
        .split('\n')
        .map((row) => row.split(separator).toReversed().join(separator))
        .join('\n');
      const [before, after] = [admitText(text).inspection, admitText(turned).inspection];
      expect([after.format, after.table, after.totals]).toEqual([format, 'opportunity', before.totals]);
    }
  });
});

describe('pairs of dates and amounts', () => {
  const of = (format: FormatId) => admitText(SAMPLES.find((sample) => sample.format === format)?.text ?? '');

  test('of Pipedrive: won and lost times date closed deals, the expected date open ones', () => {
    expect(valuesOf(of('pipedrive'), 'closeDate')).toEqual([20178, 20147, 20269]);
  });

  test('of Dynamics: actual figures where a deal was won, estimates elsewhere; a canceled deal is other', () => {
    const admission = of('dynamics');
    expect(valuesOf(admission, 'closeDate')).toEqual([45747 - 25569, 45740 - 25569, 45838 - 25569, 45701 - 25569]);
    expect(valuesOf(admission, 'amount')).toEqual([20000, 30000, 40000, null]);
    expect(valuesOf(admission, 'outcome')).toEqual(['won', 'lost', 'open', 'other']);
    expect(noticesOf(admission)).toEqual(
      expect.arrayContaining(['Status: Out-Sold read as lost (1)', 'Status: Canceled read as other (1)']),
    );
  });

  test('an expected date is all there is: closed deals are dated by it, and a notice says so', () => {
    const admission = admitText(lines('Deal ID,Stage,Expected Close Date', 'A,Won,2025-01-01', 'B,Proposal,2025-02-01'));
    expect(valuesOf(admission, 'closeDate')).toEqual([20089, 20120]);
    expect(noticesOf(admission)).toContain('closeDate: closed deals dated by their expected close date: the file has no other (1)');
  });
});
