import { useState } from 'react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlanSection } from '../../../src/app/pages/council-room/plan-section';
import { Announcer } from '../../../src/app/parts/announcer';
import { SessionContext, useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { useAnswer } from '../../../src/app/use-answer';
import { USUAL_QUESTION } from '../../../src/core/question';
import type { Definitions } from '../../../src/core/workspace';
import { file, kernelEngine, pageParts } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

/** 40 of 160 deals of a year are won at 12,000 each; the last one was lost at the end of the year. */
const DEALS = [
  'Opportunity ID,Account ID,Stage,Amount,Currency,Created Date,Close Date',
  ...Array.from({ length: 160 }, (_, at) => {
    const month = String(1 + (at % 9)).padStart(2, '0');
    return `D${at},A${at},${at < 40 ? 'Closed Won' : 'Closed Lost'},12000,USD,2025-${month}-03,2025-${month}-28`;
  }),
  'last,A0,Closed Lost,12000,USD,2025-09-01,2025-09-30',
  '',
].join('\n');
const OUTREACH = ['Month,Tier,Sent,Replied,Meetings,Opportunities', '2025-01,1,1000,150,45,18', '2025-02,<b>2</b>,1000,50,15,6', ''].join(
  '\n',
);

function Section({ tell }: { tell(definitions: Definitions): void }) {
  const session = useSession();
  const [changed, setChanged] = useState<Definitions | null>(null);
  const { answered } = useAnswer(USUAL_QUESTION);
  if (session.loaded === null) return <button onClick={() => session.loadSample('salesforce-style')}>Open</button>;
  if (answered === null) return null;
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
      <PlanSection answered={answered} loaded={own.loaded ?? session.loaded} />
    </SessionContext>
  );
}

async function open(...more: readonly File[]) {
  const seen: { definitions: Definitions | null } = { definitions: null };
  render(
    <SessionProvider
      parts={pageParts(kernelEngine(), async () => [
        file('opportunities.csv', DEALS),
        file('workspace.json', JSON.stringify({ version: 1 })),
        ...more,
      ])}
    >
      <Announcer>
        <Section tell={(next) => void (seen.definitions = next)} />
      </Announcer>
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('heading', { name: 'What does the revenue target take?' }, { timeout: 20_000 });
  return seen;
}

const type = (label: string, text: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const save = (): HTMLElement => screen.getByRole('button', { name: 'Save plan' });
const stepOf = (name: string): HTMLElement => {
  const step = screen.getByRole('heading', { name }).closest('li');
  if (step === null) throw new Error(`no step ${name}`);
  return step;
};

beforeEach(() => {
  window.location.hash = '#/council-room?v=1';
});
afterEach(cleanup);

describe('the plan', () => {
  it('asks for a target, and stands what is observed beside what is not typed', async () => {
    await open(file('outreach.csv', OUTREACH));
    expect(screen.getByText('No revenue target is written down. Type one to see what it takes, step by step.')).toBeTruthy();
    expect(within(stepOf('Customers')).getByRole('button', { name: '$12,000' })).toBeTruthy();
    expect(stepOf('Opportunities').textContent).toContain('24.8%');
    expect(stepOf('Opportunities').textContent).toContain('40 of 161');
    expect(stepOf('Touches').textContent).toContain('10.0% (8.8–11.4; 200 of 2,000)');
    expect(stepOf('Meetings').textContent).toContain('40.0% (28.6–52.6; 24 of 60)');
  });

  it('says what is not observed without a list of outreach, and keeps the rest', async () => {
    await open();
    expect(stepOf('Touches').textContent).toContain('not observed: no outreach file');
    expect(stepOf('Opportunities').textContent).toContain('40 of 161');
  });

  it('writes what is typed down as one more plan, and tells it by typed and by observed rates', async () => {
    const seen = await open(file('outreach.csv', OUTREACH));
    expect(save()).toHaveProperty('disabled', true);
    type('Revenue target a year', '5,000,000');
    type('Customers of opportunities', '20');
    type('Replies of touches', '15%');
    type('Companies in all', '100,000');
    type('Your name (optional)', 'Ana <b>Ruiz</b>');
    fireEvent.click(save());
    const [plan, ...others] = seen.definitions?.council.plans ?? [];
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      revenue: 500_000_000,
      acv: null,
      companies: 100_000,
      rates: { close: { part: 20, whole: 100 }, opportunity: null, meeting: null, reply: { part: 15, whole: 100 } },
      by: 'Ana <b>Ruiz</b>',
    });
    expect(plan?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(stepOf('Customers').textContent).toContain('417');
    expect(stepOf('Opportunities').textContent).toMatch(/2,085.*by the typed rate.*As observed: 1,679, easiest to hardest/);
    expect(screen.getByText(/plan written by Ana <b>Ruiz<\/b>/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Change the plan');
    type('Revenue target a year', '6,000,000');
    fireEvent.click(save());
    expect(seen.definitions?.council.plans.map(({ revenue, companies }) => [revenue, companies])).toEqual([
      [500_000_000, 100_000],
      [600_000_000, 100_000],
    ]);
  });

  it('says a fault in a sentence beside its field, and saves nothing while there is one', async () => {
    const seen = await open();
    type('Replies of touches', 'some');
    const field = screen.getByLabelText('Replies of touches');
    const says = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect([field.getAttribute('aria-invalid'), says?.textContent]).toEqual(['true', '“some” is not a number. Write it like 1,234.5.']);
    expect(save()).toHaveProperty('disabled', true);
    fireEvent.submit(screen.getByRole('form', { name: 'Plan' }));
    expect(seen.definitions).toBe(null);
    fireEvent.click(screen.getByRole('button', { name: 'Discard what is typed' }));
    expect(screen.getByLabelText('Replies of touches')).toHaveProperty('value', '');
  });

  it('says what another mix needs where there is no ICP', async () => {
    await open();
    const card = screen.getByRole('region', { name: 'What would an ICP-heavier mix change?' });
    expect(card.textContent).toContain('The mix needs an ICP. Add an account file and an ICP version.');
  });
});
