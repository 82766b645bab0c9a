import { minorUnits } from './cells';
import type { Layout } from './layout';
import { type Fields, type Score, scoreAccount } from './score';
import { everyRow, readTable, type Row, type Table } from './table';
import type { IcpVersion } from './workspace';

/** Labels by dimension; null where a value is not known. */
export type Labels = Readonly<Record<string, string | null>>;

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
}

export function readAccounts(folder: string, layout: Layout): Table {
  return readTable(folder, layout.accounts.file, everyRow);
}

/** The accounts with their labels, scored by the version in force. */
export function accountsIn(rows: readonly Row[], layout: Layout, version: IcpVersion): Account[] {
  return rows.map((row) => {
    const fields = fieldsOf(row, layout.accounts);
    const score = scoreAccount(version, fields);
    return { id: row.text(layout.accounts.id) ?? '', name: row.text(layout.accounts.name) ?? '', labels: labelsOf(fields, score) };
  });
}

function fieldsOf(row: Row, columns: Layout['accounts']): Fields {
  const employees = row.text(columns.employees);
  const revenue = row.text(columns.revenue);
  return {
    industry: row.text(columns.industry),
    employees: employees === null ? null : Number(employees),
    annualRevenue: revenue === null ? null : minorUnits(revenue),
    country: row.text(columns.country),
    fundingStage: row.text(columns.funding),
    technologies:
      row
        .text(columns.technologies)
        ?.split(';')
        .map((item) => item.trim()) ?? null,
  };
}

function labelsOf(fields: Fields, { tier, icp }: Score): Labels {
  const { industry, country, employees } = fields;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { industry: text(industry), country: text(country), employees: bandOf(employees), tier, icp };
}

const bands: readonly (readonly [number, string])[] = [
  [10, '1-10'],
  [50, '11-50'],
  [200, '51-200'],
  [500, '201-500'],
  [1000, '501-1,000'],
  [5000, '1,001-5,000'],
  [Infinity, '5,001+'],
];

function bandOf(employees: unknown): string | null {
  if (typeof employees !== 'number') return null;
  return bands.find(([upTo]) => employees <= upTo)?.[1] ?? null;
}

/** What stands for an account that is not there. */
export const noAccount: Labels = { industry: null, country: null, employees: null, tier: 'unknown', icp: 'unknown' };
