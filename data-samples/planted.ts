import type { Account, Deal, Plan } from './company';
import type { Sample } from './generate';

/** What was planted in a company's deals, counted over those that load. */
export interface Facts {
  readonly fewDeals: { readonly industry: string; readonly deals: number };
  readonly sevenDeals: { readonly industry: string; readonly deals: number };
  readonly hiddenIn: string;
  readonly noRate: { readonly currency: string; readonly country: string; readonly type: string; readonly deals: number } | null;
  /** A column of the accounts that is only filled once they have bought. */
  readonly leaked: { readonly column: string; readonly accounts: number } | null;
  readonly flaws: Readonly<Record<string, number>>;
}

/** Accounts that bought: a deal with them that loads was won, or they were customers before the first deal of the file. */
export function buyers(accounts: readonly Account[], deals: readonly Deal[]): ReadonlySet<Account> {
  const won = deals.flatMap(({ account, outcome, damage }) => (account !== null && outcome === 'won' && damage === null ? [account] : []));
  return new Set([...won, ...accounts.filter(({ legacy }) => legacy)]);
}

export function factsOf(plan: Plan, hiddenIn: string, deals: readonly Deal[], leaked: Facts['leaked']): Facts {
  const loaded = deals.filter(({ damage }) => damage === null);
  const [few, seven] = plan.rare.map(({ label }) => ({ industry: label, deals: inIndustry(loaded, label).length }));
  if (few === undefined || seven === undefined) throw new Error('Two small industries are wanted.');
  const francs = loaded.filter(({ currency }) => currency === 'CHF').length;
  const noRate = francs === 0 ? null : { currency: 'CHF', country: 'Switzerland', type: 'existingbusiness', deals: francs };
  return { fewDeals: few, sevenDeals: seven, hiddenIn, noRate, leaked, flaws: flawsIn(loaded) };
}

function inIndustry(deals: readonly Deal[], industry: string): Deal[] {
  return deals.filter(({ account }) => account?.attributes.industry === industry);
}

function flawsIn(deals: readonly Deal[]): Record<string, number> {
  const count = (has: (deal: Deal) => boolean): number => deals.filter(has).length;
  return {
    blankAmounts: count(({ amount }) => amount === null),
    zeroAmounts: count(({ amount }) => amount === 0),
    createdAfterClosed: count(({ outcome, created, closed }) => outcome !== 'open' && closed !== null && created > closed),
    closedWithoutDate: count(({ outcome, closed }) => outcome !== 'open' && closed === null),
    withoutAccount: count(({ account }) => account === null),
    linkedByNameOnly: count(({ linkedByName }) => linkedByName),
    withoutLeadSource: count(({ source }) => source === null),
    withoutIndustry: count(({ account }) => account !== null && account.attributes.industry === null),
    withoutEmployees: count(({ account }) => account !== null && account.attributes.employees === null),
    expansions: count(({ dealClass }) => dealClass === 'expansion'),
    renewals: count(({ dealClass }) => dealClass === 'renewal'),
    textOverSeveralLines: count(({ nextStep }) => nextStep.includes('\n')),
  };
}

/** planted.json: the facts, and each record that cannot be used or is not data, by line; one a line. */
export function planted({ company, deals, facts }: Sample): string {
  const list = (items: readonly object[]): string => items.map((item) => `\n    ${JSON.stringify(item)}`).join(',');
  const head = Object.entries({ company, ...facts }).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${head.join('')}  "setAside": [${list(deals.setAside)}\n  ],\n  "notData": [${list(deals.notData)}${deals.notData.length > 0 ? '\n  ' : ''}]\n}\n`;
}
