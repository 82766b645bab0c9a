import type { FormatDeclaration } from './declaration';

/** HubSpot: exports of the deals and companies lists by label, and properties by internal name. */
export const hubspot: FormatDeclaration = {
  id: 'hubspot',
  name: 'HubSpot',
  signs: [
    {
      header:
        /^(Record ID|Deal Stage|Deal owner|Deal Name|Associated Company|Associated Company IDs?( \(Primary\))?|Amount in company currency|Deal probability|Closed Lost Reason|Is Closed Won)$/i,
      weight: 1,
    },
    {
      header:
        /^(Company Domain Name|Company owner|Create Date|Number of Associated Deals|Lifecycle Stage|Original (Traffic )?Source( Type)?|Country\/Region|Ideal Customer Profile Tier)$/i,
      weight: 1,
    },
    { header: /^(dealstage|dealname|dealtype|hubspot_owner_id|hs_\w+|closedate|createdate|numberofemployees)$/, weight: 1 },
    {
      header:
        /^(Datensatz-ID|Deal-Phase|Dealphase|Deal-Name|Zuständiger Mitarbeiter( für den Deal)?|Zugehöriges Unternehmen|Zugeordnetes Unternehmen|Erstellungsdatum|Unternehmensname|Deal-Inhaber)$/i,
      weight: 1,
    },
  ],
  tableSigns: {
    account: [{ header: /^(Company Domain Name|Company name|Company owner|Unternehmensname)$/i, weight: 1 }],
  },
  names: {
    opportunity: {
      opportunityId: ['Record ID', 'Deal ID', 'hs_object_id', 'Datensatz-ID', 'Record ID - Deal'],
      name: ['Deal Name', 'dealname', 'Deal-Name'],
      stage: ['Deal Stage', 'dealstage', 'Deal-Phase', 'Dealphase'],
      pipeline: ['Pipeline', 'Deal pipeline'],
      isWon: ['Is Closed Won', 'hs_is_closed_won', 'Ist abgeschlossen und gewonnen'],
      isClosed: ['Is Deal Closed?', 'Is Closed', 'hs_is_closed', 'Ist Deal abgeschlossen?'],
      createdDate: ['Create Date', 'createdate', 'Created Date', 'Erstellungsdatum', 'Erstelldatum'],
      closeDate: ['Close Date', 'closedate', 'Abschlussdatum'],
      amount: ['Amount', 'Betrag'],
      convertedAmount: ['Amount in company currency', 'amount_in_home_currency', 'Betrag in Unternehmenswährung'],
      currency: ['Currency', 'deal_currency_code', 'Währung'],
      accountId: [
        'Associated Company IDs (Primary)',
        'Associated Company IDs',
        'Associated Company ID',
        'Primary Associated Company ID',
        'hs_primary_associated_company',
      ],
      accountName: [
        'Associated Company (Primary)',
        'Associated Company',
        'Primary Associated Company',
        'Zugehöriges Unternehmen',
        'Zugeordnetes Unternehmen',
      ],
      type: ['Deal Type', 'dealtype', 'Deal-Typ', 'Dealtyp'],
      termMonths: ['Contract length (months)', 'Term (months)', 'Vertragslaufzeit (Monate)'],
      lossReason: ['Closed Lost Reason', 'closed_lost_reason', 'Grund für verlorenen Deal', 'Deal verloren Grund'],
      probability: ['Deal probability', 'hs_deal_stage_probability', 'Deal-Wahrscheinlichkeit'],
      owner: ['Deal owner', 'hubspot_owner_id', 'Zuständiger Mitarbeiter', 'Zuständiger Mitarbeiter für den Deal', 'Deal-Inhaber'],
      leadSource: ['Original Source Type', 'Original Traffic Source', 'Original Source', 'hs_analytics_source', 'Ursprüngliche Quelle'],
      modifiedDate: ['Last Modified Date', 'hs_lastmodifieddate', 'Datum der letzten Änderung'],
    },
    account: {
      accountId: ['Record ID', 'Company ID', 'hs_object_id', 'Datensatz-ID', 'Record ID - Company'],
      accountName: ['Company name', 'Name', 'Unternehmensname'],
      domain: ['Company Domain Name', 'Domain', 'Domain-Name des Unternehmens'],
      industry: ['Industry', 'Branche'],
      employees: ['Number of Employees', 'numberofemployees', 'Anzahl der Mitarbeiter', 'Mitarbeiterzahl'],
      annualRevenue: ['Annual Revenue', 'annualrevenue', 'Jahresumsatz'],
      country: ['Country/Region', 'Country', 'Land/Region'],
      parentId: ['Parent Company ID', 'hs_parent_company_id'],
      technologies: ['Web Technologies', 'web_technologies'],
      crmTier: ['Ideal Customer Profile Tier', 'hs_ideal_customer_profile', 'ICP Tier'],
      modifiedDate: ['Last Modified Date'],
    },
  },
  idShapes: {},
  outcomeWords: {
    open: [
      'appointmentscheduled',
      'qualifiedtobuy',
      'presentationscheduled',
      'decisionmakerboughtin',
      'contractsent',
      'Appointment Scheduled',
      'Qualified To Buy',
      'Decision Maker Bought-In',
      'Termin vereinbart',
      'Für Kauf qualifiziert',
      'Zum Kauf qualifiziert',
      'Präsentation geplant',
      'Entscheidungsträger zugestimmt',
      'Vertrag gesendet',
    ],
    won: ['closedwon', 'Abgeschlossen und gewonnen', 'Abschluss erfolgreich', 'Geschlossen und gewonnen'],
    lost: ['closedlost', 'Abgeschlossen und verloren', 'Abschluss nicht erfolgreich', 'Geschlossen und verloren'],
  },
  reasonWords: {},
  typeWords: {
    newBusiness: ['newbusiness', 'Neugeschäft'],
    expansion: ['existingbusiness', 'Existing Business', 'Bestandsgeschäft', 'Bestandskundengeschäft'],
  },
  dayNumbers: 'milliseconds',
  probability: 'share',
  needs: 'the Deal Stage property',
};
