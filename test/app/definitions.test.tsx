import { useEffect } from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DefinitionsPage } from '../../src/app/pages/definitions';
import { useSession, type Session } from '../../src/app/session';
import { SessionProvider } from '../../src/app/session-provider';
import { file, kernelEngine, pageParts } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const deal = (at: number): string =>
  `D${at},A${at % 5},${at % 3 === 0 ? 'Closed Lost' : 'Closed Won'},${at}00.50,USD,2025-01-10,2025-0${1 + (at % 9)}-20`;
const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  ...Array.from({ length: 20 }, (_, at) => deal(at + 1)),
  '',
].join('\n');
const ACCOUNTS = [
  'Account ID,Account Name,Industry',
  'A0,Acme,Software',
  'A1,Beta,Retail',
  'A2,Gamma,Software',
  'A3,Delta,Energy',
  'A4,Epsilon,Retail',
  '',
].join('\n');
const files = () => [
  file('opportunities.csv', DEALS),
  file('accounts.csv', ACCOUNTS),
  file('workspace.json', '{"version":1,"assumptions":{"grossMargin":0.8}}'),
];

const held: { session: Session | null } = { session: null };
/** The session as the page sees it. */
const session = (): Session => {
  if (held.session === null) throw new Error('no page is open');
  return held.session;
};
function Watch() {
  const current = useSession();
  useEffect(() => {
    held.session = current;
  }, [current]);
  return null;
}

async function openPage(): Promise<void> {
  const parts = pageParts(kernelEngine(), async () => files());
  render(
    <SessionProvider parts={parts}>
      <Watch />
      <DefinitionsPage />
    </SessionProvider>,
  );
  session().loadSample('salesforce-style');
  await screen.findByRole('heading', { name: 'What is aimed for?' }, { timeout: 30_000 });
}

const field = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name, { exact: true });
const type = (name: string, text: string): void => void fireEvent.change(field(name), { target: { value: text } });
const save = (name: string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name });

beforeEach(() => void (window.location.hash = '#/definitions'));
afterEach(cleanup);

describe('the page of definitions', () => {
  it('shows the catalogue without data, and nothing to edit', () => {
    render(
      <SessionProvider parts={pageParts(kernelEngine())}>
        <DefinitionsPage />
      </SessionProvider>,
    );
    expect(screen.getByText(/Load files or the sample to see what holds for them/)).toBeTruthy();
    expect(screen.queryByText('Save these settings')).toBeNull();
    fireEvent.change(screen.getByLabelText('Search the definitions'), { target: { value: 'payback' } });
    expect(screen.getByText(/^\d+ metrics? of \d+$/).textContent).toMatch(/^[1-9]/);
  });

  it('takes a margin over, says who gave it, and gives it back', async () => {
    await openPage();
    expect(field('Gross margin').value).toBe('80');
    expect(save('Save these settings').disabled).toBe(true);
    type('Gross margin', '62.5');
    expect(screen.getByText('1 change. Saving works the numbers out again; no file is read.')).toBeTruthy();
    fireEvent.click(save('Save these settings'));
    await waitFor(() => expect(session().loaded?.definitions.assumptions.numbers.get('grossMargin')).toBe(0.625));
    await screen.findByText(/Definitions were changed on this page/);
    expect(field('Gross margin').value).toBe('62.5');
    fireEvent.click(screen.getByRole('button', { name: 'Take the last change back' }));
    await waitFor(() => expect(session().loaded?.definitions.assumptions.numbers.get('grossMargin')).toBe(0.8));
  });

  it('refuses what is out of range beside its field, and saves nothing', async () => {
    await openPage();
    const before = session().loaded?.definitions;
    type('LTV horizon', '900');
    expect(field('LTV horizon').getAttribute('aria-invalid')).toBe('true');
    const described = (field('LTV horizon').getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain('LTV horizon must be a whole number from 1 to 600.');
    expect(save('Save these settings').disabled).toBe(true);
    fireEvent.submit(save('Save these settings'));
    expect(session().loaded?.definitions).toBe(before);
  });

  it('sets a target and removes one', async () => {
    await openPage();
    fireEvent.click(screen.getByRole('button', { name: 'Remove target 2' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add a target' }));
    fireEvent.change(field('Metric of target 2'), { target: { value: 'ltvToCac' } });
    expect(save('Save these targets').disabled).toBe(true);
    type('Value of target 2', '3');
    fireEvent.click(save('Save these targets'));
    await waitFor(() =>
      expect(session().loaded?.definitions.targets.map(({ metric, value }) => [metric, value])).toEqual([
        ['icpShareOpen', 0.5],
        ['ltvToCac', 3],
      ]),
    );
  });

  it('narrows a target to a slice, refuses it twice, and takes it back', async () => {
    await openPage();
    fireEvent.click(screen.getByRole('button', { name: 'Add a target' }));
    type('Value of target 3', '30');
    fireEvent.click(screen.getByRole('button', { name: /narrow target 3 to a slice$/ }));
    fireEvent.change(field('Dimension of condition 1 of target 3'), { target: { value: 'industry' } });
    const values = [...screen.getByLabelText('Value of condition 1 of target 3').querySelectorAll('option')].map(({ text }) => text);
    expect(values).toEqual(['Software', 'Retail', 'Energy', 'Unknown']);
    fireEvent.change(field('Value of condition 1 of target 3'), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add a target' }));
    type('Value of target 4', '40');
    fireEvent.click(screen.getByRole('button', { name: /narrow target 4 to a slice$/ }));
    fireEvent.change(field('Dimension of condition 1 of target 4'), { target: { value: 'industry' } });
    fireEvent.change(field('Value of condition 1 of target 4'), { target: { value: '1' } });
    expect(screen.getByText('There is a target for Win rate in this slice already.')).toBeTruthy();
    expect(save('Save these targets').disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Remove target 4' }));
    fireEvent.click(save('Save these targets'));
    const held = () => session().loaded?.definitions.targets;
    await waitFor(() => expect(held()?.[2]).toEqual({ metric: 'winRate', want: 'atLeast', value: 0.3, slice: [['industry', 'Retail']] }));
    fireEvent.click(await screen.findByRole('button', { name: 'Take the last change back' }));
    await waitFor(() => expect(held()).toHaveLength(2));
  });

  it('publishes a segmentation that is then a dimension, and a second version beside it', async () => {
    await openPage();
    fireEvent.click(screen.getByRole('button', { name: 'Write a new segmentation' }));
    type('Name of the segmentation', 'Go to market');
    fireEvent.click(screen.getByRole('button', { name: 'Add a segment' }));
    type('Name', 'Core');
    fireEvent.change(field('Add a condition on'), { target: { value: 'industry' } });
    const values = screen.getByRole('group', { name: 'Industry is one of' });
    fireEvent.click(within(values).getAllByRole('checkbox')[0] as HTMLElement);
    fireEvent.click(save('Publish this version'));
    await screen.findByText('Go to market, version 1', { exact: false }, { timeout: 30_000 });
    await waitFor(() => expect(session().loaded?.dataset.dimensions.some(({ isSegmentation }) => isSegmentation)).toBe(true), {
      timeout: 30_000,
    });
    const published = session().loaded?.definitions.segmentations[0];
    fireEvent.click(screen.getByRole('button', { name: 'Write the next version of Go to market' }));
    type('Name', 'Heart');
    fireEvent.click(save('Publish this version'));
    await waitFor(() => expect(session().loaded?.definitions.segmentations).toHaveLength(2), { timeout: 30_000 });
    expect(session().loaded?.definitions.segmentations.map(({ version, segments }) => [version, segments[0]?.name])).toEqual([
      [1, 'Core'],
      [2, 'Heart'],
    ]);
    expect(session().loaded?.definitions.segmentations[0]).toEqual(published);
  });
});
