import { useEffect } from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChartsSection } from '../../../src/app/pages/drift/charts-section';
import { SegmentsSection } from '../../../src/app/pages/drift/segments-section';
import { RuleSection } from '../../../src/app/pages/drift/why';
import { Announcer } from '../../../src/app/parts/announcer';
import { useAnswerable } from '../../../src/app/queries';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { driftOf } from '../../../src/core/drift-study';
import { BY_SIZE, BY_TRADE } from '../../fixtures/icp-history';
import { BY_INDUSTRY } from '../../fixtures/two-years';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HOSTILE = '<img src=x onerror=alert(1)>';

/** Twenty deals of each of two accounts close in every quarter from 2022 on; of the second one in five is won. */
const CLOSED: readonly string[] = Array.from({ length: 15 * 40 }, (_, at) => {
  const [quarter, deal] = [Math.floor(at / 40), at % 40];
  const year = 2022 + Math.floor(quarter / 4);
  const [from, to] = [1, 3].map((month) => String(3 * (quarter % 4) + month).padStart(2, '0'));
  const [account, least] = deal < 20 ? ['A', 10] : ['B', 36];
  const stage = deal >= least ? 'Closed Won' : 'Closed Lost';
  return `d${at},${account},${stage},100.00,USD,New Business,${year}-${from}-05,${year}-${to}-10`;
});
const END = 'last,A,Closed Won,100.00,USD,Renewal,2025-09-30,2025-09-30';

const held: { session: Session | null } = { session: null };

function Page() {
  const session = useSession();
  useEffect(() => {
    held.session = session;
  }, [session]);
  const { answerable } = useAnswerable(BY_INDUSTRY);
  if (session.loaded === null || answerable === null) return null;
  const drift = driftOf(answerable, BY_INDUSTRY);
  const props = { answerable, question: BY_INDUSTRY };
  return (
    <div data-testid="opened">
      <ChartsSection {...props} />
      <SegmentsSection {...props} drift={drift} />
      <RuleSection {...props} drift={drift} loaded={session.loaded} />
    </div>
  );
}

async function show(workspace: object): Promise<void> {
  const files = [
    file(
      'opportunities.csv',
      ['Opportunity ID,Account ID,Stage,Amount,Currency,Type,Created Date,Close Date', END, ...CLOSED, ''].join('\n'),
    ),
    file('accounts.csv', ['Account ID,Account Name,Industry,Employees', 'A,Acme,Software,10', `B,Beta,${HOSTILE},500`, ''].join('\n')),
    file('workspace.json', JSON.stringify({ version: 1, ...workspace })),
  ];
  render(
    <SessionProvider parts={pageParts(kernelEngine(), async () => files)}>
      <Announcer>
        <Page />
      </Announcer>
    </SessionProvider>,
  );
  held.session?.loadSample('salesforce-style');
  await screen.findByTestId('opened', {}, { timeout: 20_000 });
}

const TRADE = { ...BY_TRADE, effectiveFrom: '2022-01-01' };
const card = (name: string) => within(screen.getByRole('region', { name }));

describe('the charts over time', () => {
  it('say what happened when by number, in a list and in every table', async () => {
    await show({ icp: [TRADE, { ...BY_SIZE, effectiveFrom: '2025-01-15' }] });
    expect(screen.getByText('15 Jan 2025: size takes effect')).toBeTruthy();
    const created = card('ICP share of created deals by quarter');
    fireEvent.click(created.getByRole('button', { name: 'Table' }));
    const row = created.getByRole('rowheader', { name: 'Q1 2025' }).closest('tr');
    expect(row?.textContent).toMatch(/2: 15 Jan 2025: size takes effect$/);
  });

  it('draw every target, and say in a line what cannot be drawn', async () => {
    const slice = { industry: 'Software' };
    const targets = [
      { metric: 'acv', slice: {}, want: 'atLeast', value: 20_000 },
      { metric: 'ltvToCac', slice: {}, want: 'atLeast', value: 3 },
      { metric: 'winRate', slice, want: 'atLeast', value: 0.4 },
    ];
    await show({ icp: [TRADE], targets });
    expect(card('ACV by quarter').getByText('$100')).toBeTruthy();
    await waitFor(() => expect(card('ACV by quarter').queryByText('its intervals are being drawn')).toBeNull());
    expect(card('Win rate, Industry Software by quarter').getByText('50%')).toBeTruthy();
    expect(screen.getByText('Cannot be charted: no spend. Add a spend file.')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'LTV:CAC by quarter' })).toBeNull();
  });
});

describe('the segments', () => {
  it('stand on one card with their counts, hostile names as text', async () => {
    await show({ icp: [TRADE] });
    const segments = card('In which segments did the win rate move?');
    expect(segments.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toContain(HOSTILE);
    expect(segments.getByText('50% (40 of 80) before, 50% (40 of 80) now')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('whether the world moved or the rule', () => {
  it('is told by both versions in both periods where the ICP changed, with an interval in each cell', async () => {
    await show({ icp: [TRADE, { ...BY_SIZE, effectiveFrom: '2025-01-15' }] });
    expect(screen.getByText(/^trade was in force when the baseline began; size took effect on 15 Jan 2025\./)).toBeTruthy();
    const wins = await screen.findByRole('region', { name: 'ICP share of wins' }, { timeout: 10_000 });
    fireEvent.click(within(wins).getByRole('button', { name: 'Table' }));
    const cells = within(wins)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells.filter((text) => text !== null && /% \(\d.*–.*\), \d+ of \d+/.test(text))).toHaveLength(4);
    expect(cells).toContain('−42.9 points');
  });

  it('is one sentence where it did not', async () => {
    await show({ icp: [TRADE] });
    expect(screen.getByText(/^One version of the ICP, trade, was in force/)).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'ICP share of wins' })).toBeNull();
  });
});
