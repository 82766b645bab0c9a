import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '../../../src/app/parts/announcer';
import { ProofSection } from '../../../src/app/pages/icp/proof/proof-section';
import { useIcpWorld } from '../../../src/app/pages/icp/use-icp-world';
import { useSession, type Loaded } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import type { AccountColumns, AccountResults, TargetFilter } from '../../../src/core/icp';
import { columnsOf, resultsOf, type MadeAccount } from '../../core/icp/proof/made-scores';
import { profile, version } from '../../core/icp/crm-accounts';
import { kernelEngine, pageParts, sampleFile } from '../parts';
import { tabTo } from './keyboard';
import { open } from './opened';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const HOSTILE = '<img src=x onerror=alert(1)>';

/** Sixty accounts: software fits, retail does not, small ones fail the must-have; the fitting ones win more. */
function made(): { readonly accounts: AccountColumns; readonly results: AccountResults } {
  const kinds = [
    { row: ['Software', 500], won: 3, lost: 1 },
    { row: ['Retail', 500], won: 1, lost: 3 },
    { row: ['Software', 10], won: 2, lost: 2 },
  ] as const;
  const cases = Array.from({ length: 60 }, (_, at) => ({ ...(kinds[at % 3] ?? kinds[0]), at }));
  const columns = columnsOf(
    ['industry', 'employees'],
    cases.map(({ row }) => row),
  );
  const closed = cases.map(({ won, lost, at }): MadeAccount => ({
    won,
    lost,
    annual: at === 1 ? 900_000 : won * 10_000,
    month: 660 + (at % 8),
  }));
  return { accounts: { ...columns, names: columns.names.map((name, at) => (at === 2 ? HOSTILE : name)) }, results: resultsOf(closed) };
}

const VERSION = version({
  id: 'icp-1',
  name: 'ICP 1',
  effectiveFrom: '2023-01-01',
  profiles: [
    profile({
      mustHave: [{ kind: 'within', column: 'employees', from: 50, to: null }],
      exclude: [],
      criteria: [
        {
          id: 'industry',
          field: 'industry',
          family: 'firmographic',
          side: 'fit',
          points: 100,
          bands: [{ when: { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software'] }, points: 100 }],
        },
      ],
    }),
  ],
});

const asked: number[] = [];
const listed: Partial<TargetFilter>[] = [];
const openProof = (workspace: object, known = made()): Promise<void> =>
  open(
    workspace,
    (world) => (
      <ProofSection world={world} onAccount={(account) => void asked.push(account)} onList={(filter) => void listed.push(filter)} />
    ),
    known,
  );
const card = (question: string): HTMLElement => screen.getByRole('region', { name: question });

beforeEach(() => {
  asked.splice(0);
  listed.splice(0);
});
afterEach(cleanup);

describe('the proof of an ICP', () => {
  it('leads from a part of a picture to its accounts, by keyboard as by a click', async () => {
    await openProof({ icp: [VERSION] });
    const press = (question: string, title: string, name: RegExp): void => {
      const own = within(card(question));
      fireEvent.click(own.getByText(title));
      fireEvent.click(own.getByRole('button', { name }));
    };
    press('How tight is it?', 'List the accounts of a tier', /^Tier 1: \d+ accounts?$/);
    expect(listed).toEqual([{ tiers: ['1'] }]);
    // Every attribute is known of every account: there is nothing to fix.
    expect(within(card('How complete is the data?')).queryByText('List the accounts to fix')).toBeNull();
  });
  it('asks its questions in order, each a heading', async () => {
    await openProof({ icp: [VERSION] });
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Does the score tell winners apart?',
      'Does fit mean value?',
      'Whom do we miss, whom do we chase?',
      'How complete is the data?',
      'How tight is it?',
    ]);
    expect(screen.getByText(/last changed \d+ months ago, on 1 Jan 2023: 18 months or more/)).toBeTruthy();
  });

  it('says win rates with n and interval, the verdict, and what the ICP captures', async () => {
    await openProof({ icp: [VERSION] });
    const told = card('Does the score tell winners apart?');
    expect(told.textContent).toMatch(/Tier 1 wins 75% \(65–83%, n=80\), tier 4 38% \(30–45%, n=160\)\. The tiers are in order\./);
    expect(told.textContent).toMatch(/ICP accounts \(20 of 60\) hold 50% \(41–59%, n=120\) of the won deals, and win 75%/);
    expect(card('How many winners stand at the top?').textContent).toMatch(/AUC 0\.67 \(0\.\d\d–0\.\d\d\)/);
  });

  it('switches to tenths of the score, and to a table that has no raw float', async () => {
    await openProof({ icp: [VERSION] });
    const told = card('Does the score tell winners apart?');
    fireEvent.click(within(told).getByRole('button', { name: 'By decile' }));
    expect(told.textContent).toMatch(/2 groups in the place of ten, for accounts with one score stay together/);
    fireEvent.click(within(told).getByRole('button', { name: 'Table' }));
    const cells = [...told.querySelectorAll('th[scope="row"], td')].map(({ textContent }) => textContent ?? '');
    expect(cells.slice(0, 3)).toEqual(['Score 100', '40', '62.5%']);
    expect(cells.filter((cell) => /\d\.\d{4}/.test(cell))).toEqual([]);
  });

  it('lists whom it misses; a name is text whatever it says, and a button that the keyboard reaches', async () => {
    await openProof({ icp: [VERSION] });
    const told = card('Whom do we miss, whom do we chase?');
    for (const fold of told.querySelectorAll('details')) fold.open = true;
    expect(told.querySelector('img')).toBeNull();
    fireEvent.click(tabTo(HOSTILE));
    expect(asked).toEqual([2]);
  });

  it('asks of a must-have whether it is too narrow, beside the win rate of the ICP', async () => {
    await openProof({ icp: [VERSION] });
    const near = screen.getByRole('region', { name: 'Near misses' });
    expect(near.textContent).toMatch(/Employees is at least 50/);
    expect(near.textContent).toMatch(
      /their win rate is 50% \(39–61%, n=80\), that of the ICP 75% \(65–83%, n=80\)\. They clearly win less\./,
    );
  });

  it('says how much is filled, and gives no verdict on tightness without a market', async () => {
    await openProof({ icp: [VERSION] });
    expect(card('How complete is the data?').textContent).toMatch(/All 60 accounts can be scored\. No attribute is under 60%/);
    expect(card('How tight is it?').textContent).toMatch(/33% of accounts \(20 of 60\) and 33% of deals \(80 of 240\).*no verdict/);
  });

  it('holds tiers against the market once its companies are counted, and refuses half a count with a sentence', async () => {
    await openProof({ icp: [VERSION] });
    const told = (): HTMLElement => card('How tight is it?');
    const hold = (): void => void fireEvent.click(screen.getByRole('button', { name: 'Hold the tiers against them' }));
    for (const fold of told().querySelectorAll('details')) fold.open = true;
    const type = (tier: string, text: string): void => void fireEvent.change(screen.getByLabelText(tier), { target: { value: text } });
    type('Tier 1', '4,000');
    hold();
    expect(told().textContent).toMatch(/whole number of companies for each of the four tiers/);
    for (const [tier, text] of [
      ['Tier 2', '2000'],
      ['Tier 3', '2000'],
      ['Tier 4', '2000'],
    ] as const)
      type(tier, text);
    hold();
    await waitFor(() => expect(told().textContent).toMatch(/tier 1 is above, tier 3 is below and tier 4 is below/));
  });

  it('says which number is missing and why, in the place of it', async () => {
    await openProof({ icp: [VERSION] });
    const worth = card('Does fit mean value?');
    expect(worth.textContent).toMatch(/Margin so far: No customer or subscription file is loaded/);
    expect(worth.textContent).not.toMatch(/NaN|undefined|null/);
  });

  it('on a handful of deals says what it would need, and draws nothing', async () => {
    const accounts = columnsOf(
      ['industry', 'employees'],
      [
        ['Software', 500],
        ['Retail', 500],
      ],
    );
    await openProof({ icp: [VERSION] }, { accounts, results: resultsOf([{ won: 3, lost: 4 }, { lost: 2 }]) });
    const told = card('Does the score tell winners apart?');
    expect(told.textContent).toMatch(/cannot be told.*at least 20 won and 20 lost are needed.*3 won and 6 lost/);
    expect(told.textContent).toMatch(/Tier 1: 3 of 7/);
    expect(told.textContent).not.toMatch(/43%/);
    expect(document.querySelectorAll('.chart').length).toBeLessThanOrEqual(2);
    expect(document.body.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('without a version says what is missing', async () => {
    await openProof({});
    expect(screen.getByText(/No profile is in force/)).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1);
  });
});

function SamplePage() {
  const { loaded } = useSession();
  return loaded === null ? null : <Sample loaded={loaded} />;
}
function Sample({ loaded }: { readonly loaded: Loaded }) {
  const { world } = useIcpWorld(loaded);
  return world === null ? null : (
    <ProofSection world={world} onAccount={(account) => void asked.push(account)} onList={(filter) => void listed.push(filter)} />
  );
}
function Loading() {
  const { loadSample, loaded } = useSession();
  return (
    <button type="button" onClick={() => void loadSample('salesforce-style')}>
      {loaded === null ? 'load' : 'loaded'}
    </button>
  );
}
const FILES = ['opportunities.csv', 'accounts.csv', 'subscriptions.csv', 'workspace.json'];

describe('the proof of the sample company', () => {
  it('finds the score above chance, and a customer base to hold it against', async () => {
    const parts = pageParts(kernelEngine(), async () => FILES.map((name) => sampleFile('salesforce-style', name)));
    render(
      <SessionProvider parts={parts}>
        <Announcer>
          <Loading />
          <SamplePage />
        </Announcer>
      </SessionProvider>,
    );
    fireEvent.click(screen.getByText('load'));
    await waitFor(() => expect(card('Does the score tell winners apart?')).toBeTruthy(), { timeout: 40_000 });
    expect(card('How many winners stand at the top?').textContent).toMatch(/AUC 0\.\d\d \(0\.[5-9]\d–0\.\d\d\)/);
    expect(card('Does fit mean value?').textContent).toMatch(/Margin so far: −?0\.\d\d \(/);
    expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined/);
  });
});
