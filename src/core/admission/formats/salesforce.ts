import type { FieldNames, FormatDeclaration } from './declaration';

/** An id of Salesforce: letters among its digits, or it could be any number. */
const ANY_ID = /^(?=.*[A-Za-z])[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/;

const ABOUT_ACCOUNTS: FieldNames = {
  accountName: ['Account Name', 'Account.Name', 'Accountname'],
  domain: ['Website', 'Account.Website', 'Webseite'],
  industry: ['Industry', 'Account.Industry', 'Branche'],
  employees: ['NumberOfEmployees', 'Employees', 'Account.NumberOfEmployees', 'Mitarbeiter', 'Anzahl Mitarbeiter'],
  annualRevenue: ['AnnualRevenue', 'Annual Revenue', 'Account.AnnualRevenue', 'Jahresumsatz'],
  country: [
    'BillingCountry',
    'Billing Country',
    'Billing Country/Region',
    'Account.BillingCountry',
    'Rechnungsland',
    'Land für Rechnungsanschrift',
  ],
  region: ['Region__c', 'Sales Region'],
};

/** Salesforce: report exports by label, Data Loader and API exports by name. */
export const salesforce: FormatDeclaration = {
  id: 'salesforce',
  name: 'Salesforce',
  signs: [
    {
      header:
        /^(StageName|ForecastCategoryName|Pricebook2Id|SystemModstamp|LastModifiedById|HasOpportunityLineItem|CurrencyIsoCode|NumberOfEmployees|BillingCountry|BillingCity|IsWon)$/,
      weight: 1,
    },
    {
      header: /^(OpportunityHistoryKey|MasterRecordId|ForecastCategory|FiscalQuarter|AccountId|IsDeleted|OwnerId|OpportunityId)$/,
      weight: 1,
    },
    { header: /^\w+__c$/, weight: 1 },
    {
      header:
        /^(Opportunity Name|Opportunity Owner|Opportunity ID|Opportunity Record Type|Owner Role|Fiscal Period|Probability \(%\)|Amount \(converted\)|Account Owner|Case Safe ID|18 Digit ID)$/i,
      weight: 1,
    },
    {
      header:
        /^(Opportunity-Name|Name der Opportunity|Opportunity-Inhaber|Opportunity-ID|Schlusstermin|Lead-Quelle|Inhaberrolle|Accountinhaber|Geschäftsperiode|Wahrscheinlichkeit \(%\))$/i,
      weight: 1,
    },
  ],
  tableSigns: {
    'stage-history': [{ header: /^(OpportunityHistoryKey|From Stage|To Stage|Von Phase|Zu Phase)$/i, weight: 10 }],
  },
  names: {
    opportunity: {
      ...ABOUT_ACCOUNTS,
      opportunityId: ['Opportunity ID', 'Id', 'Case Safe ID', '18 Digit ID', 'Opportunity-ID'],
      name: ['Opportunity Name', 'Name', 'Opportunity-Name', 'Name der Opportunity'],
      stage: ['StageName', 'Stage', 'Phase'],
      pipeline: [
        'Opportunity Record Type',
        'Record Type',
        'RecordType.Name',
        'Record Type Name',
        'Datensatztyp',
        'Opportunity-Datensatztyp',
      ],
      isWon: ['IsWon', 'Won', 'Gewonnen'],
      isClosed: ['IsClosed', 'Closed', 'Geschlossen'],
      createdDate: ['CreatedDate', 'Created Date', 'Erstelldatum', 'Erstellt am'],
      closeDate: ['CloseDate', 'Close Date', 'Schlusstermin', 'Abschlussdatum'],
      amount: ['Amount', 'Betrag'],
      convertedAmount: ['Amount (converted)', 'Betrag (umgerechnet)', 'Betrag (konvertiert)'],
      convertedCurrency: ['Amount (converted) Currency', 'Betrag (umgerechnet) Währung', 'Betrag (konvertiert) Währung'],
      currency: ['CurrencyIsoCode', 'Amount Currency', 'Opportunity Currency', 'Currency', 'Betrag Währung', 'Währung'],
      accountId: ['AccountId', 'Account ID', 'Account-ID', 'Account Case Safe ID'],
      type: ['Type', 'Opportunity Type', 'Typ'],
      termMonths: [
        'Contract Term (Months)',
        'Contract_Term__c',
        'Term (Months)',
        'Term__c',
        'Laufzeit (Monate)',
        'Vertragslaufzeit (Monate)',
      ],
      lossReason: ['Loss Reason', 'Loss_Reason__c', 'Closed Lost Reason', 'Lost Reason', 'Verlustgrund'],
      competitor: ['Main Competitor(s)', 'MainCompetitors__c', 'Primary Competitor', 'Competitor', 'Hauptkonkurrent', 'Hauptkonkurrenten'],
      stageEnteredDate: [
        'LastStageChangeDate',
        'Last Stage Change Date',
        'Stage Date',
        'Datum der letzten Phasenänderung',
        'Letzte Phasenänderung',
      ],
      probability: ['Probability', 'Probability (%)', 'Wahrscheinlichkeit (%)'],
      owner: ['Opportunity Owner', 'Owner.Name', 'Owner Name', 'Opportunity-Inhaber', 'OwnerId'],
      leadSource: ['LeadSource', 'Lead Source', 'Lead-Quelle', 'Leadquelle'],
      product: ['Product__c', 'Product', 'Product Family', 'Produkt'],
      modifiedDate: ['LastModifiedDate', 'Last Modified Date', 'Zuletzt geändert am', 'Datum der letzten Änderung'],
      isDeleted: ['IsDeleted', 'Deleted', 'Gelöscht'],
      isTest: ['Is_Test__c', 'Test__c', 'IsTest__c', 'Test Opportunity', 'Is Test', 'Test-Opportunity'],
    },
    account: {
      ...ABOUT_ACCOUNTS,
      accountId: ['Account ID', 'Id', 'AccountId', 'Account-ID', 'Case Safe ID'],
      accountName: ['Account Name', 'Name', 'Accountname'],
      parentId: ['ParentId', 'Parent Account ID', 'Übergeordnete Account-ID'],
      currency: ['CurrencyIsoCode', 'Account Currency', 'Annual Revenue Currency', 'Währung'],
      isDeleted: ['IsDeleted', 'Deleted', 'Gelöscht'],
      mergedInto: ['MasterRecordId', 'Master Record ID'],
      modifiedDate: ['LastModifiedDate', 'Last Modified Date'],
      isPartner: ['IsPartner', 'Partner Account'],
    },
    'stage-history': {
      opportunityId: ['OpportunityId', 'Opportunity ID', 'Opportunity-ID'],
      stage: ['StageName', 'To Stage', 'Stage', 'Zu Phase', 'Phase'],
      enteredDate: ['CreatedDate', 'Stage Entered Date', 'Entered Date', 'Created Date', 'Edit Date', 'Erstelldatum'],
      leftDate: ['Stage Left Date', 'Left Date'],
      amount: ['Amount', 'Betrag'],
      closeDate: ['CloseDate', 'Close Date', 'Schlusstermin'],
      currency: ['CurrencyIsoCode', 'Amount Currency'],
    },
  },
  idShapes: {
    opportunityId: { anyId: ANY_ID, ofThis: /^006/ },
    accountId: { anyId: ANY_ID, ofThis: /^001/ },
  },
  outcomeWords: {
    open: [
      'Perception Analysis',
      'Id. Decision Makers',
      'Value Proposition',
      'Proposal/Price Quote',
      'Proposal/Quote',
      'Negotiation/Review',
      'Needs Analysis',
      'Wertversprechen',
      'Identifizierung der Entscheidungsträger',
      'Wahrnehmungsanalyse',
      'Angebot/Preisangebot',
      'Verhandlung/Überprüfung',
      'Neukundengewinnung',
    ],
    won: ['Geschlossen - gewonnen', 'Geschlossen gewonnen', 'Geschlossen und gewonnen'],
    lost: ['Geschlossen - verloren', 'Geschlossen verloren', 'Geschlossen und verloren'],
  },
  reasonWords: {},
  typeWords: {
    newBusiness: ['New Customer', 'Neukunde'],
    expansion: ['Existing Customer - Upgrade', 'Bestandskunde - Upgrade', 'Existing Business'],
    renewal: ['Existing Customer - Replacement', 'Bestandskunde - Ersatz'],
    other: ['Existing Customer - Downgrade', 'Bestandskunde - Downgrade'],
  },
  dayNumbers: null,
  probability: 'percent',
  needs: 'the Stage column',
};
