import { useEffect } from 'react';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSession, type Session } from '../../../src/app/session';
import { SessionProvider } from '../../../src/app/session-provider';
import { Frame } from '../../../src/app/shell/frame';
import { useChanges, type Changes } from '../../../src/app/shell/use-changes';
import { useOverlay } from '../../../src/app/shell/use-overlay';
import { useQuestion } from '../../../src/app/use-question';
import type { DimensionId } from '../../../src/core/model';
import { digestOf, readQuestion, USUAL_QUESTION, writeQuestion, type Question } from '../../../src/core/question';
import type { Definitions } from '../../../src/core/workspace';
import { file, kernelEngine, openWorld, pageParts, rest } from '../parts';

vi.setConfig({ testTimeout: 30_000 });

const INDUSTRY = 'industry' as DimensionId;
const CSV = [
  'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry',
  ...Array.from(
    { length: 12 },
    (_, at) => `${at},A${at},Closed Won,1000,EUR,2025-0${(at % 6) + 1}-10,2025-06-28,${at % 2 ? 'Retail' : '<b>Steel</b>'}`,
  ),
  '',
].join('\n');
const RETAIL: Question = { ...USUAL_QUESTION, where: [{ dimension: INDUSTRY, is: 'in', members: [digestOf(INDUSTRY, 'Retail')] }] };
const STEEL: Question = { ...USUAL_QUESTION, where: [{ dimension: INDUSTRY, is: 'in', members: [digestOf(INDUSTRY, '<b>Steel</b>')] }] };

type Seen = { readonly session: Session; readonly changes: Changes; ask(question: Question): void };
let seen: Seen | null = null;
const tell = (now: Seen): void => void (seen = now);

function Inside() {
  const [session, changes, { ask }] = [useSession(), useChanges(), useQuestion()];
  useEffect(() => tell({ session, changes, ask }), [session, changes, ask]);
  const open = useOverlay();
  return (
    <>
      <input aria-label="Text" />
      <button onClick={() => open('history')}>History</button>
    </>
  );
}

const page = (): Seen => {
  if (seen === null) throw new Error('no page');
  return seen;
};
const session = (): Session => page().session;
const changes = (): Changes => page().changes;
const asked = (): Question => readQuestion(window.location.hash).question;
const ask = async (question: Question): Promise<void> => {
  const before = changes().list.length;
  act(() => page().ask(question));
  await waitFor(() => expect(changes().list.length).not.toBe(before));
};
const marginOf = (): number | undefined => session().loaded?.definitions.assumptions.numbers.get('grossMargin');
const withMargin = (definitions: Definitions, margin: number): Definitions => ({
  ...definitions,
  assumptions: { ...definitions.assumptions, numbers: new Map(definitions.assumptions.numbers).set('grossMargin', margin) },
});
async function define(margin: number): Promise<void> {
  const { loaded } = session();
  if (loaded === null) throw new Error('nothing is loaded');
  act(() => session().define(withMargin(loaded.definitions, margin)));
  await waitFor(() => expect(marginOf()).toBe(margin));
}
const toast = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.toast');
  if (found === null) throw new Error('no toast');
  return found;
};

async function open(): Promise<void> {
  render(
    <SessionProvider
      parts={pageParts(kernelEngine(), async () => [file('opportunities.csv', CSV), file('workspace.json', '{"version":1}')])}
    >
      <Frame>
        <Inside />
      </Frame>
    </SessionProvider>,
  );
  act(() => session().loadSample('salesforce-style'));
  await waitFor(() => expect(session().loaded).not.toBeNull(), { timeout: 20_000 });
}

beforeEach(() => {
  window.location.hash = writeQuestion(USUAL_QUESTION);
});
afterEach(cleanup);

describe('a change', () => {
  it('of a filter is said with the way back, which puts the filter back and leaves the page', async () => {
    await open();
    await ask(STEEL);
    await within(toast()).findByText('Filter added: Industry is <b>Steel</b>');
    act(() => page().ask({ ...STEEL, page: 'segments' }));
    await waitFor(() => expect(asked().page).toBe('segments'));
    expect(document.activeElement).toBe(document.body);
    fireEvent.click(within(toast()).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked()).toEqual({ ...USUAL_QUESTION, page: 'segments' }));
    await waitFor(() => expect([changes().list.length, toast().textContent]).toEqual([0, '']));
  });

  it('of a definition is said by what it is now and was before', async () => {
    await open();
    await define(0.75);
    await within(toast()).findByText('Gross margin: 75%, before not given');
    await define(0.6);
    await within(toast()).findByText('Gross margin: 60%, before 75%');
  });

  it('is no news once it was taken back', async () => {
    await open();
    await ask(RETAIL);
    await define(0.75);
    act(() => void changes().undo());
    await waitFor(() => expect(marginOf()).toBeUndefined());
    expect(toast().textContent).toBe('');
  });
});

describe('Ctrl and Z', () => {
  const press = (target: Element): void => void fireEvent.keyDown(target, { key: 'z', ctrlKey: true });

  it('takes back filters and definitions in the order in which they were changed, the last first', async () => {
    await open();
    await ask(RETAIL);
    await define(0.75);
    await ask(STEEL);
    press(document.body);
    await waitFor(() => expect(asked()).toEqual(RETAIL));
    press(document.body);
    await waitFor(() => expect(marginOf()).toBeUndefined());
    press(document.body);
    await waitFor(() => expect(asked()).toEqual(USUAL_QUESTION));
    press(document.body);
    await screen.findByText('There is nothing to take back.');
  });

  it('is the text field’s own where one has the focus', async () => {
    await open();
    await ask(RETAIL);
    press(screen.getByLabelText('Text'));
    expect([asked(), changes().list.length]).toEqual([RETAIL, 1]);
  });
});

describe('the history', () => {
  it('lists what was changed, the newest first, and goes back to before any of it at once', async () => {
    await open();
    await ask(RETAIL);
    await define(0.75);
    await define(0.6);
    fireEvent.click(screen.getByText('History'));
    const dialog = await screen.findByRole('dialog', { name: 'What was changed here' });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.querySelector('span')?.textContent),
    ).toEqual(['Gross margin: 60%, before 75%', 'Gross margin: 75%, before not given', 'Filter added: Industry is Retail']);
    expect(within(dialog).getByText(/By whom cannot be told/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo back to before: Gross margin: 75%, before not given' }));
    await waitFor(() => expect([marginOf(), changes().list.length]).toEqual([undefined, 1]));
    expect(asked()).toEqual(RETAIL);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo: Filter added: Industry is Retail' }));
    await within(dialog).findByText('Nothing is left to take back.');
    expect(asked()).toEqual(USUAL_QUESTION);
  });
});

describe('what was decided about files under review', () => {
  it('can be taken back one by one, and is not remembered for the next files either', async () => {
    const { desk } = openWorld();
    const mapped = (): string | null | undefined => desk.state().draft?.admissions[0]?.inspection.mapping['Industry']?.to;
    desk.inspect([file('deals.csv', CSV)]);
    await rest(desk);
    const before = mapped();
    desk.mapColumn('deals.csv', 'Industry', null);
    await rest(desk);
    expect([mapped(), desk.state().decisionSteps.map(({ what }) => what)]).toEqual([null, ['column']]);
    desk.undoDecision();
    await rest(desk);
    expect([mapped(), desk.state().decisionSteps]).toEqual([before, []]);
    desk.discard();
    desk.inspect([file('deals.csv', CSV)]);
    await rest(desk);
    expect(mapped()).toBe(before);
  });

  it('cannot be taken back once the files are loaded: then what was loaded before can be had back', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', CSV)]);
    await rest(desk);
    desk.mapColumn('deals.csv', 'Industry', null);
    await rest(desk);
    desk.load();
    await rest(desk);
    expect([desk.state().loaded === null, desk.state().decisionSteps]).toEqual([false, []]);
  });
});
