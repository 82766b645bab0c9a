import { useState } from 'react';
import type { IcpVersion, TargetFilter } from '../../../core/icp';
import { askedStudy } from '../../parts/evidence-studies';
import { Failed } from '../../parts/failed';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { EmptyState } from '../empty/empty-state';
import { AccountPoints } from './account/account-points';
import { AccountsView, BuildView, ProfileView, VersionsView } from './icp-views';
import './icp.css';
import { useIcpWorld } from './use-icp-world';
import { useReturningFocus } from './use-returning-focus';
import { focusView, IcpViews, type IcpViewId } from './view-switch';
import type { IcpWorld } from './world';

/** What is done on the page: it stays while accounts are scored anew. */
type Doing = {
  readonly view: IcpViewId;
  readonly draft: IcpVersion | null;
  readonly account: number | null;
  show(view: IcpViewId): void;
  write(draft: IcpVersion | null): void;
  open(account: number | null): void;
  /** What the list of accounts was opened with. */
  readonly wanted: Partial<TargetFilter>;
  list(wanted: Partial<TargetFilter>): void;
};

function useDoing(): Doing {
  // A link to a number of the best customers opens where they stand.
  const [view, show] = useState<IcpViewId>(() => (askedStudy('study-best', 'study-rest') === null ? 'profile' : 'build'));
  const [draft, write] = useState<IcpVersion | null>(null);
  const [account, open] = useState<number | null>(null);
  const [wanted, want] = useState<Partial<TargetFilter>>({});
  return {
    view,
    draft,
    account,
    wanted,
    write,
    open,
    show: (next) => {
      show(next);
      want({});
    },
    list: (next) => {
      want(next);
      show('accounts');
      focusView('accounts');
    },
  };
}

function IcpAnswer({ world, doing }: { readonly world: IcpWorld; readonly doing: Doing }) {
  const { view, draft, account, wanted, show, write, open, list } = doing;
  const take = (version: IcpVersion): void => {
    write(version);
    show('build');
  };
  const published = (): void => {
    show('versions');
    focusView('versions');
  };
  return (
    <>
      {view === 'profile' ? (
        <ProfileView world={world} waiting={draft ?? world.loaded.definitions.icpDraft} onAccount={open} onDraft={take} onList={list} />
      ) : null}
      {view === 'build' ? <BuildView world={world} draft={draft} write={write} onPublished={published} /> : null}
      {view === 'versions' ? <VersionsView world={world} onDraft={take} /> : null}
      {view === 'accounts' ? <AccountsView world={world} wanted={wanted} onAccount={open} /> : null}
      {account === null || world.version === null ? null : (
        <AccountPoints world={world} account={account} version={world.version} onClose={() => open(null)} />
      )}
    </>
  );
}

/** The page answers from four sides; what is being written stays as one goes from one to another. */
function IcpQuestion({ loaded }: { readonly loaded: Loaded }) {
  const { world, failure, retry } = useIcpWorld(loaded);
  const doing = useDoing();
  const holder = useReturningFocus(world !== null, doing.view);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  return (
    <>
      <IcpViews chosen={doing.view} show={doing.show} hasDraft={doing.draft !== null || loaded.definitions.icpDraft !== null} />
      <div ref={holder} className="icp-answer">
        {world === null ? <Skeleton label="The accounts are being scored" /> : <IcpAnswer world={world} doing={doing} />}
      </div>
    </>
  );
}

/** What is our ICP, does it tell winners apart, and what would another one change? */
export function IcpPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>ICP</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <IcpQuestion loaded={loaded} />}
    </>
  );
}
