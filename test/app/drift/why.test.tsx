import { useEffect, useMemo } from 'react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MixSection, ScenarioSection, WhySection } from '../../../src/app/pages/drift/why';
import { Announcer } from '../../../src/app/parts/announcer';
import { useAnswerable } from '../../../src/app/queries';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { answer } from '../../../src/core/analysis';
import { driftOf } from '../../../src/core/drift-study';
import type { Question } from '../../../src/core/question';
import { BY_TRADE } from '../../fixtures/icp-history';
import { BY_INDUSTRY } from '../../fixtures/two-years';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const HOSTILE = '<img src=x onerror=alert(1)>';

/** So many deals of an account that closed in May of a year, of which so many were won. */
const closed = (year: number, account: string, won: number, lost: number): readonly string[] =>
  Array.from({ length: won + lost }, (_, at) =>
    [
      `${year}${account}${at}`,
      account,
      at < won ? 'Closed Won' : 'Closed Lost',
      '100.00',
      'USD',
      'New Business',
      `${year}-02-01`,
      `${year}-05-10`,
    ].join(','),
  );
const open = (account: string, deals: number): readonly string[] =>
  Array.from({ length: deals }, (_, at) => `o${account}${at},${account},Prospecting,100.00,USD,New Business,2025-08-01,2025-12-01`);

const GOLDEN = [...closed(2024, 'A', 24, 36), ...closed(2024, 'B', 8, 32), ...closed(2025, 'A', 13, 17), ...closed(2025, 'B', 15, 55)];
/** The first month, and a renewal on the last day: it counts among no new business. */
const ENDS = [...closed(2022, 'A', 1, 0), 'last,A,Closed Won,100.00,USD,Renewal,2025-09-30,2025-09-30'];

const held: { session: Session | null } = { session: null };

function Page({ question }: { readonly question: Question }) {
  const session = useSession();
  useEffect(() => {
    held.session = session;
  }, [session]);
  const { answerable } = useAnswerable(question);
  const drift = useMemo(() => (answerable === null ? null : driftOf(answerable, question)), [answerable, question]);
  if (session.loaded === null || answerable === null || drift === null) return null;
  const props = { drift, answerable, question, loaded: session.loaded };
  return (
    <div data-testid="opened">
      <MixSection {...props} />
      <WhySection {...props} split={null} />
      <ScenarioSection {...props} judged={answer(answerable, question).judged} />
    </div>
  );
}

async function show(deals: readonly string[], question: Question = BY_INDUSTRY): Promise<void> {
  const files = [
    file(
      'opportunities.csv',
      ['Opportunity ID,Account ID,Stage,Amount,Currency,Type,Created Date,Close Date', ...ENDS, ...deals, ''].join('\n'),
    ),
    file('accounts.csv', ['Account ID,Account Name,Industry,Employees', 'A,Acme,Software,500', `B,Beta,${HOSTILE},10`, ''].join('\n')),
    file('workspace.json', JSON.stringify({ version: 1, icp: [{ ...BY_TRADE, effectiveFrom: '2022-01-01' }] })),
  ];
  render(
    <SessionProvider parts={pageParts(kernelEngine(), async () => files)}>
      <Announcer>
        <Page question={question} />
      </Announcer>
    </SessionProvider>,
  );
  held.session?.loadSample('salesforce-style');
  await screen.findByRole('region', { name: 'Mix or rate?' }, { timeout: 20_000 });
}

const card = (name: string): HTMLElement => screen.getByRole('region', { name });

describe('what moved', () => {
  it('splits the golden company, warns of its total, and gives the same as a table', async () => {
    await show([...GOLDEN, ...open('A', 44), ...open('B', 56)]);
    const why = within(card('Mix or rate?'));
    fireEvent.change(why.getByLabelText('Split by'), { target: { value: 'industry' } });
    expect(why.getByText('−6.3 points by the mix of Industry and +2.3 points by rates inside')).toBeTruthy();
    expect(why.getByRole('note').textContent).toMatch(/The total misleads.*34\.6%/);
    fireEvent.click(why.getByRole('button', { name: 'Table' }));
    const rows = why.getAllByRole('row').map(({ textContent }) => textContent ?? '');
    expect(rows.some((row) => row.startsWith('All') && row.endsWith('−6.3 points+2.3 points−4.0 points'))).toBe(true);
    expect(why.getByRole('rowheader', { name: HOSTILE })).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  it('keeps what was chosen while another metric is asked about, and says what cannot be split', async () => {
    await show(GOLDEN);
    const why = within(card('Mix or rate?'));
    fireEvent.change(why.getByLabelText('Metric'), { target: { value: 'icpShareOpen' } });
    expect(why.getByText('The change cannot be split into mix and rate: no open deals.')).toBeTruthy();
    expect(within(card('What moved the amount won?')).getByText('$3,200')).toBeTruthy();
  });

  it('shows mixes with their counts, and what would bring a target back', async () => {
    await show([...GOLDEN, ...open('A', 44), ...open('B', 56)]);
    const mix = within(card('Created deals by Industry'));
    fireEvent.click(mix.getByRole('button', { name: 'Table' }));
    expect(mix.getByRole('rowheader', { name: HOSTILE })).toBeTruthy();
    const back = within(card('What would bring us back?'));
    expect(back.getByText('12 more ICP open deals, or 12 fewer non-ICP open deals (44 of 100 open deals are ICP).')).toBeTruthy();
    expect(screen.getByTestId('opened').textContent).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says so where nothing is compared, and where there are too few', async () => {
    await show(GOLDEN, { ...BY_INDUSTRY, compare: [] });
    expect(within(card('Mix or rate?')).getByText(/Nothing is compared/)).toBeTruthy();
    cleanup();
    await show([...closed(2024, 'A', 2, 1), ...closed(2025, 'A', 1, 3), ...closed(2025, 'B', 1, 0)]);
    expect(within(card('Created deals by Industry')).getByText('3 created deals before and 5 now')).toBeTruthy();
    expect(within(card('Mix or rate?')).getByText(/cannot be split into mix and rate: too few deals: n=3 before and n=5 now/)).toBeTruthy();
  });
});
