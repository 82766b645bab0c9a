import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef } from 'react';
import { overridesInForce, type IcpVersion } from '../../../core/icp';
import { rulingDate } from '../../../core/model';
import { dealCard, type DealCardView, type FieldRow } from '../../../views/deal-card';
import { accountView } from '../../../views/icp-account';
import { namingOf } from '../../../views/icp-builder-attributes';
import { X } from '../../icons';
import { Failed } from '../../parts/failed';
import { ScrollRegion } from '../../parts/scroll-region';
import { Skeleton } from '../../parts/skeleton';
import { useCubes } from '../../cubes';
import { useSession, type Loaded } from '../../session';
import { AccountReasons } from '../icp/account/account-points';
import { useAccounts } from './use-reasons';
import { tellDeals } from './use-rows';
import '../../parts/card.css';
import './deals.css';

type Props = { readonly deal: number; readonly loaded: Loaded; close(): void };

function Fields({ rows, place }: { readonly rows: readonly FieldRow[]; readonly place: string }) {
  return (
    <ScrollRegion label="Fields of the deal">
      <table>
        <caption>{place}</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">As shown</th>
            <th scope="col">In the file</th>
            <th scope="col">What was done to it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, shown, raw, done }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{shown}</td>
              <td className="deal-raw">{raw}</td>
              <td>{done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Unread({ unread }: Pick<DealCardView, 'unread'>) {
  if (unread.length === 0) return null;
  return (
    <details>
      <summary>Columns of the file that are not read ({unread.length})</summary>
      <dl>
        {unread.map(({ header, raw }, at) => (
          <div key={`${at} ${header}`} className="deal-unread">
            <dt>{header}</dt>
            <dd>{raw === '' ? 'blank' : raw}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Reasons({ account, version, loaded }: { readonly account: number; readonly version: IcpVersion; readonly loaded: Loaded }) {
  const accounts = useAccounts(loaded, true);
  const view = useMemo(() => {
    if (accounts === null) return null;
    const { dataset, definitions } = loaded;
    const override = overridesInForce(definitions.overrides, rulingDate(dataset)).get(accounts.ids[account] ?? '') ?? null;
    return accountView(version, accounts, account, { override, naming: namingOf(dataset.dimensions, dataset.currency) });
  }, [accounts, account, version, loaded]);
  if (view === null) return <Skeleton label="The account is being read" />;
  return (
    <>
      <p className="quiet">
        {view.title}
        {view.id === '' || view.id === view.title ? '' : `, ${view.id}`}. By {version.name}; profile: {view.profile}.
      </p>
      <AccountReasons view={view} />
    </>
  );
}

function Body({ view, account, loaded }: { readonly view: DealCardView; readonly account: number; readonly loaded: Loaded }) {
  const { icpVersion } = loaded;
  return (
    <>
      <dl>
        {view.facts.map(({ name, text }) => (
          <div key={name} className="deal-fact">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {view.notes.length === 0 ? null : (
        <ul className="deal-notes">
          {view.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <section aria-label="In the file">
        <h3>What does the file say of it?</h3>
        <Fields rows={view.fields} place={view.place} />
        <Unread unread={view.unread} />
      </section>
      {icpVersion === null || account === 0 ? null : (
        <section aria-label="Tier">
          <h3>Why does its account have its tier?</h3>
          <Reasons account={account} version={icpVersion} loaded={loaded} />
        </section>
      )}
    </>
  );
}

/** A dialog with all that is known of a deal: how it counts, each field beside the cell it was read from, and its tier. */
export function DealCard({ deal, loaded, close }: Props) {
  const [cubes, session] = [useCubes(), useSession()];
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { dataset } = loaded;
  const { data, error, refetch } = useQuery({
    queryKey: ['deal-card', dataset.fingerprint, deal],
    queryFn: async () => {
      const [[told], found] = await Promise.all([
        tellDeals([deal], { cubes, session, loaded }),
        session.recordsOf({ deals: [deal], accounts: [] }),
      ]);
      if (told === undefined) throw new Error('the deal is not there any more');
      return { told, record: found.deals[0] ?? null };
    },
  });
  const view = useMemo(() => (data === undefined ? null : dealCard(data.told, data.record, dataset)), [data, dataset]);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog deal-card" aria-labelledby={id} onClose={close}>
      <div className="dialog-head">
        <div>
          <h2 id={id}>{view?.title ?? 'Deal'}</h2>
          <p className="quiet">{view?.place ?? 'being read'}</p>
        </div>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      {error === null ? null : (
        <Failed says={`The deal could not be read: ${error.message.replace(/\.$/, '')}. Nothing was lost.`} retry={() => void refetch()} />
      )}
      {view === null && error === null ? <Skeleton label="The deal is being read" /> : null}
      {view === null ? null : <Body view={view} account={data?.told.entry?.account ?? 0} loaded={loaded} />}
    </dialog>
  );
}
