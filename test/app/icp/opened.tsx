import { useEffect, type ReactNode } from 'react';
import { render, screen } from '@testing-library/react';
import { accountsAsk } from '../../../src/core/account-results';
import { scoreAccounts, type AccountColumns, type AccountResults } from '../../../src/core/icp';
import { dateOf } from '../../../src/core/model';
import { Announcer } from '../../../src/app/parts/announcer';
import type { IcpWorld } from '../../../src/app/pages/icp/world';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { resultsOf } from '../../core/icp/crm-accounts';
import { file, kernelEngine, pageParts } from '../parts';

const held: { session: Session | null } = { session: null };
/** The session as the page sees it. */
export const session = (): Session => {
  if (held.session === null) throw new Error('no page is open');
  return held.session;
};

const NO_ACCOUNTS: AccountColumns = { count: 1, ids: [''], names: [''], columns: new Map() };
type Known = { readonly accounts?: AccountColumns; readonly results?: AccountResults };

/** What a section is given, over accounts that a test writes down. */
function worldOf(current: Session, { accounts = NO_ACCOUNTS, results = resultsOf(accounts.count) }: Known): IcpWorld | null {
  const { loaded } = current;
  if (loaded === null) return null;
  const [date, { icpVersion: version }] = [dateOf(loaded.dataset.asOf), loaded];
  const scored = version === null ? null : scoreAccounts(version, accounts, { overrides: loaded.definitions.overrides, date });
  const cube = { ask: accountsAsk(loaded.dataset), cells: 0, keys: [], months: new Int32Array(), numbers: new Map(), spreads: new Map() };
  return { loaded, accounts, cube, results, version, scored, date };
}

function Watch({ known, children }: { readonly known: Known; children(world: IcpWorld): ReactNode }) {
  const current = useSession();
  useEffect(() => {
    held.session = current;
  }, [current]);
  const world = worldOf(current, known);
  return world === null ? null : <div data-testid="opened">{children(world)}</div>;
}

const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  ...Array.from(
    { length: 12 },
    (_, at) => `D${at},A${at % 4},${at % 3 === 0 ? 'Closed Lost' : 'Closed Won'},${at + 1}00.50,USD,2025-01-10,2025-0${1 + (at % 9)}-20`,
  ),
  '',
].join('\n');
const ACCOUNTS = [
  'Account ID,Account Name,Industry,Employees',
  'A0,Acme,Software,500',
  'A1,Beta,Retail,10',
  'A2,Gamma,Software,70',
  'A3,Delta,Energy,9',
  '',
].join('\n');

/** Opens sections over a real session with a handful of deals, under a workspace file. */
export async function open(workspace: object, children: (world: IcpWorld) => ReactNode, known: Known = {}): Promise<void> {
  const files = [
    file('opportunities.csv', DEALS),
    file('accounts.csv', ACCOUNTS),
    file('workspace.json', JSON.stringify({ version: 1, ...workspace })),
  ];
  render(
    <SessionProvider parts={pageParts(kernelEngine(), async () => files)}>
      <Announcer>
        <Watch known={known}>{children}</Watch>
      </Announcer>
    </SessionProvider>,
  );
  session().loadSample('salesforce-style');
  await screen.findByTestId('opened', {}, { timeout: 20_000 });
}
