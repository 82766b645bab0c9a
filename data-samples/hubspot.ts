import { type Day, iso } from './calendar';
import type { Account, Deal } from './company';
import { Sheet, shortDecimal } from './csv';
import { damaged } from './damage';
import type { Place, Rendered } from './salesforce';
import { stageOf } from './stages';

const header = [
  'Record ID',
  'Deal Name',
  'Deal Stage',
  'Pipeline',
  'Amount',
  'Currency',
  'Close Date',
  'Create Date',
  'Deal owner',
  'Deal Type',
  'Original Traffic Source',
  'Associated Company ID',
  'Associated Company',
];

/** Ids of eleven digits, as HubSpot counts them. */
export function hubspotId(start: number, place: number): string {
  return String(start + place * 13);
}

/** The deals: only what must be quoted is quoted, dates carry a time of day. */
export function dealExport(deals: readonly Deal[]): Rendered {
  const sheet = new Sheet(header, 'needed');
  const setAside: Place[] = [];
  deals.forEach((deal, place) => {
    const id = hubspotId(18_204_400_117, place);
    const line = sheet.add(damaged(cellsOf(deal, id, place), header, deal.damage));
    if (deal.damage !== null) setAside.push({ line, id, ...deal.damage });
  });
  return { text: sheet.text(), setAside, notData: [] };
}

function cellsOf(deal: Deal, id: string, place: number): string[] {
  const { account, closed } = deal;
  return [
    id,
    deal.name,
    stageOf(deal, hubspotStages).label,
    'Sales Pipeline',
    deal.amount === null ? deal.marker : shortDecimal(deal.amount),
    deal.currency,
    closed === null ? deal.marker : stamp(closed, place + 7),
    stamp(deal.created, place),
    deal.owner,
    deal.dealClass === 'newBusiness' ? 'newbusiness' : 'existingbusiness',
    deal.source ?? deal.marker,
    deal.linkedByName ? '' : (account?.id ?? ''),
    account?.name ?? '',
  ];
}

/** A date with a time of day inside office hours. */
function stamp(day: Day, place: number): string {
  const hour = String(8 + (place % 10)).padStart(2, '0');
  return `${iso(day)} ${hour}:${String((place * 17) % 60).padStart(2, '0')}`;
}

const hubspotStages = {
  open: ['Appointment Scheduled', 'Qualified To Buy', 'Presentation Scheduled', 'Decision Maker Bought-In', 'Contract Sent'].map(
    (label) => ({ label, probability: 0 }),
  ),
  won: [{ label: 'Closed Won', probability: 100 }],
  lost: [{ label: 'Closed Lost', probability: 0 }],
  other: [{ label: 'Closed Lost', probability: 0 }],
};

export function companyExport(accounts: readonly Account[]): string {
  const sheet = new Sheet(
    ['Record ID', 'Company name', 'Company Domain Name', 'Industry', 'Number of Employees', 'Annual Revenue', 'Country/Region'],
    'needed',
  );
  accounts.forEach(({ id, name, domain, attributes: a }, place) => {
    const gap = place % 3 === 0 ? '-' : '';
    sheet.add([
      id,
      name,
      domain,
      a.industry ?? '',
      a.employees === null ? gap : String(a.employees),
      a.revenue === null ? gap : shortDecimal(a.revenue),
      a.country,
    ]);
  });
  return sheet.text();
}
