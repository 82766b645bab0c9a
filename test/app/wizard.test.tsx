import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataPage } from '../../src/app/pages/data';
import { SessionProvider } from '../../src/app/session-provider';
import { file, kernelEngine, pageParts } from './parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date';
const row = (id: number, close: string, stage = 'Closed Won', amount = '1000'): string =>
  `${id},Acme ${id},${stage},${amount},EUR,2025-01-10,${close}`;
const csv = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const CLEAN = csv(row(1, '2025-03-14'), row(2, '2025-04-14', 'Closed Lost'));
const DOUBTFUL = csv(row(1, '03/04/2025', 'Parked'), row(2, '05/06/2025', 'Closed Won'));

function openPage() {
  render(
    <SessionProvider parts={pageParts(kernelEngine())}>
      <DataPage />
    </SessionProvider>,
  );
}

const choose = (...files: readonly File[]): void => {
  fireEvent.change(screen.getByLabelText(/^(Import your export|Add files)$/), { target: { files } });
};
const goTo = (step: string): void => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${step} `) }));
};
const current = (): string | undefined =>
  screen.getAllByRole('button').find((button) => button.getAttribute('aria-current') === 'step')?.textContent ?? undefined;
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const focused = (): string => document.activeElement?.textContent ?? '';
const loadButton = (name: RegExp = /^Load /) => screen.findByRole('button', { name }, { timeout: 20_000 });
const loaded = (text: RegExp) => waitFor(() => expect(screen.getByRole('status').textContent).toMatch(text), { timeout: 20_000 });

async function load(...files: readonly File[]): Promise<void> {
  choose(...files);
  fireEvent.click(await loadButton());
  await loaded(/^Loaded\./);
}

async function answerDates(): Promise<void> {
  const form = (await screen.findByText(/Which number comes first/)).closest('form') as HTMLFormElement;
  fireEvent.click(within(form).getByLabelText(/Day first/));
  fireEvent.submit(form);
}

describe('an import', () => {
  it('stops where something is asked, one thing after the other, and takes the focus to each', async () => {
    openPage();
    choose(file('deals.csv', DOUBTFUL));
    await screen.findByText(/Which number comes first/);
    expect([current(), focused()]).toEqual(['3Answer 1 open', 'What do the files leave open?']);
    expect(screen.getByText('Question 1 of 1')).toBeDefined();
    await answerDates();
    await waitFor(() => expect(current()).toBe('5Meanings 1 open'));
    expect(focused()).toBe('What does each stage mean?');
    fireEvent.change(screen.getByLabelText('Parked means'), { target: { value: 'lost' } });
    await waitFor(() => expect(current()).toBe('5Meanings 2 stages'));
    expect(screen.getByText(/1 of 2 closed deals are won\. Before your changes: .* 1 of 1/)).toBeDefined();
    press('Next: Review');
    expect([focused(), screen.getByRole('button', { name: 'Load 2 rows' }).getAttribute('aria-disabled')]).toEqual([
      'Is every record accounted for?',
      'false',
    ]);
  });

  it('loses nothing on the way back: answers, stages and columns stand, and can be given anew', async () => {
    openPage();
    choose(file('deals.csv', DOUBTFUL));
    await answerDates();
    await waitFor(() => expect(current()).toBe('5Meanings 1 open'));
    fireEvent.change(screen.getByLabelText('Parked means'), { target: { value: 'lost' } });
    await waitFor(() => expect(current()).toBe('5Meanings 2 stages'));
    press('Back: Columns');
    fireEvent.change(screen.getByLabelText('Account Name is read as'), { target: { value: 'owner' } });
    await waitFor(() => expect(screen.getByLabelText('Account Name is read as')).toHaveProperty('value', 'owner'));
    press('Back: Answer');
    const again = screen.getByText(/^Answered: Which number .* Day first$/).closest('details') as HTMLElement;
    expect(within(again).getByLabelText(/Day first/)).toHaveProperty('checked', true);
    goTo('Meanings');
    expect(screen.getByLabelText('Parked means')).toHaveProperty('value', 'lost');
    goTo('Columns');
    expect(screen.getByLabelText('Account Name is read as')).toHaveProperty('value', 'owner');
  });

  it('of headers that were seen before is two clicks: the file, and Load', async () => {
    openPage();
    choose(file('deals.csv', DOUBTFUL));
    await answerDates();
    await waitFor(() => expect(current()).toBe('5Meanings 1 open'));
    fireEvent.change(screen.getByLabelText('Parked means'), { target: { value: 'lost' } });
    await waitFor(() => expect(current()).toBe('5Meanings 2 stages'));
    press('Next: Review');
    press('Load 2 rows');
    await loaded(/^Loaded\./);

    choose(file('next.csv', csv(row(3, '07/08/2025', 'Parked'), row(4, '09/10/2025'))));
    fireEvent.click(await loadButton(/^Load 4 rows$/));
    await loaded(/^Loaded\. 4 records in 2 files = 4 loaded/);
  });

  it('can be taken back after it was loaded', async () => {
    openPage();
    await load(file('deals.csv', CLEAN));
    await load(file('more.csv', csv(row(8, '2025-05-14'))));
    expect(screen.getByRole('status').textContent).toBe('Loaded. 3 records in 2 files = 3 loaded + 0 set aside + 0 not data.');
    press('Undo this import');
    await loaded(/^Loaded\. 2 records in the file = 2 loaded/);
  });

  it('replaces what is loaded only where people say so', async () => {
    openPage();
    await load(file('deals.csv', CLEAN));
    choose(file('more.csv', csv(row(8, '2025-05-14'))));
    await loadButton(/^Load 3 rows$/);
    expect(screen.getByText(/These files are added to those that are loaded\./)).toBeDefined();
    press('Change that');
    fireEvent.click(screen.getByLabelText(/^Replace what is loaded/));
    fireEvent.click(await loadButton(/^Load 1 row$/));
    await loaded(/^Loaded\. 1 record in the file = 1 loaded/);
  });
});

describe('a status that contradicts its stage', () => {
  it('is asked about the two together, and its answer moves no other deal', async () => {
    openPage();
    const header = HEADER.replace('Stage', 'Status,Stage');
    const deal = (id: number, stages: string): string => `${id},Acme,${stages},1000,EUR,2025-01-10,2025-03-14`;
    choose(file('deals.csv', [header, deal(1, 'Lost,Closed Won'), deal(2, 'Lost,Closed Lost'), deal(3, 'Won,Closed Won'), ''].join('\n')));
    const form = (await screen.findByText(/How does a deal stand that reads .*Lost\/Closed Won/)).closest('form') as HTMLFormElement;
    fireEvent.click(within(form).getByLabelText(/^Won/));
    fireEvent.submit(form);
    expect(await screen.findByText('2 won, 1 lost, 0 open, 0 no decision', {}, { timeout: 20_000 })).toBeDefined();
    goTo('Answer');
    expect(screen.getByText(/^Answered: How does a deal stand .* Won$/)).toBeDefined();
  });
});

describe('the header row', () => {
  it('can be another line than the one that was found, and the file is read under it', async () => {
    openPage();
    const [header, ...deals] = CLEAN.split('\n');
    choose(file('deals.csv', [header, 'Id,Customer,Status,Value,Money,Begun,Done', ...deals].join('\n')));
    await screen.findByRole('navigation', { name: 'Steps of this import' });
    goTo('Recognise');
    const lines = within(screen.getByRole('table', { name: /choose the one that names the columns/ })).getAllByRole('radio');
    expect(lines.map((line) => (line as HTMLInputElement).checked)).toEqual([true, false, false, false]);
    fireEvent.click(screen.getByLabelText('Line 2'));
    await waitFor(() => expect(screen.getByLabelText('Line 2')).toHaveProperty('checked', true), { timeout: 20_000 });
    goTo('Columns');
    expect(screen.getByRole('rowheader', { name: 'Customer' })).toBeDefined();
  });
});

describe('a set-aside row', () => {
  const FAULTY = csv(row(1, '2025-03-14'), row(2, '2025-02-30'), row(3, '2025-03-16', 'Closed Won', 'lots'));
  const openRows = async (): Promise<void> => {
    choose(file('deals.csv', FAULTY));
    await loadButton(/^Load 1 row$/);
    fireEvent.click(screen.getByText('Read and correct 2 set-aside rows'));
  };

  it('is corrected in place, in the cell that is at fault, and then it loads', async () => {
    openPage();
    await openRows();
    press('Correct line 3');
    const cell = screen.getByLabelText('Close Date, line 3');
    expect([document.activeElement === cell, cell.getAttribute('aria-invalid')]).toEqual([true, 'true']);
    fireEvent.change(cell, { target: { value: '2025-02-28' } });
    press('Save correction');
    const said = await screen.findByText('Line 3 is no longer set aside: 2 rows of deals.csv will load.', {}, { timeout: 20_000 });
    expect(document.activeElement).toBe(said);
    expect(screen.queryByRole('button', { name: 'Correct line 3' })).toBeNull();
    press('Load 2 rows');
    await loaded(/^Loaded\. 3 records in the file = 2 loaded \+ 1 set aside/);
  });

  it('that is still wrong says why, and Esc leaves a row as it was', async () => {
    openPage();
    await openRows();
    press('Correct line 4');
    const cell = screen.getByLabelText('Amount, line 4');
    fireEvent.change(cell, { target: { value: 'more' } });
    fireEvent.keyDown(cell, { key: 'Escape' });
    expect(screen.getByText('lots')).toBeDefined();
    press('Correct line 4');
    fireEvent.change(screen.getByLabelText('Amount, line 4'), { target: { value: 'plenty' } });
    press('Save correction');
    expect(await screen.findByText(/^Line 4 is still set aside: Amount plenty is not an amount\.$/, {}, { timeout: 20_000 })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Load 1 row' })).toBeDefined();
  });
});

describe('storage', () => {
  it('erases everything only after it was confirmed, and shows the proof', async () => {
    openPage();
    await load(file('deals.csv', CLEAN));
    await waitFor(() => expect(screen.getByText(/^Saved and read back on /)).toBeDefined(), { timeout: 20_000 });
    press('Erase everything');
    const dialog = screen.getByRole('dialog', { name: 'Erase everything?' });
    expect(within(dialog).getByText(/1 file kept in this browser will be gone/)).toBeDefined();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(screen.getByRole('status').textContent).toMatch(/^Loaded\./);
    press('Erase everything');
    press('Erase 1 file and all decisions');
    const proof = await screen.findByText(/^Erased: 1 file .* found nothing left\.$/, {}, { timeout: 20_000 });
    expect(document.activeElement).toBe(proof);
    expect(screen.getByLabelText('Import your export')).toBeDefined();
  });
});
