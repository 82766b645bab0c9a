import type { FieldNames } from './formats/declaration';

/** What the columns of a list of spend are called. */
export const SPEND_HEADERS: FieldNames = {
  month: ['Month', 'Spend Month', 'Period', 'Date', 'Monat', 'Zeitraum', 'Datum'],
  amount: ['Amount', 'Spend', 'Cost', 'Costs', 'Total Spend', 'Betrag', 'Ausgaben', 'Kosten'],
  currency: ['Currency', 'Currency Code', 'Währung'],
  category: ['Category', 'Spend Category', 'Cost Category', 'Cost Type', 'Kategorie', 'Kostenart'],
  class: ['Class', 'Deal Class', 'Spend Class', 'Klasse'],
  channel: ['Channel', 'Kanal'],
  product: ['Product', 'Produkt'],
  industry: ['Industry', 'Branche'],
  country: ['Country', 'Land'],
  region: ['Region'],
  segment: ['Segment'],
  owner: ['Owner'],
};

/** What the columns of a list of exchange rates are called. */
export const RATE_HEADERS: FieldNames = {
  currency: ['Currency', 'From Currency', 'Source Currency', 'Currency Code', 'Währung'],
  from: ['From', 'Valid From', 'Start Date', 'Date', 'Effective Date', 'Gültig ab', 'Datum'],
  rate: ['Rate', 'FX Rate', 'Exchange Rate', 'Kurs', 'Wechselkurs'],
  toCurrency: ['To Currency', 'Target Currency', 'Reporting Currency', 'Zielwährung'],
};

/** What the columns of a stage history are called. */
export const STAGE_HISTORY_HEADERS: FieldNames = {
  opportunityId: ['Opportunity ID', 'Deal ID', 'Record ID', 'Opp ID'],
  stage: ['Stage', 'To Stage', 'Stage Name', 'Deal Stage', 'New Stage', 'Phase'],
  enteredDate: [
    'Entered Date',
    'Stage Entered Date',
    'Stage Entered',
    'Stage Entered On',
    'Entered',
    'Entered On',
    'Entered Stage',
    'Changed On',
    'Date Entered',
    'Eingetreten am',
    'Phase betreten am',
  ],
  leftDate: ['Left Date', 'Stage Left Date', 'Stage Left', 'Left On', 'Exited', 'Verlassen am'],
  pipeline: ['Pipeline'],
  amount: ['Amount', 'Betrag'],
  currency: ['Currency', 'Währung'],
  closeDate: ['Close Date', 'Abschlussdatum'],
};

/** What the columns of a list of outreach are called. */
export const OUTREACH_HEADERS: FieldNames = {
  month: ['Month', 'Period', 'Monat'],
  tier: ['Tier', 'ICP Tier'],
  segment: ['Segment'],
  channel: ['Channel', 'Kanal'],
  sent: ['Sent', 'Emails Sent', 'E-mails Sent', 'Messages Sent', 'Gesendet', 'Versendet'],
  replied: ['Replied', 'Replies', 'Antworten'],
  meetings: ['Meetings', 'Meetings Booked', 'Termine'],
  opportunities: ['Opportunities', 'Opportunities Created', 'Verkaufschancen'],
};
