import { useEffect, useId, useMemo, useRef } from 'react';
import { overridesInForce, type IcpVersion } from '../../../../core/icp';
import { accountView, type AccountView, type RuleRow } from '../../../../views/icp-account';
import { namingOf } from '../../../../views/icp-builder-attributes';
import type { Table } from '../../../../views/table';
import { X } from '../../../icons';
import { DataTable } from '../../../parts/data-table';
import type { IcpWorld } from '../world';
import styles from './account.module.css';

function Rules({ title, none, rows }: { readonly title: string; readonly none: string; readonly rows: readonly RuleRow[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className={styles['rules']}>
          {rows.map(({ text, verdict, isTelling }, at) => (
            <li key={`${at} ${text}`}>
              {text}: {isTelling ? <strong>{verdict}</strong> : verdict}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PointsTable({ table }: { readonly table: Table | null }) {
  return table === null ? null : (
    <div className={styles['points']}>
      <DataTable table={table} />
    </div>
  );
}

/** An account's points, reason by reason: what it has, what is missing, and what decided its tier. */
export function AccountReasons({ view }: { readonly view: AccountView }) {
  return (
    <>
      <ul className={styles['verdict']}>
        {view.verdict.map((sentence, at) => (
          <li key={sentence}>{at === 0 ? <strong>{sentence}</strong> : sentence}</li>
        ))}
      </ul>
      <section aria-label="Fit">
        <h3>Where do its points come from?</h3>
        {view.missing === null ? null : <p>{view.missing}</p>}
        {view.fit === null ? <p className="quiet">There are no points to list.</p> : <PointsTable table={view.fit} />}
      </section>
      <Rules title="Must-haves" none="No must-have is asked of it." rows={view.mustHave} />
      <Rules title="Exclusions" none="No exclusion is asked of it." rows={view.exclude} />
      <section aria-label="Intent">
        <h3>Does it seem to be buying?</h3>
        <p>{view.intentText}</p>
        <PointsTable table={view.intent} />
      </section>
    </>
  );
}

type BodyProps = { readonly world: IcpWorld; readonly account: number; readonly version: IcpVersion; readonly titleId: string };

function Body({ world, account, version, titleId }: BodyProps) {
  const { accounts, loaded, date, results } = world;
  const view = useMemo(() => {
    const inForce = overridesInForce(loaded.definitions.overrides, date);
    const naming = namingOf(loaded.dataset.dimensions, results.currency);
    return accountView(version, accounts, account, { override: inForce.get(accounts.ids[account] ?? '') ?? null, naming });
  }, [version, accounts, account, loaded, date, results]);
  return (
    <>
      <h2 id={titleId}>{view.title}</h2>
      <p className="quiet">
        {view.id === '' ? 'no id' : view.id}. By {version.name}; profile: {view.profile}.
      </p>
      <AccountReasons view={view} />
    </>
  );
}

type Props = {
  readonly world: IcpWorld;
  /** Its number. */
  readonly account: number;
  /** By which version it is read: one that is loaded, or a draft. */
  readonly version: IcpVersion;
  onClose(): void;
};

/** A dialog with an account's points, reason by reason: what it has, what is missing, and what decided its tier. */
export function AccountPoints({ world, account, version, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={`dialog ${styles['dialog'] ?? ''}`} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <p className="quiet">Why does this account have its tier?</p>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <Body world={world} account={account} version={version} titleId={id} />
    </dialog>
  );
}
