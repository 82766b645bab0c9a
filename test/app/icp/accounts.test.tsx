import { cleanup, fireEvent, screen, waitFor, within as inside } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountsSection } from '../../../src/app/pages/icp/accounts/accounts-section';
import { CrmSection } from '../../../src/app/pages/icp/crm/crm-section';
import { accountsOf, criterion, profile, resultsOf, version, within } from '../../core/icp/crm-accounts';
import { open } from './opened';

vi.setConfig({ testTimeout: 30_000 });

const ICP = version({
  effectiveFrom: '2024-01-01',
  profiles: [
    profile({
      play: '=cmd',
      owner: 'Ben Okoye',
      criteria: [...profile().criteria, criterion('visits', 100, within('visits', 3, null), 'intent')],
    }),
  ],
});
const ACCOUNTS = accountsOf(
  `id    name             employees  industry  visits  region  crmTier
   007   <img src=x>      500        Software  5       EMEA    Tier 1
   A2    Beta             500        Retail    -       EMEA    Tier 1
   A3    Gamma            10         Software  1       -       Tier 4
   -     Nameless         500        Software  -       AMER    -`,
);
const RESULTS = resultsOf(5, { open: { 1: 5_000_00, 3: 70_00 } });
const known = { accounts: ACCOUNTS, results: RESULTS };
const many = accountsOf(
  ['id  name  employees  industry', ...Array.from({ length: 60 }, (_, at) => `N${at}  Firm ${at}  500  Software`)].join('\n'),
);

const names = (): readonly string[] => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('button')?.textContent ?? '');
const pick = (name: string, value: string): void => void fireEvent.change(screen.getByLabelText(name), { target: { value } });

beforeEach(() => void (window.location.hash = '#/icp'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the list of accounts', () => {
  it('shows tier 1 first, reasons in words, markup as text, and opens an account by its number', async () => {
    const opened: number[] = [];
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={(account) => opened.push(account)} />, known);
    expect(names()).toEqual(['<img src=x>', 'Nameless', 'Beta', 'Gamma']);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText('4 of 4 accounts. All accounts are meant.')).toBeTruthy();
    expect(screen.getByText('Met: Employees; missed: Industry')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Beta' }));
    expect(opened).toEqual([2]);
  });

  it('is narrowed by filters that are told in words, and emptied by none that matches', async () => {
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    fireEvent.click(screen.getByLabelText('Tier 1 (2)'));
    pick('Open deal', 'true');
    expect(names()).toEqual(['<img src=x>']);
    expect(screen.getByText('1 of 4 accounts. Tier 1; with an open deal.')).toBeTruthy();
    pick('Attribute', 'region');
    pick('Region is', 'is AMER');
    expect(screen.getByText(/^None of 4 accounts matches\. Tier 1; with an open deal; Region is AMER\.$/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Clear all filters' }));
    pick('Name or id has', 'bet');
    expect(names()).toEqual(['Beta']);
  });

  it('is sorted by its headers, and says so', async () => {
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(names().slice(0, 2)).toEqual(['<img src=x>', 'Gamma']);
    expect(screen.getByRole('columnheader', { name: 'Open' }).getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('columnheader', { name: 'Open' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('has no column that its version cannot fill, nor a filter for it', async () => {
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    expect(['Intent', 'Play', 'Owner'].every((name) => screen.queryByRole('columnheader', { name }) !== null)).toBe(true);
    expect(screen.getByLabelText('Intent')).toBeTruthy();
    cleanup();
    const bare = { ...ICP, profiles: [profile({ play: '', owner: '' })] };
    await open({ icp: [bare] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    expect(['Intent', 'Play', 'Owner'].map((name) => screen.queryByRole('columnheader', { name }))).toEqual([null, null, null]);
    expect(screen.queryByLabelText('Intent')).toBeNull();
  });

  it('shows fifty and says how many there are', async () => {
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, { accounts: many });
    expect(names()).toHaveLength(50);
    expect(screen.getByText(/60 of 60 accounts; the first 50 are shown\./)).toBeTruthy();
  });

  it('is saved whole for the CRM, disarmed, with who has no id left out and counted; what made it beside it', async () => {
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    fireEvent.click(screen.getByLabelText('Tier 1 (2)'));
    fireEvent.click(screen.getByRole('button', { name: 'Save the list as CSV for the CRM' }));
    await screen.findByText(/Saved plumbline-sample-accounts-2025-09-\d\d-icp-1\.csv with 1 account\. 1 account left out: no id\./);
    fireEvent.click(screen.getByRole('button', { name: 'Save what made it' }));
    await screen.findByText(/-about\.txt/);
    const [csv, about] = await Promise.all(saved.map((blob) => blob.text()));
    expect(csv?.replace('\ufeff', '').split('\r\n').slice(1)).toEqual([
      `"007",100.0,1,Technology,'=cmd,Ben Okoye,"met: Employees, Industry",icp-1`,
      '',
    ]);
    expect(about).toContain('Filters: Tier 1\r\n');
    expect(about).toContain('ICP version: ICP 1 (icp-1), from 2024-01-01');
    expect(about).toMatch(/File: accounts\.csv \(SHA-256 [0-9a-f]{64}\)/);
  });

  it('says what is missing without a version, or without accounts', async () => {
    await open({ icp: [] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />, known);
    expect(screen.getByText(/No version of the ICP is published, so no account has a score/)).toBeTruthy();
    cleanup();
    await open({ icp: [ICP] }, (world) => <AccountsSection world={world} onAccount={() => undefined} />);
    expect(screen.getByText(/No file names an account/)).toBeTruthy();
  });
});

describe('the comparison with the CRM', () => {
  it('holds the likely column against our tiers, counts what agrees and lists what does not', async () => {
    const opened: number[] = [];
    await open({ icp: [ICP] }, (world) => <CrmSection world={world} onAccount={(account) => opened.push(account)} />, known);
    expect(screen.getByLabelText<HTMLSelectElement>('The CRM’s own tier or flag').value).toBe('crmTier');
    expect(screen.getByText('The CRM and this ICP agree on 2 of 3 accounts.')).toBeTruthy();
    expect(screen.getByText('1 account left out: the CRM says nothing')).toBeTruthy();
    const [, list] = screen.getAllByRole('table');
    if (list === undefined) throw new Error('no list of those that disagree');
    expect(inside(list).getAllByRole('row')[1]?.textContent).toBe('BetaTier 1Tier 1Tier 3nonenone');
    fireEvent.click(inside(list).getByRole('button', { name: 'Beta' }));
    expect(opened).toEqual([2]);
  });

  it('goes by what people say a value means', async () => {
    await open({ icp: [ICP] }, (world) => <CrmSection world={world} onAccount={() => undefined} />, known);
    pick('Tier 1', 'in');
    pick('Tier 4', '');
    await waitFor(() => expect(screen.getByText('The CRM and this ICP agree on 1 of 2 accounts.')).toBeTruthy());
    expect(screen.getByText('1 account left out: their value is not compared')).toBeTruthy();
    pick('Tier 1', '');
    expect(screen.getByText('No account can be compared under this mapping.')).toBeTruthy();
    expect(screen.getByText('No account of those compared disagrees.')).toBeTruthy();
  });

  it('leaves the choice to people where no column is called a tier', async () => {
    const accounts = accountsOf('id  name  employees  industry  standing\n1  One  500  Software  good\n2  Two  500  Retail  poor');
    await open({ icp: [ICP] }, (world) => <CrmSection world={world} onAccount={() => undefined} />, { accounts });
    expect(screen.getByText(/No column is called a tier or a flag/)).toBeTruthy();
    pick('The CRM’s own tier or flag', 'standing');
    pick('good', '1');
    pick('poor', '4');
    expect(screen.getByText('The CRM and this ICP agree on 1 of 2 accounts.')).toBeTruthy();
  });

  it('says so where no column could be one, and where there is no ICP', async () => {
    await open({ icp: [ICP] }, (world) => <CrmSection world={world} onAccount={() => undefined} />);
    expect(screen.getByText(/No column of the accounts could be a tier or a flag/)).toBeTruthy();
    cleanup();
    await open({ icp: [] }, (world) => <CrmSection world={world} onAccount={() => undefined} />, known);
    expect(screen.getByText(/nothing to compare the CRM with/)).toBeTruthy();
  });
});
