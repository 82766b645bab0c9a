import { readFileSync } from 'node:fs';
import { NO_SETTINGS } from '../../src/core/admission';
import { accountResults, accountsAsk } from '../../src/core/account-results';
import type { Assembly } from '../../src/core/assembly';
import type { AccountColumns, AccountResults, IcpVersion } from '../../src/core/icp';
import type { Cube } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import type { Dataset } from '../../src/core/model';
import { assembleSnapshots } from '../../src/core/snapshots';
import { readDefinitions, type Definitions } from '../../src/core/workspace';
import { admitFiles } from '../../src/terminal/disk-files';

export type SampleAccounts = {
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
  readonly definitions: Definitions;
  readonly version: IcpVersion;
  /** The answer to `accountsAsk`, and what it is read with. */
  readonly cube: Cube;
  readonly dataset: Dataset;
  readonly tables: Assembly['tables'];
};

const FILES: Readonly<Record<string, readonly string[]>> = {
  'salesforce-style': ['opportunities.csv', 'accounts.csv', 'subscriptions.csv', 'spend.csv'],
  'hubspot-style': ['deals.csv', 'companies.csv', 'spend.csv'],
};

/** A sample company as the ICP page gets it: admitted, assembled, and counted by account. */
export async function sampleAccounts(company: string): Promise<SampleAccounts> {
  const folder = `data-samples/${company}`;
  const { definitions, error } = readDefinitions(JSON.parse(readFileSync(`${folder}/workspace.json`, 'utf8')));
  if (definitions === null) throw new Error(error ?? 'no definitions');
  const settings = { ...NO_SETTINGS, ...definitions.admission, currency: definitions.currency, answers: new Map<string, string>() };
  const paths = (FILES[company] ?? []).map((name) => `${folder}/${name}`);
  const { snapshots } = await admitFiles(paths, { settings, fileAsOf: definitions.fileAsOf, asOf: null });
  const { assembly } = assembleSnapshots(snapshots, definitions, null);
  const { dataset, tables, icpVersion, accountColumns: accounts } = assembly;
  if (icpVersion === null) throw new Error(`${company} has no ICP`);
  const cube = kernel(accountsAsk(dataset), tables, dataset);
  const results = accountResults(cube, dataset, { count: accounts.count, assumptions: definitions.assumptions });
  return { accounts, results, definitions, version: icpVersion, cube, dataset, tables };
}
