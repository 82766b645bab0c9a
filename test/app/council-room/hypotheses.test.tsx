import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HypothesesSection } from '../../../src/app/pages/council-room/hypotheses-section';
import { useSession } from '../../../src/app/session';
import { made } from '../../core/hypotheses/made-hypotheses';
import { definitions, HOSTILE, openPage, type } from './room';

vi.setConfig({ testTimeout: 40_000 });

function Page() {
  const { loaded } = useSession();
  return loaded === null ? null : <HypothesesSection loaded={loaded} />;
}

const TITLE = 'What are we testing?';
const PRODUCT = { kind: 'isOneOf' as const, dimension: 'product' as never, members: [HOSTILE] };
/** Deals of the first three quarters of 2025 on both sides: 60 each, of which as many were won. */
const running = made({
  text: `${HOSTILE} wins more`,
  segment: PRODUCT,
  segmentLabel: HOSTILE,
  against: 'others',
  readOn: '2025-09-30',
  needed: 50,
});
const council = (...hypotheses: readonly (typeof running)[]) => ({
  council: { hypotheses: hypotheses.map((hypothesis) => ({ hypothesis, by: 'Ana', at: '2025-01-01T08:00:00Z' })) },
});
const kept = () => definitions().council.hypotheses.map(({ hypothesis, by }) => ({ ...hypothesis, by }));
const dialog = async () => within(await screen.findByRole('dialog', undefined, { timeout: 15_000 }));

beforeEach(() => {
  window.location.hash = '#/council-room?v=1';
});
afterEach(cleanup);

describe('what is being tested', () => {
  it('is written down with what the data say it takes, and starts after them; closing the form before loses nothing', async () => {
    await openPage(Page, TITLE);
    expect(screen.getByText(/No hypothesis is written down/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Write a hypothesis down' }));
    let form = await dialog();
    // A year of forty deals a quarter, half of each twenty won since the third quarter of 2024.
    expect(await form.findByText(/^\d+% of 160 closed deals$/, undefined, { timeout: 15_000 })).toBeTruthy();
    fireEvent.click(form.getByRole('button', { name: 'Write it down' }));
    expect(form.getByText('Write it down in words: what would you expect to see?')).toBeTruthy();
    expect(kept()).toEqual([]);
    type(form.getByLabelText('The hypothesis, in words'), 'A second call wins more.');
    fireEvent.click(form.getByRole('button', { name: 'Cancel' }));
    fireEvent.click(screen.getByRole('button', { name: 'Write a hypothesis down' }));
    form = await dialog();
    type(form.getByLabelText('Owner'), 'Ben');
    type(form.getByLabelText('Written down by'), 'Cleo');
    fireEvent.click(form.getByRole('button', { name: 'Write it down' }));
    await waitFor(() => expect(kept()).toHaveLength(1));
    const [hypothesis] = kept();
    expect(hypothesis).toMatchObject({ text: 'A second call wins more.', starts: '2025-10-01', status: 'running', told: null, by: 'Cleo' });
    expect(hypothesis?.baseline.n).toBe(160);
    expect(hypothesis?.needed).toBeGreaterThan(300);
    expect(await screen.findByText('Starts on 1 Oct 2025')).toBeTruthy();
  });

  it('counts deals until its day, shows none of their numbers, and is read once', async () => {
    await openPage(Page, TITLE, council(running));
    expect(await screen.findAllByText('full: 60, 50 needed', undefined, { timeout: 15_000 })).toHaveLength(2);
    expect(screen.getByText('To be read now')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: `${HOSTILE} wins more` }));
    const record = await dialog();
    expect(record.getByText(/^Until it is read deals are counted/)).toBeTruthy();
    expect(record.queryByText(/points/, { selector: 'strong' })).toBeNull();
    type(record.getByLabelText('Your name'), ' ');
    fireEvent.click(record.getByRole('button', { name: 'Read it out' }));
    expect(record.getByText('Say who reads it: its history names them.')).toBeTruthy();
    type(record.getByLabelText('Your name'), 'Ben');
    fireEvent.click(record.getByRole('button', { name: 'Read it out' }));
    expect(await record.findAllByText(/^60% \(.*; n=60\)$/, undefined, { timeout: 15_000 })).toHaveLength(2);
    const [, read] = kept();
    expect(read).toMatchObject({
      status: 'read',
      by: 'Ben',
      told: { asOf: '2025-09-30', look: 1, treated: { n: 60 }, control: { n: 60 } },
    });
    expect(record.queryByRole('button', { name: /Read it/ })).toBeNull();
    expect(document.querySelector('img')).toBeNull();
  });

  it('can be put off before anybody looked, and given up unread', async () => {
    await openPage(Page, TITLE, council({ ...running, needed: 500 }));
    expect(await screen.findByText('Its day has come, its sample is not full', undefined, { timeout: 15_000 })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: `${HOSTILE} wins more` }));
    const record = await dialog();
    type(record.getByLabelText('Your name'), 'Ben');
    type(record.getByLabelText('Read-out on'), '2026-03-31');
    fireEvent.click(record.getByRole('button', { name: 'Move the read-out' }));
    await waitFor(() => expect(kept().at(-1)?.readOn).toBe('2026-03-31'));
    expect(await record.findByText(/read-out moved from 30 Sep 2025 to 31 Mar 2026 by Ben, before anybody looked/)).toBeTruthy();
    fireEvent.click(record.getByRole('button', { name: 'Stop without reading' }));
    await waitFor(() => expect(kept().at(-1)).toMatchObject({ status: 'stopped', told: null }));
  });
});
