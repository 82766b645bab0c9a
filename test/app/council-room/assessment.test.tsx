import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AssessmentSection } from '../../../src/app/pages/council-room/assessment-section';
import { useSession } from '../../../src/app/session';
import { useAnswer } from '../../../src/app/use-answer';
import { USUAL_QUESTION } from '../../../src/core/question';
import { definitions, HOSTILE, openPage, session, type as typeInto } from './room';

vi.setConfig({ testTimeout: 30_000 });

function Section() {
  const { loaded } = useSession();
  const { answered } = useAnswer(USUAL_QUESTION);
  return loaded === null || answered === null ? null : <AssessmentSection answered={answered} loaded={loaded} />;
}

const ICP = {
  id: 'v1',
  name: HOSTILE,
  effectiveFrom: '2023-01-01',
  author: HOSTILE,
  note: '',
  profiles: [
    {
      id: 'all',
      name: HOSTILE,
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: ['industry', 'employees'].map((field) => ({
        id: field,
        field,
        family: 'firmographic',
        side: 'fit',
        points: 50,
        bands: [{ when: { kind: 'known', column: field }, points: 50 }],
      })),
    },
  ],
};

/** By its own attributes: roles of so long a section take jsdom seconds to work out. */
function formOf(name: string): HTMLFormElement {
  const form = document.querySelector(`form[aria-label="Answer: ${name}"]`);
  if (!(form instanceof HTMLFormElement)) throw new Error(`no form for ${name}`);
  return form;
}
function choose(form: HTMLElement, label: string): void {
  const found = [...form.querySelectorAll('label')].find(({ textContent }) => textContent === label || textContent.startsWith(`${label} `));
  fireEvent.click(found?.querySelector('input') ?? form);
}
function buttonOf(form: HTMLElement, text: string): HTMLButtonElement {
  const found = [...form.querySelectorAll('button')].find(({ textContent }) => textContent === text);
  if (found === undefined) throw new Error(`no button ${text}`);
  return found;
}

const DIMENSIONS = ['ICP definition rigour', 'Data layer', 'Operational use', 'Validation and feedback', 'Cross-functional alignment'];
const RIGOUR = 'ICP definition rigour';
const sentence = () => document.querySelector('.assessment > .card-sentence')?.textContent ?? '';
const sign = (name: string): void => typeInto(screen.getByLabelText('Who answers'), name);
const atRest = () => vi.waitFor(() => expect([session().defining, session().progress]).toEqual([null, null]), 10_000);

/** Gives a score, with a note where the evidence is overruled, and waits until it stands. */
async function give(name: string, score: string, note = ''): Promise<void> {
  const before = definitions().council.answers.length;
  const form = formOf(name);
  choose(form, score);
  if (note !== '') typeInto(within(form).getByLabelText(/^Why/), note);
  fireEvent.submit(form);
  await vi.waitFor(() => expect(definitions().council.answers).toHaveLength(before + 1));
  await atRest();
}

beforeAll(async () => {
  await openPage(Section, 'How mature are we?', { icp: [ICP] });
  await screen.findByText(/^Nobody has answered yet/, undefined, { timeout: 20_000 });
});
/** Every test begins where nobody answered. */
beforeEach(async () => {
  if (session().definitionSteps.length > 0) session().undoDefine(session().definitionSteps.length);
  await vi.waitFor(() => expect(sentence()).toMatch(/^Nobody has answered yet/), 10_000);
  await atRest();
});
afterAll(cleanup);

describe('the assessment of the council room', () => {
  it('begins unanswered, with suggestions and the reason of each, and no score', () => {
    expect(sentence()).toMatch(/^Nobody has answered yet\. The data suggest a score for [1-5] of 5 dimensions\.$/);
    expect(screen.getAllByText('Nobody has answered. Unanswered is not 1.')).toHaveLength(5);
    expect(screen.getByText(/^Suggested 2: at most 2: Attributes of the ICP 2\.$/)).toBeDefined();
    expect([...document.querySelectorAll('.assessment h3')].map(({ textContent }) => textContent)).toEqual([
      ...DIMENSIONS,
      'The ICP model, in four levels',
      'Six capabilities',
      'Thresholds by stage',
      'What changed in the market?',
    ]);
  });

  it('shows names of files and people as text', () => {
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('.assessment')?.textContent).toContain(HOSTILE);
  });

  it('writes an answer down with its name, date and frozen evidence, and takes it back', async () => {
    const form = formOf(RIGOUR);
    fireEvent.click(buttonOf(form, 'Take what is suggested'));
    sign('');
    expect(buttonOf(form, 'Confirm the suggestion').disabled).toBe(true);
    expect(form.textContent).toContain('Still needed: who answers.');
    sign(' Ana ');
    await give(RIGOUR, '2');
    const [answer] = definitions().council.answers;
    expect(answer).toMatchObject({
      instrument: 'segmentation',
      version: 1,
      question: 'rigor',
      score2: 4,
      by: 'Ana',
      on: '2025-09-30',
      suggested2: 4,
    });
    expect(answer?.evidence.find(({ id }) => id === 'E02')).toMatchObject({ value: 2, missing: null });
    expect(sentence()).toBe('1 of 5 answered: there is no overall score. The mean of what was answered is 2.0, without a band.');
    session().undoDefine();
    await vi.waitFor(() => expect(sentence()).toMatch(/^Nobody has answered yet/), 10_000);
  });

  it('asks why where the evidence is overruled, and keeps the gap in view', async () => {
    sign('Ana');
    const form = formOf(RIGOUR);
    choose(form, '4');
    expect(form.textContent).toContain('2 points above what the evidence allows: at most 2: Attributes of the ICP 2.');
    expect(buttonOf(form, 'Save another score').disabled).toBe(true);
    await give(RIGOUR, '4', `It is on paper ${HOSTILE}`);
    expect(screen.getByText(/^A topic for the council: 2 points above what the evidence allows/)).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
  });

  it('has an overall score once a person answered all five, read by the stage that was chosen', async () => {
    sign('Ana');
    for (const [at, score] of ['2', '1.5', '2', '2', '2'].entries()) await give(DIMENSIONS[at] ?? '', score);
    expect(sentence()).toBe('The overall score is 1.9 of 5 (assessment band: Critical).');
    fireEvent.change(screen.getByLabelText('Stage of the company'), { target: { value: 'seriesAB' } });
    await vi.waitFor(
      () => expect(sentence()).toBe('Series A–B: behind. The overall score is 1.9 of 5 (assessment band: Critical).'),
      10_000,
    );
    expect(definitions().council.stages).toMatchObject([{ stage: 'seriesAB', by: 'Ana' }]);
    const routes = screen.getByText('What to do about what is under 3').parentElement ?? document.body;
    expect([...routes.querySelectorAll('li strong')].map(({ textContent }) => textContent)).toEqual([
      'Data layer 1.5',
      'ICP definition rigour 2.0',
      'Operational use 2.0',
      'Validation and feedback 2.0',
      'Cross-functional alignment 2.0',
    ]);
  });

  it('notes a change in the market, which ages the ICP, and takes it back', async () => {
    sign('Ana');
    const form = screen.getByRole('form', { name: 'Note a change in the market' });
    fireEvent.submit(form);
    expect(form.textContent).toContain('Say from which day it holds.');
    typeInto(within(form).getByLabelText('Since'), '2025-05-01');
    typeInto(within(form).getByLabelText('What changed'), ` A rival ${HOSTILE} `);
    fireEvent.submit(form);
    await vi.waitFor(() => expect(definitions().council.marketChanges).toHaveLength(1));
    await atRest();
    expect(definitions().council.marketChanges).toMatchObject([
      { on: '2025-05-01', text: `A rival ${HOSTILE}`, by: 'Ana', isWithdrawn: false },
    ]);
    const item = screen.getByText(/E03 counts it as a shift\.$/).closest('li') ?? document.body;
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(within(item).getByRole('button', { name: /^Take back/ }));
    await vi.waitFor(() => expect(definitions().council.marketChanges.at(-1)).toMatchObject({ isWithdrawn: true }));
    await atRest();
    expect(screen.queryByText(/E03 counts it as a shift/)).toBeNull();
  });

  it('takes other thresholds for a stage, refuses those out of order, and another owner and KPI for a capability', async () => {
    sign('Ana');
    const form = screen.getByRole('form', { name: 'Thresholds of Growth, scale' });
    typeInto(within(form).getByLabelText('Expected'), '4.5');
    fireEvent.submit(form);
    expect(form.textContent).toContain('Alarm must lie under expected, and expected under good.');
    typeInto(within(form).getByLabelText('Expected'), '3.2');
    fireEvent.submit(form);
    await vi.waitFor(() =>
      expect(definitions().council.norms).toMatchObject([
        { stage: 'growth', thresholds: { expected: 32, good: 40, alarm: 28 }, by: 'Ana' },
      ]),
    );
    await atRest();
    const row = (screen.getByRole('heading', { name: 'Market segmentation', hidden: true }).closest('li') ?? document.body) as HTMLElement;
    typeInto(within(row).getByLabelText('Owner'), 'Kim');
    fireEvent.click(within(row).getByLabelText('NRR'));
    fireEvent.click(within(row).getByRole('button', { name: /^Save owner and KPIs/, hidden: true }));
    await vi.waitFor(() => expect(definitions().council.capabilities).toMatchObject([{ capability: 'market', owner: 'Kim', by: 'Ana' }]));
    await atRest();
    expect(definitions().council.capabilities[0]?.kpis).toEqual(['bySegment.winRate', 'bySegment.acv', 'total.nrr']);
    expect(row.textContent).toContain('Owner: Kim');
    expect(within(row).getAllByText(/^NRR/).length).toBeGreaterThan(1);
  });

  it('asks people what the data do not tell of the ICP model, and rates capabilities', async () => {
    sign('Ben');
    const model = formOf('ICP model');
    choose(model, '1 Little or no alignment.');
    fireEvent.click(buttonOf(model, 'Save answers'));
    await vi.waitFor(() => expect(definitions().council.answers).toMatchObject([{ instrument: 'icpModel', question: 'teams', score2: 2 }]));
    await atRest();
    const matrix = formOf('capabilities');
    choose(matrix, '3');
    fireEvent.click(buttonOf(matrix, 'Save ratings'));
    await vi.waitFor(() =>
      expect(definitions().council.answers.at(-1)).toMatchObject({ instrument: 'capabilities', question: 'market', score2: 6, by: 'Ben' }),
    );
    expect(screen.getByText('Answered: 1 by Ben.')).toBeDefined();
  });
});
