/** The exports that are recognised by their columns, and where each CRM keeps them. */
export const EXPORTS: readonly { readonly name: string; readonly where: string }[] = [
  { name: 'Salesforce', where: 'Reports, a report on opportunities, Export, Details Only, CSV.' },
  { name: 'HubSpot', where: 'Deals, Export view, CSV, with all properties.' },
  { name: 'Pipedrive', where: 'Deals in the list view, the menu with three dots, Export filter results, CSV.' },
  { name: 'Dynamics 365', where: 'Opportunities, Export to Excel, Static worksheet, saved as CSV.' },
  { name: 'Any other', where: 'A table with a header: one line a deal, as CSV or other delimited text, also packed with gzip.' },
];
