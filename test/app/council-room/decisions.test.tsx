import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DecisionsSection } from '../../../src/app/pages/council-room/decisions-section';
import { useSession } from '../../../src/app/session';
import { useAnswer } from '../../../src/app/use-answer';
import { useQuestion } from '../../../src/app/use-question';
import { endRecording, record } from '../../../src/app/recording/recording-store';
import { rememberAuthor } from '../../../src/app/recording/author';
import { definitions, form, HOSTILE, openPage, revisions, session, type, write } from './room';

vi.setConfig({ testTimeout: 60_000 });

const QUESTION = 'What did we decide, and did it work?';

/** The decisions of the room without the assessment and the plan below them, which are long in working out. */
function Decisions() {
  const { question } = useQuestion();
  const { answered } = useAnswer(question);
  const { loaded } = useSession();
  return answered === null || loaded === null ? null : <DecisionsSection answered={answered} loaded={loaded} />;
}

const openRoom = (workspace: object = {}) => openPage(Decisions, QUESTION, workspace);
const press = (name: string | RegExp): void => void fireEvent.click(screen.getAllByRole('button', { name })[0] ?? document.body);
const submit = async (name: string): Promise<void> => void fireEvent.click((await form()).getByRole('button', { name }));

const saved: Blob[] = [];
beforeEach(() => {
  window.location.hash = '#/council-room?v=2';
  saved.length = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
});
afterEach(() => {
  endRecording();
  rememberAuthor('');
  cleanup();
  vi.restoreAllMocks();
});

async function recordOne(text: string): Promise<void> {
  press('Record a decision');
  await write({ text });
  await submit('Record the decision');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('recording a decision in the Council room', () => {
  it.each([
    [9999, true],
    [440, undefined],
  ])('freezes with a decision whether the own total of a file, %d records, differed', async (total, inDoubt) => {
    await openPage(Decisions, QUESTION, {}, total);
    press('Record a decision');
    await write({ text: 'Ask sales for the missing deals' });
    expect((await form()).queryAllByText(/The rows of a file were in doubt then/)).toHaveLength(inDoubt === true ? 1 : 0);
    await submit('Record the decision');
    await waitFor(() => expect(revisions()).toHaveLength(1));
    expect(revisions()[0]?.decision.evidence.inDoubt).toBe(inDoubt);
  });

  it('begins empty with the way to record one, says beside each field what is missing, and shows what was recorded', async () => {
    await openRoom();
    expect(screen.getByText('No decision is recorded yet.')).toBeTruthy();
    press('Record a decision');
    const fields = await form();
    await submit('Record the decision');
    expect(fields.getByText('4 fields need something before it can be recorded.')).toBeTruthy();
    const text = fields.getByLabelText('What was decided?');
    await waitFor(() => expect(document.activeElement).toBe(text));
    expect(text.getAttribute('aria-invalid')).toBe('true');
    const described = text.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain('Say in a sentence what was decided.');
    expect(revisions()).toEqual([]);
    await write({ text: 'Move paid search to partners' });
    await submit('Record the decision');
    await waitFor(() => expect(revisions()).toHaveLength(1));
    const [first] = revisions();
    expect(first).toMatchObject({
      by: 'Ben',
      decision: {
        text: 'Move paid search to partners',
        owner: 'Ana',
        expected: { metric: 'winRate', want: 'rise', size: 0.05 },
        status: 'open',
      },
    });
    expect(first?.decision.evidence.data).toBe(session().loaded?.dataset.fingerprint);
    expect(first?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(await screen.findByRole('button', { name: 'Move paid search to partners' })).toBeTruthy();
    expect(screen.getByText('1 of 1 shown')).toBeTruthy();
  });

  it('keeps what is typed until it is left on purpose', async () => {
    await openRoom();
    press('Record a decision');
    const fields = await form();
    type(fields.getByLabelText('What was decided?'), 'half a sentence');
    fireEvent.click(fields.getByRole('button', { name: 'Cancel' }));
    expect(fields.getByText('What you wrote is not recorded yet.')).toBeTruthy();
    fireEvent.click(fields.getByRole('button', { name: 'Go on writing' }));
    expect(fields.getByLabelText<HTMLTextAreaElement>('What was decided?').value).toBe('half a sentence');
    fireEvent.click(fields.getByRole('button', { name: 'Cancel' }));
    fireEvent.click(fields.getByRole('button', { name: 'Leave without recording' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(revisions()).toEqual([]);
  });

  it('tells a segment by values of the files, of which a name that is markup stays text', async () => {
    await openRoom();
    press('Record a decision');
    const fields = await form();
    fireEvent.click(fields.getByRole('button', { name: 'Only where …' }));
    type(fields.getByLabelText('Dimension of condition 1'), 'product');
    fireEvent.click(fields.getByLabelText(HOSTILE));
    type(fields.getByLabelText('How condition 1 holds'), 'notIn');
    await write({ text: HOSTILE, owner: HOSTILE, by: HOSTILE });
    fireEvent.click(fields.getByRole('button', { name: 'Add an approver' }));
    type(fields.getByLabelText('Approver 1'), HOSTILE);
    type(fields.getByLabelText('Which options were weighed?'), `${HOSTILE}\nnothing`);
    type(fields.getByLabelText('Who disagreed, and why?'), HOSTILE);
    type(fields.getByLabelText('When do we stop?'), HOSTILE);
    await submit('Record the decision');
    await waitFor(() => expect(revisions()).toHaveLength(1));
    expect(revisions()[0]?.decision.segment).toEqual({
      name: `Product is not ${HOSTILE}`,
      where: [{ dimension: 'product', is: 'notIn', members: [HOSTILE] }],
    });
    fireEvent.click(await screen.findByRole('button', { name: HOSTILE }));
    const dialog = within(await screen.findByRole('dialog', { name: HOSTILE }));
    expect(dialog.getByText(`${HOSTILE} (sales)`)).toBeTruthy();
    expect(dialog.getAllByText(HOSTILE).length).toBeGreaterThan(3);
    expect(document.querySelector('img')).toBeNull();
  });

  it('sets a target, which stands among the targets and can be taken back with it', async () => {
    await openRoom({ targets: [] });
    press('Record a decision');
    const fields = await form();
    type(fields.getByLabelText('Type'), 'setTarget');
    type(fields.getByLabelText('Value (%)'), '45');
    await write({ text: 'Win at least 45%' });
    await submit('Record the decision');
    await waitFor(() => expect(definitions().targets).toEqual([{ metric: 'winRate', slice: [], want: 'atLeast', value: 0.45 }]));
    expect(revisions()[0]?.decision.made).toMatchObject({ kind: 'target', value: 0.45 });
    session().undoDefine();
    await waitFor(() => expect([definitions().targets, revisions()]).toEqual([[], []]));
  });

  it('brings along what it was started with, each figure removable', async () => {
    await openRoom();
    const loaded = session().loaded;
    if (loaded === null) throw new Error('nothing is loaded');
    press('Record another decision');
    await form();
    endRecording();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const reading = {
      metric: 'winRate',
      slice: new Map(),
      period: null,
      unit: 'share',
      currency: null,
      n: 40,
      value: 0.5,
      missing: null,
      low: 0.35,
      high: 0.65,
      level: 0.95,
      leftOut: [],
    } as const;
    record({ readings: [reading, { ...reading, metric: 'winRateBroad' }], start: { metric: 'winRate' } });
    const fields = await form();
    fireEvent.click(fields.getByRole('button', { name: /^Leave out Win rate, all/ }));
    await write({ text: 'With one figure' });
    await submit('Record the decision');
    await waitFor(() => expect(revisions()[0]?.decision.evidence.readings).toHaveLength(1));
    expect(revisions()[0]?.decision.evidence.readings[0]).toMatchObject({
      metric: 'winRateBroad',
      value: 0.5,
      low: 0.35,
      high: 0.65,
      n: 40,
    });
  });
});

describe('a decision that stands', () => {
  it('is edited, done and judged as revisions of its history, which says what was before', async () => {
    await openRoom();
    await recordOne('First words');
    fireEvent.click(await screen.findByRole('button', { name: 'First words' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'First words' }));
    type(dialog.getByLabelText('Status'), 'done');
    type(dialog.getByLabelText('Verdict'), 'kept');
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(revisions()).toHaveLength(2));
    expect(await screen.findByText(/Status: Open|Status:/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Edit the decision' }));
    const fields = await form();
    expect(fields.queryByRole('button', { name: /^Leave out/ })).toBeNull();
    type(fields.getByLabelText('What was decided?'), 'Other words');
    type(fields.getByLabelText('Changed by'), 'Cleo');
    await submit('Save the change');
    await waitFor(() => expect(revisions()).toHaveLength(3));
    expect(revisions().map(({ by, decision }) => [by, decision.status, decision.text])).toEqual([
      ['Ben', 'open', 'First words'],
      ['Ben', 'done', 'First words'],
      ['Cleo', 'done', 'Other words'],
    ]);
    const history = within(await screen.findByRole('region', { name: 'History' }));
    expect(history.getAllByText(/changed by|recorded by/)).toHaveLength(3);
    expect(history.getByText('First words → Other words', { exact: false })).toBeTruthy();
  });

  it('is told with both sides and the parts of its change once its review is reached, and filtered by its status', async () => {
    await openRoom();
    press('Record a decision');
    const fields = await form();
    type(fields.getByLabelText('Decided on'), '2024-09-30');
    await waitFor(() => expect(fields.getByLabelText('Decided on')).toBeTruthy());
    type(fields.getByLabelText('Due'), '2024-12-31');
    type(fields.getByLabelText('Its outcome is looked at'), '2025-01-01');
    await write({ text: 'Win more', size: '30' });
    await submit('Record the decision');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const table = within(await screen.findByLabelText('Decisions, the last taken first'));
    expect(table.getByText('Late')).toBeTruthy();
    await waitFor(() => expect(table.getByText('Worked')).toBeTruthy(), { timeout: 20_000 });
    expect(table.getByText('Market moved')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/NaN|undefined|Infinity|caused/);
    type(screen.getByLabelText('Status'), '0');
    expect(screen.getByText('1 of 1 shown')).toBeTruthy();
    press('Save the list as CSV');
    await waitFor(() => expect(saved).toHaveLength(1));
    const csv = (await saved[0]?.text()) ?? '';
    expect(csv).toContain('Win more');
    expect(csv).toContain(',Worked,');
  });
});
