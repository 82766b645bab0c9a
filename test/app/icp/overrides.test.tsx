import { useState } from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountPoints } from '../../../src/app/pages/icp/account/account-points';
import { OverridesSection } from '../../../src/app/pages/icp/overrides/overrides-section';
import { useIcpWorld } from '../../../src/app/pages/icp/use-icp-world';
import { SessionContext, useSession, type Loaded, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import type { Definitions } from '../../../src/core/workspace';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  'D1,A0,Closed Won,100.50,USD,2025-01-10,2025-03-20',
  'D2,A1,Closed Lost,200.50,USD,2025-01-10,2025-09-30',
  '',
].join('\n');
const ACCOUNTS = [
  'Account ID,Account Name,Industry,Employees',
  'A0,Acme,Software,500',
  'A1,<b>Beta</b>,Retail,120',
  'A2,Gamma,Software,20',
  'A3,Delta,,300',
  'A4,Acme Energy,Tobacco,300',
  '',
].join('\n');
const criterion = (id: string, points: number, when: object) => ({
  id,
  field: id,
  family: 'firmographic',
  side: 'fit',
  points,
  bands: [{ when, points }],
});
const WORKSPACE = {
  version: 1,
  icp: [
    {
      id: 'icp-1',
      name: 'ICP 1',
      effectiveFrom: '2025-01-01',
      author: 'Ana Ruiz',
      note: '',
      profiles: [
        {
          id: 'all',
          name: 'Everyone',
          mustHave: [{ kind: 'within', column: 'employees', from: 50, to: null }],
          exclude: [{ kind: 'isOneOf', dimension: 'industry', members: ['Tobacco'] }],
          missing: 'leaveOut',
          cuts: [90, 70, 50],
          icpFrom: 70,
          criteria: [
            criterion('industry', 40, { kind: 'isOneOf', dimension: 'industry', members: ['Software'] }),
            criterion('employees', 60, { kind: 'within', column: 'employees', from: 200, to: null }),
          ],
        },
      ],
    },
  ],
};
const files = () => [file('opportunities.csv', DEALS), file('accounts.csv', ACCOUNTS), file('workspace.json', JSON.stringify(WORKSPACE))];

function Opened({ loaded, shows }: { readonly loaded: Loaded; readonly shows: 'overrides' | number }) {
  const { world } = useIcpWorld(loaded);
  if (world === null || world.version === null) return null;
  if (shows === 'overrides') return <OverridesSection world={world} />;
  return <AccountPoints world={world} account={shows} version={world.version} onClose={() => undefined} />;
}

/** The page's session, with definitions that change as soon as a section changes them. */
function Page({ shows, tell }: { readonly shows: 'overrides' | number; tell(definitions: Definitions): void }) {
  const session = useSession();
  const [changed, setChanged] = useState<Definitions | null>(null);
  if (session.loaded === null) return <button onClick={() => session.loadSample('salesforce-style')}>Open</button>;
  const definitions = changed ?? session.loaded.definitions;
  const own: Session = {
    ...session,
    define: (next) => {
      tell(next);
      setChanged(next);
    },
  };
  return (
    <SessionContext value={own}>
      <Opened loaded={{ ...session.loaded, definitions }} shows={shows} />
    </SessionContext>
  );
}

async function open(shows: 'overrides' | number) {
  const seen: { definitions: Definitions | null } = { definitions: null };
  render(
    <SessionProvider parts={pageParts(kernelEngine(), async () => files())}>
      <Page shows={shows} tell={(next) => void (seen.definitions = next)} />
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('heading', { level: 2 }, { timeout: 20_000 });
  return seen;
}

const type = (name: string, text: string): void => void fireEvent.change(screen.getByLabelText(name), { target: { value: text } });
const add = (): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name: 'Add this override' });

afterEach(cleanup);

describe('tiers by hand', () => {
  it('are added to an account found by name, and say how many tiers they change', async () => {
    const seen = await open('overrides');
    expect(screen.getByText('No account has a tier by hand: the rules alone decide.')).toBeTruthy();
    type('Account, by name or id', 'acme');
    expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual(['Acme A0', 'Acme Energy A4']);
    type('Account, by name or id', 'a2');
    fireEvent.click(screen.getByRole('radio', { name: 'Gamma A2' }));
    fireEvent.change(screen.getByLabelText('Tier'), { target: { value: '2' } });
    type('Reason', ' Grows fast ');
    type('Author', 'Ben Okoye');
    type('Expires', '2025-12-31');
    fireEvent.click(add());
    await screen.findByText(/1 override is in force on 30 Sep 2025, of 1 in all. 1 account has another tier than the rules give./);
    expect(seen.definitions?.overrides).toEqual([
      {
        account: 'A2',
        tier: '2',
        reason: 'Grows fast',
        author: 'Ben Okoye',
        from: '2025-09-30',
        expires: '2025-12-31',
        liftsExclusion: false,
      },
    ]);
    const row = screen.getByRole('rowheader', { name: 'Gamma A2' }).closest('tr');
    expect(row?.textContent).toContain('Tier 2in forceGrows fastBen Okoye30 Sep 202531 Dec 2025');
  });

  it('are refused without a reason, an author or an expiry, with the sentence that says so', async () => {
    const seen = await open('overrides');
    const says = () => screen.getByRole('button', { name: 'Add this override' }).parentElement?.querySelector('output')?.textContent;
    expect([says(), add().disabled]).toEqual(['An override is for one account: choose which.', true]);
    type('Account, by name or id', 'A0');
    fireEvent.click(screen.getByRole('radio', { name: 'Acme A0' }));
    expect(says()).toMatch(/^An override needs a reason/);
    type('Reason', 'x');
    expect(says()).toMatch(/^An override needs an author/);
    type('Author', 'y');
    expect(says()).toMatch(/^An override needs an expiry/);
    type('Expires', '2025-09-29');
    expect(says()).toBe('An override cannot expire (2025-09-29) before it begins (2025-09-30).');
    fireEvent.submit(add());
    expect(seen.definitions).toBeNull();
  });

  it('are taken away again, and an excluded account stays excluded unless the override lifts it', async () => {
    const seen = await open('overrides');
    type('Account, by name or id', 'energy');
    fireEvent.click(screen.getByRole('radio', { name: 'Acme Energy A4' }));
    for (const [label, text] of [
      ['Reason', 'r'],
      ['Author', 'a'],
      ['Expires', '2026-01-01'],
    ] as const)
      type(label, text);
    fireEvent.click(add());
    await screen.findByText(/0 accounts have another tier than the rules give. 1 account stays excluded/);
    fireEvent.click(screen.getByRole('button', { name: /^Remove the override of Acme Energy A4/ }));
    await screen.findByText('No account has a tier by hand: the rules alone decide.');
    expect(seen.definitions?.overrides).toEqual([]);
  });

  it('show hostile names as text', async () => {
    await open('overrides');
    type('Account, by name or id', '<b>');
    expect(screen.getByRole('radio', { name: '<b>Beta</b> A1' })).toBeTruthy();
  });
});

describe('the points of an account', () => {
  const dialog = () => within(screen.getByRole('dialog'));
  const rows = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent));

  it('are listed reason by reason, with what is missing', async () => {
    await open(4);
    await waitFor(() => expect(dialog().getByRole('heading', { level: 2 }).textContent).toBe('Delta'));
    expect(dialog().getByText('Tier 1, in the ICP.')).toBeTruthy();
    expect(dialog().getByText('The tier is provisional: what is not known could change it.')).toBeTruthy();
    expect(dialog().getByText('Not known: Industry (40 points).')).toBeTruthy();
    expect(rows()).toEqual([
      ['Industry', 'not known', 'not known: left out of the score', 'left out', '40', 'Firmographic'],
      ['Employees', '300', 'met: Employees is at least 200', '60', '60', 'Firmographic'],
      ['Together', '', '', '60', '60 known of 100', ''],
    ]);
    expect(dialog().getByText(/^Employees is at least 50: met/)).toBeTruthy();
    expect(dialog().getByText(/cannot be told: does not exclude/)).toBeTruthy();
  });

  it('say what went before them: a must-have that fails, an exclusion', async () => {
    await open(3);
    expect(dialog().getByText(/^It fails a must-have, which goes before its points: “Employees is at least 50”/)).toBeTruthy();
    cleanup();
    await open(5);
    expect(dialog().getByText('Excluded, out of the ICP.')).toBeTruthy();
    expect(dialog().getByRole('table', { name: 'Points of fit, which do not count while it is excluded' })).toBeTruthy();
  });

  it('show a hostile name as text', async () => {
    await open(2);
    expect(dialog().getByRole('heading', { level: 2 }).textContent).toBe('<b>Beta</b>');
  });
});
