/** The exports that are recognised by their columns, and where each CRM keeps them. */
export const EXPORTS: readonly { readonly name: string; readonly where: string }[] = [
  {
    name: 'Salesforce',
    where: 'Reports, a report on opportunities, Export, Details Only, as CSV or .xlsx. An API or Data Loader export works too.',
  },
  { name: 'HubSpot', where: 'CRM, Deals, Export view, all properties, as CSV or .xlsx. Companies the same way, for accounts.' },
  { name: 'Pipedrive', where: 'Deals in the list view, the menu with three dots, Export filter results, as CSV or .xlsx.' },
  { name: 'Dynamics 365', where: 'Opportunities, Export to Excel, Static worksheet. The .xlsx can be dropped as it is.' },
  {
    name: 'Any other',
    where: 'A table with a header, one line a deal: delimited text, .xlsx, Parquet or JSON, also packed with gzip or zip.',
  },
];
