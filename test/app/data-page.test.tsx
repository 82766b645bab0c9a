import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataPage } from '../../src/app/pages/data';
import { SessionProvider } from '../../src/app/session-provider';
import type { FetchSample } from '../../src/app/session-desk';
import { file, kernelEngine, pageParts, sampleFile } from './parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date';
const UNSURE = `${HEADER}\n1,Acme,Closed Won,1000,EUR,03/04/2025,05/06/2025\n2,=cmd(),Closed Lost,lots,EUR,03/04/2025,05/06/2025\n3,Beta,Closed Won,1000,EUR,03/04/2025,05/06/2025\n`;

function openPage(fetchSample?: FetchSample) {
  const told = kernelEngine();
  render(
    <SessionProvider parts={pageParts(told, fetchSample)}>
      <DataPage />
    </SessionProvider>,
  );
  return told;
}

const choose = (label: RegExp, files: readonly File[]): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { files } });
};
/** Goes to a step by the list of steps. */
const goTo = (step: string): void => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${step} `) }));
};
const status = (): string => screen.getByRole('status').textContent ?? '';

describe('the Data page', () => {
  it('without data offers the sample, the import, and the exports it understands', () => {
    openPage();
    expect(screen.getByLabelText('Import your export')).toHaveProperty('multiple', true);
    expect(screen.getByRole('button', { name: 'Try the sample Harbourline' })).toBeDefined();
    for (const name of ['Salesforce', 'HubSpot', 'Pipedrive', 'Dynamics 365']) expect(screen.getByText(name)).toBeDefined();
  });

  it('asks with both readings shown and none chosen, and loads once it is answered', async () => {
    const told = openPage();
    choose(/Import your export/, [file('deals.csv', UNSURE)]);
    const legend = await screen.findByText(/Which number comes first in the dates of Created Date/);
    const question = legend.closest('form') as HTMLFormElement;
    const radios = within(question).getAllByRole('radio') as HTMLInputElement[];
    expect(radios.map((radio) => [radio.checked, radio.required])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(within(question).getByText('03/04/2025 → 3 Apr 2025')).toBeDefined();
    expect(within(question).getByText('03/04/2025 → 4 Mar 2025')).toBeDefined();
    expect([screen.queryByRole('button', { name: /^Load / }), status()]).toEqual([null, '1 question must be answered first.']);
    expect(screen.getByRole('button', { name: /^Answer/ }).getAttribute('aria-current')).toBe('step');
    goTo('Review');
    const load = screen.getByRole('button', { name: /^Load / });
    expect(load.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(load);
    expect(told.loads).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Go to Answer' }));

    const form = screen.getByText(/Which number comes first/).closest('form') as HTMLFormElement;
    fireEvent.click(within(form).getByLabelText(/Day first/));
    fireEvent.submit(form);
    await waitFor(() => expect(status()).toBe('Files are checked. Press “Load 2 rows” to go on.'));
    expect(document.activeElement?.textContent).toBe('Is every record accounted for?');
    goTo('Answer');
    expect(screen.getByText(/^Answered: Which number comes first .* Day first$/)).toBeDefined();
    goTo('Review');
    fireEvent.click(screen.getByRole('button', { name: 'Load 2 rows' }));
    await waitFor(() => expect(status()).toBe('Loaded. 3 records in the file = 2 loaded + 1 set aside + 0 not data.'));
    expect(document.activeElement?.tagName).toBe('H1');
    expect(screen.getByText('Loaded, 1 row set aside')).toBeDefined();
  });

  it('keeps a refused file listed with its sentence while the others are ready', async () => {
    openPage();
    choose(/Import/, [
      file('deals.csv', UNSURE.replaceAll('/04/', '/24/').replaceAll('/06/', '/26/')),
      file('page.xls', '<html><body>Sign in</body></html>'),
    ]);
    const refused = (await screen.findByRole('rowheader', { name: 'page.xls' })).closest('tr') as HTMLElement;
    expect(within(refused).getByText('Cannot be used')).toBeDefined();
    expect(within(refused).getByText(/web page/i)).toBeDefined();
    goTo('Review');
    expect(screen.getByText(/1 file cannot be used: page\.xls\./)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Load 2 rows' }).getAttribute('aria-disabled')).toBe('false');
    goTo('Recognise');
    fireEvent.click(screen.getByRole('button', { name: 'Remove page.xls' }));
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'page.xls' })).toBeNull());
  });

  it('shows the ledger as an equation and the reasons behind it', async () => {
    openPage(async () => ['opportunities.csv', 'accounts.csv', 'workspace.json'].map((name) => sampleFile('salesforce-style', name)));
    fireEvent.click(screen.getByRole('button', { name: 'Try the sample Harbourline' }));
    const ledger = await screen.findByRole('article', { name: 'Ledger of opportunities.csv' }, { timeout: 20_000 });
    expect(within(ledger).getByText('5,012 records in the file = 4,961 loaded + 38 set aside + 13 not data')).toBeDefined();
    expect(within(ledger).getByRole('table', { name: 'Set aside, by reason' })).toBeDefined();
    expect(within(ledger).getByText('total lines')).toBeDefined();
    expect(within(ledger).getByRole('button', { name: 'Download set-aside rows of opportunities.csv' })).toBeDefined();
    expect(screen.getByText('30 Sep 2025')).toBeDefined();
    expect(screen.getByText('at least 70%')).toBeDefined();
    expect(
      within(screen.getByRole('rowheader', { name: 'workspace.json' }).closest('tr') as HTMLElement).getByText('Definitions'),
    ).toBeDefined();
  });

  it('makes a draft of a changed mapping or stage, which can be discarded', async () => {
    openPage(async () => ['opportunities.csv', 'workspace.json'].map((name) => sampleFile('salesforce-style', name)));
    fireEvent.click(screen.getByRole('button', { name: 'Try the sample Harbourline' }));
    await screen.findByRole('article', { name: 'Ledger of opportunities.csv' }, { timeout: 20_000 });
    fireEvent.change(screen.getByLabelText('Deferred means'), { target: { value: 'lost' } });
    const discard = await screen.findByRole('button', { name: 'Discard this import' }, { timeout: 20_000 });
    expect(screen.getByLabelText('Deferred means')).toHaveProperty('value', 'lost');
    fireEvent.click(discard);
    expect(screen.getByLabelText('Deferred means')).toHaveProperty('value', 'other');
  });

  it('takes files that are dropped anywhere', async () => {
    openPage();
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { types: ['Files'], files: [file('deals.csv', UNSURE)], items: [] } });
    window.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(await screen.findByText(/Which number comes first/)).toBeDefined();
  });

  it('can be cancelled while files are read, and is as it was at once', async () => {
    openPage();
    choose(/Import/, [file('deals.csv', UNSURE)]);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByLabelText('Import your export')).toBeDefined();
  });
});
