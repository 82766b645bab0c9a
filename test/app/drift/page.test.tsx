import { useState } from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForFinding } from '../../../src/app/asked-finding';
import { DriftPage } from '../../../src/app/pages/drift/page';
import { Announcer } from '../../../src/app/parts/announcer';
import { SessionContext, useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import type { Definitions } from '../../../src/core/workspace';
import { tabTo } from '../icp/keyboard';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

/** Of each twenty deals of a quarter, so many are won; all are closed within it, so that nothing is left open. */
const csv = (deals: number, wins: (quarter: number) => number): string =>
  [
    'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date,Product',
    ...Array.from({ length: 11 * deals }, (_, at) => {
      const [quarter, deal] = [Math.floor(at / deals), at % deals];
      const [first, last] = [1, 3].map((month) => (3 * (quarter % 4) + month).toString().padStart(2, '0'));
      const year = 2023 + Math.floor(quarter / 4);
      const stage = deal % 20 < wins(quarter) ? 'Closed Won' : 'Closed Lost';
      return `D${at},A${at},${stage},${1000 + deal},USD,${year}-${first}-03,${year}-${last}-30,${deal % 2 === 0 ? 'Suite' : '<b>Core</b>'}`;
    }),
    '',
  ].join('\n');

/** A page over these deals, with definitions that change as soon as it changes them. */
function Page({ tell }: { tell(definitions: Definitions): void }) {
  const session = useSession();
  const [changed, setChanged] = useState<Definitions | null>(null);
  if (session.loaded === null) return <button onClick={() => session.loadSample('salesforce-style')}>Open</button>;
  const own: Session = {
    ...session,
    loaded: { ...session.loaded, definitions: changed ?? session.loaded.definitions },
    define: (next) => {
      tell(next);
      setChanged(next);
    },
  };
  return (
    <SessionContext value={own}>
      <DriftPage />
    </SessionContext>
  );
}

async function open(deals: number, wins: (quarter: number) => number) {
  const seen: { definitions: Definitions | null } = { definitions: null };
  render(
    <SessionProvider
      parts={pageParts(kernelEngine(), async () => [
        file('opportunities.csv', csv(deals, wins)),
        file('workspace.json', JSON.stringify({ version: 1 })),
      ])}
    >
      <Announcer>
        <Page tell={(next) => void (seen.definitions = next)} />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('heading', { name: 'Did anything really move?' }, { timeout: 20_000 });
  return seen;
}

const type = (name: string, text: string): void =>
  void fireEvent.change(screen.getByLabelText(name, { selector: 'input' }), { target: { value: text } });
const drop = (quarter: number): number => (quarter < 7 ? 8 : 4);

beforeEach(() => {
  window.location.hash = '#/drift?v=1';
});
afterEach(cleanup);

describe('the drift page', () => {
  it('keeps what is said of a flag: status, owner and note, as one more entry of its history', async () => {
    const seen = await open(60, drop);
    const card = within(screen.getByRole('article', { name: 'Win rate' }));
    expect(card.getByText(/^−20 points \(−28 to −12\)$/)).toBeTruthy();
    const form = within(card.getByRole('form', { name: 'What becomes of: Win rate', hidden: true }));
    const save = form.getByRole('button', { name: 'Save status', hidden: true });
    expect(save).toHaveProperty('disabled', true);
    fireEvent.change(form.getByLabelText('Status'), { target: { value: 'watching' } });
    fireEvent.change(form.getByLabelText('Owner'), { target: { value: ' Ana Ruiz ' } });
    fireEvent.change(form.getByLabelText('Note'), { target: { value: 'New rival' } });
    fireEvent.click(save);
    expect(seen.definitions?.watched).toEqual([
      {
        finding: JSON.stringify(['performanceDrift', 'winRate']),
        status: 'watching',
        owner: 'Ana Ruiz',
        note: 'New rival',
        on: '2025-09-30',
      },
    ]);
    await screen.findByText('30 Sep 2025: set to watching, owner Ana Ruiz, New rival');
    expect(screen.getByText('Drifted · Watching')).toBeTruthy();
  });

  it('goes to the card that another page leads to, among all of them', async () => {
    askForFinding(JSON.stringify(['performanceDrift', 'winRate', ['product', '<b>Core</b>']]));
    await open(60, drop);
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Win rate · Product: <b>Core</b>' }));
    expect(screen.getByRole('region', { name: 'Did anything really move?' }).contains(document.activeElement)).toBe(true);
  });

  it('sets thresholds in place, and judges anew by them; one that is none cannot be applied', async () => {
    const seen = await open(60, drop);
    const apply = screen.getByRole('button', { name: 'Apply thresholds', hidden: true });
    type('Win rate', 'five');
    expect([apply.hasAttribute('disabled'), screen.getByText('Type a number above 0, up to 100.').textContent !== '']).toEqual([
      true,
      true,
    ]);
    type('Win rate', '40');
    type('q under', '0.05');
    fireEvent.click(apply);
    expect(seen.definitions?.drift).toEqual({ q: 0.05, practical: new Map([['winRate', { by: 'amount', least: 0.4 }]]) });
    await waitFor(() => expect(document.querySelector('.drift-flags .state-drifted')).toBeNull());
    expect(document.querySelector('.sentence')?.textContent).toMatch(/^None of \d+ comparisons drifted\./);
  });

  it('says of few deals that they are too few, everywhere, and flags nothing', async () => {
    await open(2, drop);
    expect(screen.getByText(/Too few to say whether anything changed/).textContent).toMatch(/takes [\d,]+ cases a side; there are 8\./);
    expect(screen.queryByText('Drifted')).toBeNull();
    expect(screen.getByText('No comparison could be tested.')).toBeTruthy();
  });

  it('shows names from files as text, and its charts as tables that the keyboard reaches', async () => {
    await open(60, drop);
    expect(document.querySelector('td b, th b')).toBeNull();
    expect(screen.getAllByText(/ · Product: <b>Core<\/b>/).length).toBeGreaterThan(0);
    tabTo('Table').click();
    await screen.findByText(/by quarter, with its limits/);
  });
});
