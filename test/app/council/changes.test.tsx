import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CouncilPage } from '../../../src/app/pages/council/page';
import { DriftPage } from '../../../src/app/pages/drift/page';
import { Announcer } from '../../../src/app/parts/announcer';
import { EvidenceHost } from '../../../src/app/parts/evidence-host';
import { useSession } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 40_000 });

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

type Company = { readonly deals: number; wins(quarter: number): number; readonly workspace?: object };
const FALLING: Company = { deals: 60, wins: (quarter) => (quarter < 7 ? 8 : 4) };
const STEADY: Company = { deals: 60, wins: () => 8 };
const SMALL: Company = { deals: 2, wins: FALLING.wins };
/** A change of forty points: none of the company is as large. */
const SEVERE = {
  targets: [],
  drift: {
    q: 0.1,
    practical: Object.fromEntries(['winRate', 'acv', 'salesCycle'].map((metric) => [metric, { by: 'amount', least: 0.4 }])),
  },
};

function Page({ Content }: { readonly Content: typeof CouncilPage }) {
  const session = useSession();
  if (session.loaded === null) return <button onClick={() => session.loadSample('salesforce-style')}>Open</button>;
  return <Content />;
}

async function open(Content: typeof CouncilPage, { deals, wins, workspace = {} }: Company, heading: string): Promise<void> {
  cleanup();
  const files = async () => [
    file('opportunities.csv', csv(deals, wins)),
    file('workspace.json', JSON.stringify({ version: 1, ...workspace })),
  ];
  render(
    <SessionProvider parts={pageParts(kernelEngine(), files)}>
      <Announcer>
        <Page Content={Content} />
        <EvidenceHost />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('heading', { name: heading }, { timeout: 20_000 });
}

const council = (company: Company) => open(CouncilPage, company, 'Why did the total move?');
const drift = (company: Company) => open(DriftPage, company, 'Did anything really move?');
const moved = () => within(screen.getByRole('region', { name: 'What moved, and what is at stake?' }));

/** The titles of all cards that are said to have drifted. */
function flags(): readonly string[] {
  for (const button of screen.queryAllByRole('button', { name: /^Show all \d+ cards$/ })) fireEvent.click(button);
  const cards = [...screen.queryAllByRole('region'), ...screen.queryAllByRole('article')].filter(
    (card) => card.matches('.card') && card.querySelector('.card-head .state-drifted') !== null,
  );
  return cards.flatMap((card) => within(card).getByRole('heading', { level: 3 }).textContent ?? []).toSorted();
}

beforeEach(() => {
  window.location.hash = '#/council?v=2';
});
afterEach(cleanup);

describe('what moved, on the Council page', () => {
  it('is what the Drift page flags: a flag is on both pages or on neither, whatever is asked', async () => {
    for (const asked of ['v=2', 'v=2&m=acv&by=product']) {
      window.location.hash = `#/council?${asked}`;
      await council(FALLING);
      const told = flags();
      window.location.hash = `#/drift?${asked}`;
      await drift(FALLING);
      await waitFor(() => expect([asked, flags()]).toEqual([asked, told]));
      expect(told).toContain('Win rate');
    }
  });

  it('holds the same thresholds as the Drift page', async () => {
    await council({ ...FALLING, workspace: SEVERE });
    expect(flags()).toEqual([]);
    expect(moved().getByText(/^None of/).textContent).toMatch(/^None of \d+ comparisons drifted\. \d are too close to call\.$/);
    await drift({ ...FALLING, workspace: SEVERE });
    expect(flags()).toEqual([]);
  });

  it('shows a flag with both sides, its interval and its next check, and goes to the Drift page with the same question', async () => {
    window.location.hash = '#/council?v=2&by=product';
    await council(FALLING);
    const card = within(screen.getByRole('region', { name: 'Win rate' }));
    expect([card.getByText('96 of 240', { exact: false }), card.getByText('48 of 240', { exact: false })].length).toBe(2);
    expect(card.getByText('−20 points (−28 to −12)')).toBeTruthy();
    expect(card.getByText(/^Read lost deals by reason/, { exact: false }).textContent).toContain('Check next');
    expect(card.getByRole('link', { name: /Drift page/ }).getAttribute('href')).toBe('#/drift?v=2&by=product');
    fireEvent.click(card.getByRole('button', { name: 'Drifted: how Win rate was judged' }));
    expect(card.getByText(/^q .* over \d+ comparisons that were tested together$/)).toBeTruthy();
  });

  it('says of how many comparisons none drifted, and of few deals that they are too few, without a flag', async () => {
    await council(STEADY);
    expect(
      moved()
        .getByText(/comparisons drifted|drifted\./)
        .closest('p')?.textContent,
    ).toMatch(/^None of \d+ comparisons drifted\./);
    expect(flags()).toEqual([]);
    await council(SMALL);
    expect(moved().getByText(/Too few to say whether anything changed/).textContent).toMatch(/takes [\d,]+ cases a side; there are 8\./);
    expect(document.body.textContent).not.toMatch(/Drifted|drifted:|NaN|undefined|Infinity/);
  });

  it('answers in the order of the page, and shows names from files as text', async () => {
    await council(FALLING);
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Are we on target?',
      'Is the ICP worth it?',
      'What moved, and what is at stake?',
      'Why did the total move?',
      'Headline numbers, before and now',
      'What must we decide?',
    ]);
    expect(screen.getAllByText(/<b>Core<\/b>/).length).toBeGreaterThan(0);
    expect(document.querySelector('main b, section b')).toBeNull();
  });
});

describe('why the total moved, on the Council page', () => {
  it('opens a segment’s deals of both periods from its bar', async () => {
    HTMLDialogElement.prototype.showModal ??= () => undefined;
    await council(FALLING);
    const card = within(screen.getByRole('region', { name: 'Why did the total move?' }));
    fireEvent.click(card.getByRole('button', { name: 'All segments: before and now' }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    const choices = dialog.getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent);
    expect(choices).toEqual([
      'Win rate: everything asked · 1 Oct 2024 – 30 Sep 2025',
      'Win rate: everything asked · 1 Oct 2023 – 30 Sep 2024 (before)',
    ]);
  });
});
