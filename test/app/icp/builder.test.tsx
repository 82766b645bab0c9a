import { useEffect, useState } from 'react';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Builder, type BuilderWorld } from '../../../src/app/pages/icp/builder';
import { ProfileSection } from '../../../src/app/pages/icp/profile';
import { Announcer } from '../../../src/app/parts/announcer';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { faultOfVersion, sumOfPoints, versionInForce, type IcpProfile, type IcpVersion } from '../../../src/core/icp';
import { accountsOf } from '../../core/icp/accounts-of';
import { resultsOf } from '../../core/icp/made-customers';
import { file, kernelEngine, pageParts } from '../parts';
import { arrowTo, press, tabTo, typeInto } from './keyboard';

vi.setConfig({ testTimeout: 30_000 });

const HOSTILE = '<img src=x onerror=alert(1)>';
const DEALS =
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date\nD1,A1,Closed Won,100.50,USD,2025-01-10,2025-02-20\n';
const ACCOUNTS = 'Account ID,Account Name,Industry,Employees,CRM Tier\nA1,Acme,Software,120,A\nA2,Beta,Retail,12,B\n';
const accounts = accountsOf(
  new Map<string, readonly (string | number | null)[]>([
    ['industry', ['Software', 'Software', 'Software', 'Retail', 'Energy', HOSTILE]],
    ['employees', [120, 250, 900, 12, 40, null]],
    ['annualRevenue', [2_000_000_00, null, 9_000_000_00, 1_000_00, null, null]],
    ['crmTier', ['A', 'A', 'B', 'C', 'C', null]],
  ]),
);
const RESULTS = resultsOf(accounts.count, {});
const VERSION: IcpVersion = {
  id: 'icp-1',
  name: 'ICP 1',
  effectiveFrom: '2024-04-01',
  author: 'Ana Ruiz',
  note: 'First try',
  profiles: [
    {
      id: 'tech',
      name: `Technology ${HOSTILE}`,
      mustHave: [{ kind: 'not', of: { kind: 'isOneOf', dimension: 'industry' as never, members: ['Energy'] } }],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      play: 'Call first',
      criteria: [
        {
          id: 'size',
          field: 'employees',
          family: 'firmographic',
          side: 'fit',
          importance: 'critical',
          points: 60,
          bands: [
            { when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 60 },
            { when: { kind: 'within', column: 'employees', from: 20, to: 99 }, points: 30 },
          ],
        },
        {
          id: 'kind',
          field: 'industry',
          family: 'firmographic',
          side: 'fit',
          importance: 'high',
          points: 40,
          bands: [{ when: { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software'] }, points: 40 }],
        },
      ],
    },
  ],
};

const held: { session: Session | null; draft: IcpVersion | null; fault: string | null } = { session: null, draft: null, fault: null };
const session = (): Session => {
  if (held.session === null) throw new Error('no page is open');
  return held.session;
};
const draft = (): IcpVersion => {
  if (held.draft === null) throw new Error('nothing is being written');
  return held.draft;
};
const profile = (): IcpProfile => {
  const [first] = draft().profiles;
  if (first === undefined) throw new Error('the draft has no profile');
  return first;
};

/** Stands in the place of the way to publish, which a fault shuts. */
function Publish({ fault }: { readonly fault: string | null }) {
  useEffect(() => void (held.fault = fault), [fault]);
  return (
    <button type="button" disabled={fault !== null}>
      Publish
    </button>
  );
}

/** The page around the builder: it holds the draft. */
function Page() {
  const current = useSession();
  const [written, write] = useState<IcpVersion | null>(null);
  useEffect(() => {
    [held.session, held.draft] = [current, written];
  }, [current, written]);
  const { loaded } = current;
  if (loaded === null) return null;
  const version = versionInForce(loaded.definitions.icp, '2025-03-01');
  const world: BuilderWorld = { loaded, accounts, results: RESULTS, version, date: '2025-03-01' };
  return (
    <Builder
      world={world}
      draft={written}
      onDraft={write}
      onDiscard={() => write(null)}
      effect={({ name }) => <p>The effect of {name}</p>}
      publish={(_, fault) => <Publish fault={fault} />}
    />
  );
}

async function openPage(icp: readonly IcpVersion[] = []): Promise<void> {
  const files = [
    file('opportunities.csv', DEALS),
    file('accounts.csv', ACCOUNTS),
    file('workspace.json', JSON.stringify({ version: 1, icp })),
  ];
  const parts = pageParts(kernelEngine(), async () => files);
  render(
    <SessionProvider parts={parts}>
      <Announcer>
        <Page />
      </Announcer>
    </SessionProvider>,
  );
  act(() => session().loadSample('salesforce-style'));
  await screen.findByRole('heading', { name: 'Write a version' }, { timeout: 30_000 });
}

beforeEach(() => {
  [held.draft, held.fault] = [null, null];
});
afterEach(cleanup);

describe('writing a profile', () => {
  it('goes by keyboard alone, from nothing to points that sum to 100', async () => {
    await openPage();
    press('Start a profile');
    expect(sumOfPoints(profile(), 'fit')).toBe(100);
    typeInto('Name of the profile', 'Mid-market software');
    for (const name of ['Industry', 'Employees']) arrowTo(`Importance of ${name}`, name === 'Industry' ? 'High' : 'Critical');
    press('Remove Annual revenue');
    expect(document.activeElement?.textContent).toBe('Fit: who they are');
    arrowTo('A criterion of fit on', 'Crm tier');
    press('Add a fit criterion');
    expect(document.activeElement?.textContent).toContain('Crm tier');
    typeInto('Points of Employees', '50');
    typeInto('Points of Industry', '31');
    typeInto('Points of Crm tier', '15');
    expect(screen.getAllByText('96 of 100: 4 points to share out')).toHaveLength(2);
    expect(screen.getByText<HTMLButtonElement>('Publish').disabled).toBe(true);
    expect(held.fault).toMatch(/fit points sum to 96/);
    for (let more = 0; more < 4; more += 1) press('One point more for Crm tier');
    expect(screen.getAllByText('100 of 100 points')).toHaveLength(2);
    expect(profile().criteria.map(({ field, points }) => [field, points])).toEqual([
      ['industry', 31],
      ['employees', 50],
      ['crmTier', 19],
    ]);
    expect(faultOfVersion(draft())).toBeNull();
    expect(screen.getByText<HTMLButtonElement>('Publish').disabled).toBe(false);
    tabTo('Publish');
  });

  it('says the sum and the accounts of each tier politely, once typing rests, and shows the effect of the draft', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    const said = screen.getByLabelText('Sum of points and accounts by tier');
    await waitFor(() =>
      expect(said.textContent).toContain(
        '100 of 100 points. Accounts: 3 in tier 1, 0 in tier 2, 0 in tier 3, 2 in tier 4, 0 excluded and 1 not to be scored.',
      ),
    );
    expect(screen.getByText('The effect of ICP 2')).toBeTruthy();
    typeInto('Points of Employees', '50');
    await waitFor(() => expect(said.textContent).toContain('90 of 100: 10 points to share out'));
    press('Share out the rest');
    expect(profile().criteria.map(({ points, bands }) => [points, bands.map((band) => band.points)])).toEqual([
      [50, [50, 25]],
      [50, [50]],
    ]);
    press('Points of fit by importance');
    expect(profile().criteria.map(({ points }) => points)).toEqual([undefined, undefined]);
    expect(sumOfPoints(profile(), 'fit')).toBe(100);
  });

  it('refuses what is no number beside its field, and keeps the last that was one', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    fireEvent.change(tabTo('Points of Employees'), { target: { value: '140' } });
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Points are from 0 to 100. 60 stands.')).toBeTruthy();
    expect(profile().criteria[0]?.points).toBe(60);
  });

  it('moves the same points by slider, by button and by number', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    fireEvent.change(tabTo('Points of Employees, as a slider'), { target: { value: '40' } });
    press('One point less for Employees');
    expect(screen.getByLabelText<HTMLInputElement>('Points of Employees').value).toBe('39');
    expect(profile().criteria[0]?.bands.map(({ points }) => points)).toEqual([39, 20]);
  });
});

describe('rules', () => {
  it('ask by each operator and its opposite, money in whole units', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    arrowTo('Exclusion on', 'Annual revenue');
    press('Add an exclusion');
    const group = within(screen.getByRole('group', { name: 'Exclusion 1' }));
    fireEvent.change(group.getByLabelText('Annual revenue'), { target: { value: 'not between' } });
    fireEvent.change(group.getByLabelText(/^At least/), { target: { value: '1,500.50' } });
    fireEvent.change(group.getByLabelText(/^At most/), { target: { value: '1000000' } });
    expect(profile().exclude).toEqual([{ kind: 'not', of: { kind: 'within', column: 'annualRevenue', from: 150_050, to: 100_000_000 } }]);
    fireEvent.change(group.getByLabelText('Annual revenue'), { target: { value: 'known' } });
    expect(profile().exclude).toEqual([{ kind: 'known', column: 'annualRevenue' }]);
  });

  it('offer values with their accounts, hostile ones as text, and say which one is missing', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    press('Add an entry rule');
    const entry = within(screen.getByRole('group', { name: 'Entry rule' }));
    expect(entry.getByLabelText('Software (3)')).toBeTruthy();
    expect(entry.getByLabelText(`${HOSTILE} (1)`)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(entry.getByLabelText('Software (3)'));
    expect(held.fault).toBe(`Technology ${HOSTILE}: choose at least one value of Industry.`);
    fireEvent.change(entry.getByLabelText('Industry'), { target: { value: 'contains' } });
    fireEvent.change(entry.getByLabelText('Letters in Industry'), { target: { value: 'soft; retail' } });
    expect(profile().entry).toEqual({ kind: 'isOneOf', dimension: 'industry', members: [{ contains: 'soft' }, { contains: 'retail' }] });
    expect(held.fault).toBeNull();
  });
});

describe('several profiles', () => {
  it('stand in the order in which they are tried, and can be moved and removed', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    press('Add a profile');
    expect(held.fault).toBe('Profile 2: no criterion of fit gives points. Add one.');
    press('Move profile Profile 2 up');
    expect(draft().profiles.map(({ name }) => name)).toEqual(['Profile 2', `Technology ${HOSTILE}`]);
    press('Remove profile Profile 2');
    expect(draft().profiles.map(({ id }) => id)).toEqual(['tech']);
    expect(held.fault).toBeNull();
  });
});

describe('a start', () => {
  it('from the CRM gives each label the tier that people choose', async () => {
    await openPage();
    press('From a CRM tier or flag');
    const labels = within(await screen.findByRole('group', { name: 'What each value stands for' }));
    expect(labels.getByLabelText<HTMLSelectElement>('A (2)').value).toBe('1');
    fireEvent.change(labels.getByLabelText('C (2)'), { target: { value: 'excluded' } });
    press('Start from Crm tier');
    expect(profile().exclude).toEqual([{ kind: 'isOneOf', dimension: 'crmTier', members: ['C'] }]);
    const standing = within(screen.getByRole('list', { name: 'Accounts under the draft' }));
    expect(standing.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '100 of 100 points',
      'Tier 1: 2',
      'Tier 2: 1',
      'Tier 3: 0',
      'Tier 4: 0',
      'Excluded: 2',
      'Cannot be scored: 1',
    ]);
    expect(held.fault).toBeNull();
  });

  it('from the library takes the criteria that are ticked', async () => {
    await openPage();
    press('From the starter library');
    fireEvent.click(screen.getByLabelText(/^Industry: High, fit/));
    press('Start from these criteria');
    expect(profile().criteria.map(({ field }) => field)).toEqual(['employees', 'annualRevenue']);
  });
});

describe('a draft', () => {
  it('is kept while it is written, is offered again, and is gone once it is discarded; nothing is published by it', async () => {
    await openPage([VERSION]);
    press('Copy the current version');
    typeInto('Name of the version', 'ICP two');
    await waitFor(() => expect(session().loaded?.definitions.icpDraft?.name).toBe('ICP two'), { timeout: 5_000 });
    expect(session().loaded?.definitions.icp).toHaveLength(1);
    press('Discard draft');
    await waitFor(() => expect(session().loaded?.definitions.icpDraft).toBeNull());
    press('Bring the discarded draft of ICP two (1 profile) back');
    expect(draft().name).toBe('ICP two');
    press('Discard draft');
    act(() => {
      const { loaded } = session();
      if (loaded !== null) session().define({ ...loaded.definitions, icpDraft: { ...VERSION, name: 'Kept' } });
    });
    press(await screen.findByRole('button', { name: /^Go on with/ }).then(({ textContent }) => textContent ?? ''));
    expect(draft().name).toBe('Kept');
  });
});

describe('the profile in words', () => {
  it('says what is asked, which points it earns, and who decided it', async () => {
    await openPage([VERSION]);
    const { loaded } = session();
    if (loaded === null) throw new Error('nothing is loaded');
    cleanup();
    const world = { loaded, accounts, version: VERSION, date: '2025-03-01' };
    render(<ProfileSection world={world} />);
    expect(screen.getByText(/In force since 1 Apr 2024, by Ana Ruiz; 1 profile/)).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Points of fit: Employees 60 and Industry 40.' })).toBeTruthy();
    expect(screen.getByText('Industry is not Energy.')).toBeTruthy();
    expect(screen.getByText('Employees is at least 100: 60 points; Employees is from 20 to 99: 30 points')).toBeTruthy();
    expect(screen.getByText('Tier 1 from 90, tier 2 from 70, tier 3 from 50, tier 4 below. In the ICP from 70 of 100.')).toBeTruthy();
    expect(screen.getByText('Call first')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(screen.getByText('Accounts by Employees'));
    const table = within(await screen.findByRole('table', { name: /^All accounts by Employees/ }));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      expect.stringContaining('Points'),
      'Employees is at least 10060 points3',
      'Employees is from 20 to 9930 points1',
      'Known, in no band0 points1',
      'Not knownleft out of the score1',
    ]);
  });

  it('says so where no version is in force', async () => {
    await openPage();
    const { loaded } = session();
    if (loaded === null) throw new Error('nothing is loaded');
    cleanup();
    render(<ProfileSection world={{ loaded, accounts, version: null, date: '2025-03-01' }} />);
    expect(screen.getByText(/No ICP is in force/)).toBeTruthy();
    expect(screen.getByText('No account has a tier by hand.')).toBeTruthy();
  });
});
