/** The columns that an export of deals should have, and what each is for. */
export const DEALS_NEED: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'Stage or outcome', why: 'won, lost or open; without it a file cannot be used' },
  { name: 'Deal ID', why: 'to tell repeats from deals that look alike' },
  { name: 'Deal name', why: 'to find a deal again' },
  { name: 'Amount and currency', why: 'what deals are worth' },
  { name: 'Created date', why: 'age, cycle, and deals created in a period' },
  { name: 'Close date', why: 'when a deal closed, or is due' },
  { name: 'Account ID or name', why: 'the ICP tier, and segments of accounts' },
  { name: 'Type', why: 'new business apart from renewals' },
  { name: 'Owner, product, source', why: 'to filter and to split by' },
  { name: 'Loss reason, competitor', why: 'why deals are lost' },
];
