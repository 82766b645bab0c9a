import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DealsPage } from '../../../src/app/pages/deals/page';
import { Announcer } from '../../../src/app/parts/announcer';
import { hasPageFiles, pageFiles } from '../../../src/app/parts/page-files';
import { useSession } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { followPaper } from '../../../src/app/theme/paper';
import { file, kernelEngine, pageParts, type Told } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

const DEALS = 400;
const PRODUCTS = ['Suite', '<img src=x onerror=alert(1)>'];
const STAGES = ['Closed Won', 'Closed Lost', 'Negotiation', 'Discovery'];

/** Deals of four stages in turn; every tenth has no amount. */
const csv = [
  'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Currency,Created Date,Close Date,Product',
  ...Array.from({ length: DEALS }, (_, at) => {
    const [amount, month] = [at % 10 === 0 ? '' : String(1000 + at), String((at % 9) + 1).padStart(2, '0')];
    return `D${at},Deal ${at},Acme ${at % 7},${STAGES[at % 4]},${amount},EUR,2025-${month}-03,2025-${month}-20,${PRODUCTS[at % 2]}`;
  }),
  '',
].join('\n');

function Page() {
  const { loaded, loadSample } = useSession();
  return (
    <>
      {loaded === null ? <button onClick={() => loadSample('salesforce-style')}>Open</button> : null}
      <DealsPage />
    </>
  );
}

async function open(told: Told = kernelEngine()): Promise<Told> {
  const files = [file('opportunities.csv', csv), file('workspace.json', JSON.stringify({ version: 1 }))];
  render(
    <SessionProvider parts={pageParts(told, async () => files)}>
      <Announcer>
        <Page />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('grid', {}, { timeout: 20_000 });
  await waitFor(() => expect(firstNames().length).toBeGreaterThan(3));
  return told;
}

const firstNames = (): readonly string[] =>
  screen
    .queryAllByRole('rowheader')
    .flatMap(({ textContent }) => (textContent === 'being read' || textContent === null ? [] : [textContent]));
const grid = (): HTMLElement => screen.getByRole('grid');
const press = (key: string, more: object = {}): void => void fireEvent.keyDown(grid(), { key, ...more });
const active = (): Element | null => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

beforeEach(() => {
  window.location.hash = '#/deals';
  localStorage.clear();
  // A window of a list is measured, and happy-dom has no sizes.
  for (const [name, size] of [
    ['clientHeight', 500],
    ['clientWidth', 6000],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  HTMLElement.prototype.scrollTo = () => undefined;
  HTMLElement.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the list of deals', () => {
  it('says what is listed, and holds only the rows in view, numbered among all of them', async () => {
    await open();
    expect(screen.getByText(/open deals/).closest('p')?.textContent).toMatch(/^200 open deals worth €\d+,\d+; \d+ have no amount\.$/);
    expect(grid().getAttribute('aria-rowcount')).toBe('201');
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-rowindex')).toBe('2');
    expect(firstNames()[0]).toBe('Deal 399');
  });

  it('goes along with the page as one file, of the rows and columns that are shown', async () => {
    expect(hasPageFiles()).toBe(false);
    await open();
    expect(hasPageFiles()).toBe(true);
    const [deals] = await pageFiles();
    const lines = deals?.text.split('\r\n') ?? [];
    expect([deals?.name, lines.indexOf('')]).toEqual(['deals.csv', 201]);
    expect(lines[1]).toContain('Deal 399');
    expect(lines).toContain('Deals,200');
    cleanup();
    expect(hasPageFiles()).toBe(false);
  });

  it('shows markup of a file as text', async () => {
    await open();
    expect(screen.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0);
    expect(document.querySelector('img')).toBe(null);
  });

  it('goes to paper with its first fifty rows in its order, says that it goes on, and comes back', async () => {
    followPaper();
    await open();
    fireEvent(window, new Event('beforeprint'));
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(50);
    expect(rows[0]?.textContent).toContain('Deal 399');
    expect(rows[0]?.querySelector('img')).toBe(null);
    expect(screen.getByText(/^Printed: the first 50 of 200 rows, /).textContent).toMatch(/The CSV file of these rows holds all of them\.$/);
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryByRole('table')).toBe(null);
  });

  it('is sorted by a header, which says so, and keeps the order in the address', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Created' }));
    await waitFor(() => expect(window.location.hash).toContain('l=open.any.number%3AcreatedDay.up'));
    await waitFor(() => expect(firstNames()[0]).toBe('Deal 18'));
    expect(screen.getByRole('columnheader', { name: /^Created/ }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByText(/Sorted by Created: earliest first/)).toBeTruthy();
    expect(window.location.hash).not.toContain('Deal');
  });

  it('lists won deals, and says how many of each state there are', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Won 100' }));
    await screen.findByText('100 won deals');
    await waitFor(() => expect(firstNames()[0]).toBe('Deal 396'));
  });

  it('is walked by keys with one tab stop: rows, columns, ends, and boxes to tick', async () => {
    await open();
    expect(grid().querySelectorAll('[tabindex="0"]').length).toBe(0);
    expect(active()?.textContent).toBe('Deal 399');
    press('ArrowDown');
    expect(active()?.textContent).toBe('Deal 398');
    press('ArrowRight');
    expect(active()?.textContent).toMatch(/^Acme/);
    press('Home');
    press(' ');
    await screen.findByText(/^1 deal ticked: EUR 1,398\.00\.$/);
    press('ArrowUp', { ctrlKey: true });
    press(' ');
    await screen.findByText(/^200 deals ticked: EUR [\d,]+\.00; \d+ without an amount\.$/);
  });

  it('opens the card of a deal by key: each field beside its cell, with file and line, and gives the focus back', async () => {
    await open();
    grid().focus();
    press('ArrowDown');
    press('Enter');
    const card = within(await screen.findByRole('dialog', {}, { timeout: 10_000 }));
    await card.findByRole('heading', { name: 'Deal 398' });
    expect(card.getAllByText('opportunities.csv, line 400').length).toBe(2);
    const amount = card.getByRole('row', { name: /^Amount/ });
    expect(within(amount).getByText('1398')).toBeTruthy();
    expect(within(amount).getByText('read as EUR 1,398.00')).toBeTruthy();
    fireEvent(screen.getByRole('dialog'), new Event('close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(document.activeElement).toBe(grid());
    expect(active()?.textContent).toBe('Deal 398');
  });

  it('is narrowed by a text in a column, says so, and offers every way back where nothing is left', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'More about the column Deal' }));
    fireEvent.change(await screen.findByLabelText('Deal has', {}, { timeout: 10_000 }), { target: { value: 'DEAL 39' } });
    fireEvent.click(screen.getByRole('button', { name: 'Narrow the list' }));
    await screen.findByText('Deal has “DEAL 39”');
    await waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('8'));
    fireEvent.click(screen.getByRole('button', { name: 'More about the column Deal' }));
    fireEvent.change(await screen.findByLabelText('Deal has'), { target: { value: 'nobody' } });
    fireEvent.click(screen.getByRole('button', { name: 'Narrow the list' }));
    await screen.findByText('No deals match 1 filter.');
    fireEvent.click(screen.getByRole('button', { name: 'Remove what the list is narrowed to' }));
    await waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('201'));
  });

  it('shows the columns that somebody chose, and keeps no header of a file in the browser', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'More about the column Product' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Hide it' }, { timeout: 10_000 }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: /^Product/ })).toBe(null));
    expect(localStorage.getItem('plumbline.deals')).toMatch(/^\{"shown":\["[0-9a-f]{8}"/);
    fireEvent.click(screen.getByRole('button', { name: 'Choose columns and density' }));
    fireEvent.click(screen.getByRole('button', { name: 'The usual ones' }));
    expect(screen.getByRole('columnheader', { name: /^Product/ })).toBeTruthy();
  });

  it('says what failed where the engine cannot answer, and lists the deals once it can', async () => {
    const told = kernelEngine();
    const answer = told.engine.dealOrder;
    let isBroken = true;
    told.engine.dealOrder = async (...given) => {
      if (isBroken) throw new Error('out of memory');
      return answer(...given);
    };
    render(
      <SessionProvider parts={pageParts(told, async () => [file('opportunities.csv', csv), file('workspace.json', '{"version":1}')])}>
        <Page />
      </SessionProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await screen.findByText('The deals could not be listed: out of memory. Nothing was lost.', {}, { timeout: 20_000 });
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('grid', {}, { timeout: 20_000 });
  });

  it('says which columns an export should have before anything is loaded', () => {
    render(
      <SessionProvider parts={pageParts(kernelEngine())}>
        <DealsPage />
      </SessionProvider>,
    );
    expect(screen.getByRole('heading', { name: 'Which columns should an export of deals have?' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try the sample' })).toBeTruthy();
  });
});
