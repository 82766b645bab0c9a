import type { IcpVersion, Lining, TargetFilter } from '../../../../core/icp';
import { asOfDate } from '../../../../core/model';
import { aboutAccounts, accountsCsv, type AccountsFile } from '../../../../exports/accounts-csv';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { filterWords } from '../../../../views/icp-account-filters';
import { crmRows } from '../../../../views/icp-accounts';
import { rulerText } from '../../../../views/icp-ruler';
import { NO_DATE } from '../../../../wording/as-of';
import type { Loaded } from '../../../session';

/** A list as it is to be taken along: its accounts in their order, and the filters that made it. */
export type SavedList = {
  readonly lining: Lining;
  readonly accounts: readonly number[];
  readonly filter: TargetFilter;
  readonly date: string;
};

const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 40);

const nameOf = ({ sample, dataset }: Loaded, { id }: IcpVersion): string =>
  `plumbline-${sample === null ? '' : 'sample-'}accounts-${asOfDate(dataset) ?? 'undated'}-${plain(id)}`;

function offer(name: string, text: string, type: string): string {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}

function fileOf({ lining, accounts }: SavedList, { dataset }: Loaded): AccountsFile {
  const rows = crmRows(lining, accounts, namingOf(dataset.dimensions, dataset.currency));
  return accountsCsv({ segmentations: lining.segmentations.map(({ name }) => name), rows });
}

/** Hands the whole list to the browser as the file that the CRM takes back; gives its name and what is in it. */
export function saveAccounts(list: SavedList, loaded: Loaded): { readonly name: string; readonly file: AccountsFile } {
  const file = fileOf(list, loaded);
  return { name: offer(`${nameOf(loaded, list.lining.version)}.csv`, file.text, 'text/csv'), file };
}

/** Hands over what made the list: its filters, the version of the ICP, the date and the files behind it. */
export function saveAbout(list: SavedList, loaded: Loaded): string {
  const { lining, filter, date } = list;
  const { definitions, dataset, admissions, sample, definitionsFile } = loaded;
  const about = aboutAccounts({
    workspace: sample ?? definitionsFile ?? 'own files',
    asOf: asOfDate(dataset) ?? NO_DATE,
    version: `${lining.version.name} (${lining.version.id}), from ${lining.version.effectiveFrom}`,
    readBy: rulerText(definitions, date) ?? 'the latest version',
    filters: filterWords(filter, lining.version, namingOf(dataset.dimensions, dataset.currency)),
    overrides: lining.overrides.size,
    file: fileOf(list, loaded),
    sources: admissions.map(({ inspection }) => ({ file: inspection.file, sha256: inspection.sha256 })),
    fingerprint: dataset.fingerprint,
  });
  return offer(`${nameOf(loaded, lining.version)}-about.txt`, about, 'text/plain');
}
