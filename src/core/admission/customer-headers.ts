import type { FieldNames } from './formats/declaration';
import { ABOUT_ACCOUNTS } from './account-headers';

/** What the columns of a list of customers are called. */
export const CUSTOMER_HEADERS: FieldNames = {
  accountId: [...(ABOUT_ACCOUNTS.accountId ?? []), 'ID'],
  accountName: [...(ABOUT_ACCOUNTS.accountName ?? []), 'Name'],
  startDate: [
    'Start Date',
    'Customer Since',
    'Started',
    'Subscription Start',
    'Contract Start',
    'Startdatum',
    'Kunde seit',
    'Vertragsbeginn',
  ],
  endDate: ['End Date', 'Churn Date', 'Churned On', 'Ended', 'Cancelled On', 'Contract End', 'Enddatum', 'Vertragsende', 'Gekündigt am'],
  mrr: ['MRR', 'Monthly Recurring Revenue', 'Monthly Revenue', 'Monatlicher Umsatz'],
  currency: ['Currency', 'Currency Code', 'MRR Currency', 'Währung'],
  grossMargin: ['Gross Margin', 'Gross Margin (%)', 'Margin', 'Rohertrag', 'Bruttomarge'],
};

/** What the columns of a list of contract periods are called. */
export const SUBSCRIPTION_HEADERS: FieldNames = {
  subscriptionId: ['Subscription ID', 'Contract ID', 'Contract Number', 'Subscription', 'Vertrags-ID', 'Vertragsnummer'],
  accountId: ABOUT_ACCOUNTS.accountId ?? [],
  accountName: ABOUT_ACCOUNTS.accountName ?? [],
  startDate: ['Start Date', 'Period Start', 'Subscription Start', 'Contract Start', 'Startdatum', 'Vertragsbeginn'],
  endDate: ['End Date', 'Period End', 'Subscription End', 'Contract End', 'Enddatum', 'Vertragsende'],
  liveDate: ['Live Date', 'Go Live Date', 'Go-live', 'Live'],
  mrr: ['MRR', 'Monthly Recurring Revenue'],
  amount: ['Amount', 'Contract Value', 'Billing Amount', 'Betrag'],
  billingMonths: ['Billing Months', 'Billing Period (months)', 'Abrechnungsmonate'],
  currency: ['Currency', 'Currency Code', 'Währung'],
  renewalDate: ['Renewal Date', 'Renews On', 'Verlängerungsdatum'],
  product: ['Product', 'Plan', 'Produkt'],
};
