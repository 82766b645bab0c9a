import type { FormatDeclaration } from './declaration';

/** Dynamics 365 Sales: Excel exports by label, Dataverse columns by logical name. Dates come as spreadsheet day numbers. */
export const dynamics: FormatDeclaration = {
  id: 'dynamics',
  name: 'Dynamics 365',
  signs: [
    { header: /^\((Do Not Modify|Nicht ändern)\) \S/i, weight: 2 },
    {
      header:
        /^(Topic|Potential Customer|Est\. Revenue|Est\. Close Date|Actual Revenue|Actual Close Date|Status Reason|Estimated Revenue|Estimated Close Date|Created On|Opportunity Status)$/i,
      weight: 1,
    },
    {
      header: /^(statecode|statuscode|estimatedvalue|actualvalue|estimatedclosedate|actualclosedate|_\w+_value|transactioncurrencyid)$/,
      weight: 1,
    },
    {
      header:
        /^(Thema|Potenzieller Kunde|Statusgrund|Gesch\. Umsatz|Geschätzter Umsatz|Tats\. Umsatz|Tatsächlicher Umsatz|Gesch\. Abschlussdatum|Geschätztes Abschlussdatum|Tatsächliches Abschlussdatum)$/i,
      weight: 1,
    },
  ],
  tableSigns: {
    opportunity: [{ header: /^(\((Do Not Modify|Nicht ändern)\) (Opportunity|Verkaufschance)|Topic|Thema|opportunityid)$/i, weight: 3 }],
    account: [{ header: /^(\((Do Not Modify|Nicht ändern)\) (Account|Firma)|accountnumber)$/i, weight: 5 }],
  },
  names: {
    opportunity: {
      opportunityId: ['(Do Not Modify) Opportunity', '(Nicht ändern) Verkaufschance', 'opportunityid', 'Opportunity ID'],
      name: ['Topic', 'Thema', 'name'],
      outcome: ['Status', 'Opportunity Status', 'statecode', 'statecodename'],
      statusReason: ['Status Reason', 'Statusgrund', 'statuscode', 'statuscodename'],
      stage: ['Pipeline Phase', 'Sales Stage', 'stepname', 'salesstage', 'Process Stage', 'Vertriebsphase', 'Phase der Pipeline'],
      pipeline: ['Process', 'Business Process Flow', 'Prozess'],
      createdDate: ['Created On', 'createdon', 'Erstellt am', 'Record Created On'],
      closeDate: ['Actual Close Date', 'actualclosedate', 'Tatsächliches Abschlussdatum', 'Tats. Abschlussdatum'],
      expectedCloseDate: [
        'Est. Close Date',
        'Est. close date',
        'Estimated Close Date',
        'estimatedclosedate',
        'Gesch. Abschlussdatum',
        'Geschätztes Abschlussdatum',
      ],
      amount: ['Actual Revenue', 'actualvalue', 'Tats. Umsatz', 'Tatsächlicher Umsatz'],
      estimatedAmount: ['Est. Revenue', 'Est. revenue', 'Estimated Revenue', 'estimatedvalue', 'Gesch. Umsatz', 'Geschätzter Umsatz'],
      currency: ['Currency', 'Währung', 'transactioncurrencyid', '_transactioncurrencyid_value', 'isocurrencycode'],
      accountId: ['_parentaccountid_value', 'parentaccountid', '_customerid_value', 'Account ID', 'Account Number'],
      accountName: ['Account', 'Potential Customer', 'Potenzieller Kunde', 'Firma', 'Customer'],
      type: ['Opportunity Type', 'Type', 'Verkaufschancentyp'],
      probability: ['Probability', 'closeprobability', 'Wahrscheinlichkeit'],
      owner: ['Owner', 'Besitzer', '_ownerid_value', 'ownerid'],
      leadSource: ['Lead Source', 'Originating Lead Source', 'Leadquelle'],
      modifiedDate: ['(Do Not Modify) Modified On', '(Nicht ändern) Geändert am', 'Modified On', 'modifiedon', 'Geändert am'],
    },
    account: {
      accountId: ['(Do Not Modify) Account', '(Nicht ändern) Firma', 'accountid', 'Account Number', 'accountnumber'],
      accountName: ['Account Name', 'Firmenname', 'name'],
      domain: ['Website', 'websiteurl'],
      industry: ['Industry', 'industrycode', 'Branche'],
      employees: ['Number of Employees', 'No. of Employees', 'numberofemployees', 'Anzahl der Mitarbeiter'],
      annualRevenue: ['Annual Revenue', 'revenue', 'Jahresumsatz'],
      country: ['Address 1: Country/Region', 'address1_country', 'Adresse 1: Land/Region'],
      currency: ['Currency', 'Währung'],
      parentId: ['Parent Account', 'parentaccountid', '_parentaccountid_value', 'Übergeordnete Firma'],
      mergedInto: ['Master ID', 'masterid', '_masterid_value', 'Master-ID'],
      modifiedDate: ['(Do Not Modify) Modified On', 'Modified On', '(Nicht ändern) Geändert am'],
    },
  },
  idShapes: {},
  outcomeWords: {
    open: [
      '1-Qualify',
      '2-Develop',
      '3-Propose',
      '4-Close',
      'Qualify',
      'Develop',
      'Propose',
      'In Progress',
      'On Hold',
      'In Bearbeitung',
      'Zurückgestellt',
    ],
    lost: ['Out-Sold', 'Überboten'],
    other: ['Canceled', 'Cancelled', 'Abgebrochen', 'Storniert'],
  },
  reasonWords: { lost: ['Out-Sold', 'Überboten'], other: ['Canceled', 'Cancelled', 'Abgebrochen', 'Storniert'] },
  typeWords: {},
  dayNumbers: 'spreadsheet',
  probability: 'percent',
  needs: 'the Status column',
};
