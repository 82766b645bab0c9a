import { useMemo, useState } from 'react';
import {
  EVERY_ACCOUNT,
  overridesInForce,
  targetAccounts,
  USUAL_SORTING,
  type IcpVersion,
  type Lining,
  type Scored,
  type TargetFilter,
} from '../../../../core/icp';
import { segmentationsInForce } from '../../../../core/segments';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { attributeChoices, filterWords, profileChoices, tierChoices } from '../../../../views/icp-account-filters';
import { accountColumns, hasIntent } from '../../../../views/icp-account-columns';
import { accountRows, foundText, listText, savedText, SHOWN_ACCOUNTS } from '../../../../views/icp-accounts';
import { Download } from '../../../icons';
import { useAnnounce } from '../../../parts/announcer';
import type { IcpWorld, SectionProps } from '../world';
import { AccountFilters } from './account-filters';
import styles from './accounts.module.css';
import { AccountsTable } from './accounts-table';
import type { SavedList } from './save-accounts';

type Props = SectionProps & {
  /** What the list begins with. */
  readonly wanted?: Partial<TargetFilter>;
  onAccount(account: number): void;
};

/** What each account of the list is worked out from. */
function liningOf({ loaded, accounts, results, date }: IcpWorld, version: IcpVersion, scored: Scored): Lining {
  const { overrides, segmentations } = loaded.definitions;
  const inForce = segmentationsInForce(segmentations, date).filter(({ id }) => accounts.columns.has(id));
  return { accounts, version, scored, results, overrides: overridesInForce(overrides, date), segmentations: inForce };
}

const NOT_SAVED = 'The file could not be saved: a part of this page could not be fetched. Reload the page and try again.';

function Save({ list, world }: SectionProps & { readonly list: SavedList }) {
  const announce = useAnnounce();
  const failed = (): void => announce(NOT_SAVED);
  const file = async (): Promise<void> => {
    const { saveAccounts } = await import('./save-accounts');
    const saved = saveAccounts(list, world.loaded);
    announce(savedText(saved.name, saved.file));
  };
  const about = async (): Promise<void> => {
    const { saveAbout } = await import('./save-accounts');
    announce(`Saved ${saveAbout(list, world.loaded)}.`);
  };
  return (
    <div className={styles['buttons']}>
      <button type="button" className="button" disabled={list.accounts.length === 0} onClick={() => void file().catch(failed)}>
        <Download size={16} aria-hidden="true" />
        Save the list as CSV for the CRM
      </button>
      <button type="button" className="button" disabled={list.accounts.length === 0} onClick={() => void about().catch(failed)}>
        <Download size={16} aria-hidden="true" />
        Save what made it
      </button>
    </div>
  );
}

type ListProps = Props & { readonly version: IcpVersion; readonly scored: Scored };

function AccountList({ world, wanted, version, scored, onAccount }: ListProps) {
  const [filter, setFilter] = useState<TargetFilter>({ ...EVERY_ACCOUNT, ...wanted });
  const [sorting, setSorting] = useState(USUAL_SORTING);
  const { loaded, accounts, results } = world;
  const { dimensions, currency, moneyMissing } = loaded.dataset;
  const naming = useMemo(() => namingOf(dimensions, currency), [dimensions, currency]);
  const lining = useMemo(() => liningOf(world, version, scored), [world, version, scored]);
  const choices = useMemo(
    () => ({
      tiers: tierChoices(scored),
      profiles: profileChoices(version),
      hasIntent: hasIntent(version),
      attributes: attributeChoices(accounts, naming),
    }),
    [scored, version, accounts, naming],
  );
  const columns = useMemo(() => accountColumns(version), [version]);
  const found = useMemo(() => targetAccounts(lining, filter, sorting), [lining, filter, sorting]);
  const all = useMemo(() => targetAccounts(lining, EVERY_ACCOUNT, USUAL_SORTING).length, [lining]);
  const rows = useMemo(() => {
    const money = { currency: results.currency, missing: moneyMissing };
    return accountRows(lining, found.slice(0, SHOWN_ACCOUNTS), { naming, money });
  }, [lining, found, naming, results, moneyMissing]);
  const words = filterWords(filter, version, naming);
  return (
    <>
      <AccountFilters filter={filter} choices={choices} change={setFilter} />
      <output>
        {foundText(found.length, all)} {listText(words)}
      </output>
      {rows.length === 0 ? null : (
        <AccountsTable
          rows={rows}
          columns={columns}
          total={found.length}
          caption={`Accounts scored by ${version.name}`}
          sorting={sorting}
          sort={setSorting}
          onAccount={onAccount}
        />
      )}
      <Save list={{ lining, accounts: found, filter, date: world.date }} world={world} />
      <p className="quiet">
        The CSV holds every account of the list that has an id: id, score, tier, profile, segment, play, owner, reasons and version. No
        amounts, no names.
      </p>
    </>
  );
}

function Content({ world, wanted = {}, onAccount }: Props) {
  const { version, scored, accounts } = world;
  if (version === null || scored === null) return <p>No version of the ICP is published, so no account has a score. Publish one first.</p>;
  if (accounts.count <= 1) return <p>No file names an account. Add a file of accounts on the Data page.</p>;
  return <AccountList world={world} wanted={wanted} version={version} scored={scored} onAccount={onAccount} />;
}

/** Which accounts to go after: a list by tier, profile, intent and attributes, to be looked at and taken to the CRM. */
export function AccountsSection({ world, wanted = {}, onAccount }: Props) {
  return (
    <section className={styles['section']} aria-labelledby="icp-accounts">
      <h2 id="icp-accounts" tabIndex={-1}>
        Which accounts should we go after?
      </h2>
      <Content world={world} wanted={wanted} onAccount={onAccount} />
    </section>
  );
}
