/** The words of README.md that hold no figures. */
const opening = `# Samples

Two invented companies, each as its CRM would export it, with the figures a right implementation must find in them. Everything here but the
\`.ts\` files is written by a program, this page too:

    node scripts/samples.mjs            writes all files anew
    node scripts/samples.mjs --check    names the files that differ; exit status 1 if any

The program is seeded, reads no clock and draws no system randomness: each run writes the same bytes. Nothing in this folder imports from \`src\`, and
nothing in \`src\` was looked at for it: \`expected/\` is a second opinion, worked out from the written CSV files and the documents alone.

| Part | What it is |
|---|---|
| \`generate.ts\` and the files beside it | the generator: \`harbourline.ts\` and \`kestrel.ts\` hold the companies' numbers, \`accounts.ts\`, \`deals.ts\`, \`course.ts\` and \`customers.ts\` play their history, \`blemishes.ts\` and \`damage.ts\` spoil it, \`salesforce.ts\` and \`hubspot.ts\` write it down |
| \`expected/\` | reads the files back with a parser of its own and computes \`expected.json\` |
| \`<company>/workspace.json\` | the definitions, in the shape of \`report --config\`, and what the council decided |
| \`<company>/planted.json\` | what was planted, for machines: each record that cannot be used or is not data, by line |
| \`<company>/expected.json\` | as-of date, ledger, totals, readings, deltas, the open pipeline at each quarter's end, and the hidden improvement |`;

const harbourline = `Planning software from Boston and London, in USD. \`opportunities.csv\` is a report export: every value quoted, LF line ends, line breaks inside text,
month-first dates, six blank lines inside, and after the data a total line, a blank one and five lines that Salesforce adds. An Age below zero belongs to
a deal created after it closed. Ids are the 15-character ones of a report: many differ only in the case of a letter. Two stage words need
\`workspace.json\`: "Closed - No Decision" and "Deferred" (both \`other\`).`;

const kestrel = `Reporting software from Vienna, in EUR. \`deals.csv\` quotes only what must be quoted, and its dates carry a time of day. Deals are in EUR, GBP and USD, for
which the workspace has dated rates, and a few in CHF, for which it has none. There is no subscription file: LTV rests on the given yearly churn.`;

const closing = `## Reading expected.json

- Values are rounded to 12 significant digits; money is in minor units of the reporting currency, and a mean may be fractional.
- \`low\` and \`high\` stand where the method is Wilson, order statistics, exact Poisson limits or Aalen-Johansen's, at 95 %; they are null where a bootstrap would be needed.
- Every metric of the contract is there, with a value or the reason why it has none; \`tierConversion\` names its step in the slice. By quarter, costs and
  retention are those of the year that ends with it.
- A slice holds the label as in the file, trimmed, or null where it is not known. \`tier\` and \`icp\` are text, \`unknown\` included. Without a matching
  profile an account is \`out\`, tier 4.
- \`region\` is the deal's in Harbourline, so LTV by region reads \`not_kept_by_slice\`; \`country\` is the company's in Kestrel.
- Stock metrics (\`open...\`) have no period. \`openAtQuarterEnds\` rebuilds them from created and closed dates, with today's attributes.
- \`decided\` are the outcomes of the decisions on a win rate in \`workspace.json\`: as many whole months before as since, Newcombe's limits, what moved
  outside, and the mix by industry.
- A delta is ICP minus non-ICP; \`nIn\` and \`nOut\` are the n of both sides.`;

const names =
  'Ten deal names are awkward: one reads like a formula, two hold markup, others commas, quotes, umlauts, a leading + or @, or blanks around them; one is `__proto__`.';
const markers = 'Missing cells are blank, or hold `N/A`, `-` or `TBD`.';

export const paragraphs = {
  opening,
  closing,
  about: { 'salesforce-style': harbourline, 'hubspot-style': kestrel } as Readonly<Record<string, string>>,
  planted: {
    'salesforce-style': [
      names,
      markers,
      'Spend on the industry `Government`, of which there is no account: it stays unallocated, in the total and in no slice.',
      'Seven decisions of January and April 2025 with the numbers that were on the table then: six have come to their review at the as-of date, one is late.',
      'Two profile versions: the one in force at the as-of date, `icp-2`, scores all deals.',
      'Accounts in Technology and Finance without employees still have 60 of 100 points known where nothing else is missing, so they are scored; those in Healthcare, Biotechnology and Insurance cannot be, for the must-have rule is undecided.',
    ],
    'hubspot-style': [
      names,
      markers,
      'Five decisions of January and April 2025 with the numbers that were on the table then: all have come to their review at the as-of date.',
      'The profile `operators` gives importance instead of points (4, 2 and 1 make 57, 29 and 14) and excludes a country.',
    ],
  } as Readonly<Record<string, readonly string[]>>,
};
