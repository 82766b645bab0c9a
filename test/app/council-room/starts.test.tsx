import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CouncilPage } from '../../../src/app/pages/council/page';
import { Publish } from '../../../src/app/pages/icp/versions/publish';
import { decisionAddress, decisionIn } from '../../../src/core/question';
import { rememberAuthor } from '../../../src/app/recording/author';
import { RecordingHost } from '../../../src/app/recording/recording-host';
import { endRecording, record } from '../../../src/app/recording/recording-store';
import { profile, version } from '../../core/icp/crm-accounts';
import { open, session } from '../icp/opened';
import { form, HOSTILE, openPage, revisions, write } from './room';

vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  window.location.hash = '#/council?v=2';
});
afterEach(() => {
  endRecording();
  rememberAuthor('');
  cleanup();
});

const submit = async (name: string): Promise<void> => void fireEvent.click((await form()).getByRole('button', { name }));

describe('a decision', () => {
  it('starts from the menu of a card with the figures of that card, and from a finding with its number, before and now', async () => {
    await openPage(CouncilPage, 'Why did the total move?');
    fireEvent.click(screen.getByRole('button', { name: 'More on: Headline numbers, before and now' }));
    const menu = screen.getByRole('button', { name: /^More on: Headline/ }).parentElement;
    fireEvent.click(within(menu ?? document.body).getByRole('button', { name: 'Record a decision' }));
    const fields = await form();
    expect(fields.getAllByRole('button', { name: /^Leave out / }).length).toBeGreaterThan(3);
    fireEvent.click(fields.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const card = within(screen.getByRole('region', { name: 'Win rate' }));
    fireEvent.click(card.getByRole('button', { name: 'Record a decision' }));
    const finding = await form();
    expect(finding.getAllByRole('button', { name: /^Leave out Win rate/ })).toHaveLength(2);
    expect(finding.getByLabelText<HTMLSelectElement>('Type').value).toBe('observe');
    await write({ text: HOSTILE });
    await submit('Record the decision');
    await waitFor(() => expect(revisions()).toHaveLength(1));
    const { evidence, expected } = revisions()[0]?.decision ?? {};
    expect(expected).toEqual({ metric: 'winRate', want: 'rise', size: 0.05 });
    expect(evidence?.finding).toContain('winRate');
    expect(evidence?.question).toMatch(/^#\/council/);
    expect(await screen.findByText('1 decision', { exact: false })).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  it('stands on the Council page with its way to the record once it is late', async () => {
    const decision = {
      id: 'd1',
      type: 'retire',
      text: HOSTILE,
      segment: { name: HOSTILE, where: [] },
      taken: '2025-05-01',
      options: [],
      evidence: { asOf: '2025-03-31', data: 'x', rules: 'y', icp: null, question: null, finding: null, readings: [] },
      expected: { metric: 'winRate', want: 'rise', size: 0.05 },
      owner: 'Ana',
      due: '2025-06-30',
      approvers: [],
      dissent: '',
      review: '2026-01-01',
      kill: '',
      status: 'open',
      verdict: null,
      made: null,
    };
    const council = {
      decisions: [{ decision, by: 'Ana', at: '2025-05-01T10:00:00Z' }],
      answers: [],
      stages: [],
      norms: [],
      capabilities: [],
      marketChanges: [],
      plans: [],
      packets: [],
      hypotheses: [],
    };
    await openPage(CouncilPage, 'What must we decide?', { council, targets: [] });
    const section = within(screen.getByRole('region', { name: 'What must we decide?' }));
    expect(section.getByText('Late')).toBeTruthy();
    const link = section.getByRole('link', { name: HOSTILE });
    expect(decisionIn(link.getAttribute('href') ?? '')).toBe(decisionAddress('d1'));
    expect(document.querySelector('img')).toBeNull();
  });

  it('to change the ICP publishes the draft with it, as one change, and starts from a draft that is published', async () => {
    const draft = version({ id: 'draft', name: 'Next', profiles: [profile({ cuts: [80, 60, 40] })] });
    await open({ icp: [version({ id: 'icp-1', name: 'ICP 1', effectiveFrom: '2022-10-01' })], icpDraft: draft }, () => (
      <>
        <button onClick={() => record({ start: { type: 'changeIcp' } })}>Begin</button>
        <Publish draft={draft} fault={null} />
        <RecordingHost />
      </>
    ));
    fireEvent.click(screen.getByRole('button', { name: 'Begin' }));
    const fields = await form();
    fireEvent.change(fields.getByLabelText('Which version of the ICP?'), { target: { value: 'draft' } });
    await write({ text: 'Lower cuts', by: 'Cleo' });
    await submit('Record the decision');
    const now = () => session().defining ?? session().loaded?.definitions;
    await waitFor(() => expect(now()?.icp).toHaveLength(2));
    expect(now()?.icp[1]).toMatchObject({ id: 'icp-2', author: 'Cleo', note: 'Lower cuts' });
    expect(now()?.council.decisions[0]?.decision.made).toEqual({ kind: 'icpVersion', id: 'icp-2' });
    await waitFor(() => expect(session().defining).toBeNull(), { timeout: 20_000 });
    fireEvent.change(screen.getByLabelText('Published by'), { target: { value: 'Dana' } });
    fireEvent.change(screen.getByLabelText('What changed, and why'), { target: { value: HOSTILE } });
    fireEvent.click(screen.getByRole('button', { name: 'Publish and record the decision' }));
    const prefilled = await form();
    expect(prefilled.getByLabelText<HTMLTextAreaElement>('What was decided?').value).toBe(`ICP 3: ${HOSTILE}`);
    expect(prefilled.getByLabelText<HTMLSelectElement>('Which version of the ICP?').value).toBe('icp-3');
    expect(prefilled.getByLabelText<HTMLInputElement>('Written down by').value).toBe('Dana');
  });
});
