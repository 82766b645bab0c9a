import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

export type Expected = {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string | null>>;
  readonly period: { readonly from: string } | null;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: string | null;
};
export type Company = {
  readonly folder: string;
  readonly files: readonly string[];
  readonly currency: { readonly code: string; readonly symbol: string };
};

export const COMPANIES: readonly Company[] = [
  {
    folder: 'data-samples/salesforce-style',
    files: ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv', 'workspace.json'],
    currency: { code: 'USD', symbol: '$' },
  },
  {
    folder: 'data-samples/hubspot-style',
    files: ['deals.csv', 'companies.csv', 'spend.csv', 'workspace.json'],
    currency: { code: 'EUR', symbol: '€' },
  },
];

/** What code that shares nothing with the product says of a company. */
export function expectedOf(company: Company): {
  readonly readings: readonly Expected[];
  readonly openAtQuarterEnds: readonly unknown[];
  find(metric: string, slice: Expected['slice'], from?: string): Expected;
} {
  const { readings, openAtQuarterEnds } = JSON.parse(readFileSync(`${company.folder}/expected.json`, 'utf8')) as {
    readonly readings: readonly Expected[];
    readonly openAtQuarterEnds: readonly unknown[];
  };
  return {
    readings,
    openAtQuarterEnds,
    find(metric, slice, from) {
      const found = readings.find(
        (reading) =>
          reading.metric === metric &&
          (reading.period?.from ?? undefined) === from &&
          JSON.stringify(reading.slice) === JSON.stringify(slice),
      );
      if (found === undefined) throw new Error(`nothing is expected of ${metric} ${JSON.stringify(slice)}`);
      return found;
    },
  };
}

/** Drops a company's files on the Data page of an empty workspace and loads them. */
export async function loadCompany(page: Page, company: Company): Promise<void> {
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(company.files.map((file) => `${company.folder}/${file}`));
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
}

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
/** Half away from zero on the written decimal, as spreadsheets round; written here anew, for the page must not check itself. */
const rounded = (value: number, decimals: number): string =>
  (Math.round((Math.abs(value) + 1e-12) * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

/** Figures as tables on the page write them. */
export const written = {
  percent: (share: number): string => `${rounded(share * 100, 1)}%`,
  limits: (low: number, high: number): string => `${rounded(low * 100, 1)}–${rounded(high * 100, 1)}`,
  partOf: (reading: Expected): string => `${grouped(Math.round((reading.value ?? 0) * reading.n))} of ${grouped(reading.n)}`,
  ratio: (value: number, decimals: number): string => `${rounded(value, decimals)}×`,
  money: (minor: number): string => grouped(Math.round(minor / 100)),
  moneyInFull: (code: string, minor: number): string => {
    const [whole = '', cents = ''] = rounded(minor / 100, 2).split('.');
    return `${code} ${grouped(Number(whole))}.${cents}`;
  },
  days: (days: number): string => (Number.isInteger(days) ? `${days} days` : `${rounded(days, 1)} days`),
};
