import { useState } from 'react';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultOfVersion, type IcpVersion } from '../../../src/core/icp';
import { writeProfileFile } from '../../../src/core/workspace';
import { Publish } from '../../../src/app/pages/icp/versions/publish';
import { VersionsSection } from '../../../src/app/pages/icp/versions/versions-section';
import type { IcpWorld } from '../../../src/app/pages/icp/world';
import { IcpBand } from '../../../src/app/shell/icp-band';
import { profile, version } from '../../core/icp/crm-accounts';
import { file } from '../parts';
import { open, session } from './opened';

vi.setConfig({ testTimeout: 30_000 });

const ONE = version({ id: 'icp-1', name: 'ICP 1', effectiveFrom: '2022-10-01', author: 'Ana Ruiz', note: 'First try' });
const TWO = version({
  id: 'icp-2',
  name: 'ICP 2',
  effectiveFrom: '2024-04-01',
  author: 'Ben Okoye',
  note: '<b>Lower</b> cuts',
  profiles: [profile({ cuts: [80, 60, 40] })],
});

/** The section as the page has it: an import becomes the draft, and the draft can be published. */
function Page({ world }: { readonly world: IcpWorld }) {
  const [draft, setDraft] = useState<IcpVersion | null>(null);
  return (
    <>
      <IcpBand />
      <VersionsSection world={world} onDraft={setDraft} />
      {draft === null ? null : <Publish draft={draft} fault={faultOfVersion(draft)} onPublished={() => setDraft(null)} />}
    </>
  );
}
const openPage = (icp: readonly IcpVersion[]): Promise<void> => open({ icp }, (world) => <Page world={world} />);
const type = (name: string, text: string): void => void fireEvent.change(screen.getByLabelText(name), { target: { value: text } });
const choose = (text: string): void =>
  void fireEvent.change(screen.getByLabelText('Open a profile file as the draft'), { target: { files: [file('profile.json', text)] } });
const rows = (): readonly string[] =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');

beforeEach(() => void (window.location.hash = '#/icp'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the versions', () => {
  it('are told newest first, with who, why, what changed and how long it took; markup in a note is text', async () => {
    await openPage([ONE, TWO]);
    const [two = '', one = ''] = rows();
    expect(two).toMatch(
      /ICP 2 icp-2.*1 Apr 2024.*in force since 1 Apr 2024.*Ben Okoye<b>Lower<\/b> cutstiers from 90, 70, 50 to 80, 60, 40.*18 months: 18 or more are a reason to look at it again/s,
    );
    expect(one).toMatch(/ICP 1 icp-1.*in force 1 Oct 2022 – 31 Mar 2024.*Ana Ruiz.*the first version/s);
    expect(screen.getByText(/ICP 2 is in force since 1 Apr 2024, 17 months before/)).toBeTruthy();
  });

  it('say so where there are none, and still take a file', async () => {
    await openPage([]);
    expect(screen.getByText(/No version is published yet/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByLabelText('Read all pages by')).toBeNull();
    expect(screen.getByLabelText('Open a profile file as the draft')).toBeTruthy();
  });

  it('read all pages by any one of them, which every page then says and can take back', async () => {
    await openPage([ONE, TWO]);
    expect(screen.queryByText(/Scored with/)).toBeNull();
    type('Read all pages by', 'version icp-1');
    await screen.findByText(/Scored with ICP 1 \(in force 1 Oct 2022 – 31 Mar 2024\)/);
    expect(session().loaded?.definitions.icpRuler).toEqual({ kind: 'version', id: 'icp-1' });
    await waitFor(() => expect(session().loaded?.icpVersion?.id).toBe('icp-1'));
    type('Read all pages by', 'inForceThen');
    await screen.findByText(/Each period is scored by the ICP then in force/);
    fireEvent.click(screen.getByRole('button', { name: 'Read by the latest' }));
    await waitFor(() => expect(session().loaded?.definitions.icpRuler).toEqual({ kind: 'latest' }));
    await waitFor(() => expect(screen.queryByText(/Each period is scored/)).toBeNull());
    expect(session().loaded?.definitions.icp).toEqual([ONE, TWO]);
  });

  it('are saved as a file that opens as the same draft, and nothing is published by that', async () => {
    await openPage([ONE, TWO]);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Save ICP 2 as a file' }));
    await screen.findByText(/Saved icp-2\.json/);
    choose((await saved[0]?.text()) ?? '');
    await screen.findByText(/ICP 2 is now the draft/);
    expect(screen.getByText('Nothing that scores or is said')).toBeTruthy();
    expect(session().loaded?.definitions.icp).toEqual([ONE, TWO]);
  });

  it.each([
    ['no JSON', '{'],
    ['a prototype', '{"__proto__":{"id":"x"}}'],
    ['a fault', writeProfileFile(version({ profiles: [profile({ cuts: [10, 70, 50] })] }))],
  ])('refuse a file with %s by a sentence, and change nothing', async (_, text) => {
    await openPage([ONE]);
    const before = session().loaded?.definitions;
    choose(text);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/\w.*\.$/));
    expect(screen.queryByRole('button', { name: /Publish as/ })).toBeNull();
    expect(session().loaded?.definitions).toBe(before);
  });
});

describe('publishing a draft', () => {
  const draft = version({ id: 'x', name: 'ICP 2', profiles: [profile({ icpFrom: 60 })] });

  it('is refused until who and why are said, then adds a version that is in force and empties the draft', async () => {
    await openPage([ONE, TWO]);
    choose(writeProfileFile(draft));
    const button = await screen.findByRole('button', { name: 'Publish as version 3' });
    expect(screen.getByText('ICP from 70 to 60 points on')).toBeTruthy();
    fireEvent.click(button);
    expect(screen.getByText('Say who publishes this version.')).toBeTruthy();
    type('Published by', 'Mia Sato');
    fireEvent.click(button);
    expect(screen.getByText('Say what changed, and why.')).toBeTruthy();
    expect(session().loaded?.definitions.icp).toHaveLength(2);
    type('What changed, and why', 'Wider');
    fireEvent.click(button);
    await waitFor(() => expect(session().loaded?.icpVersion?.id).toBe('icp-3'));
    const { icp, icpDraft } = session().loaded?.definitions ?? { icp: [], icpDraft: null };
    expect(icp.slice(0, 2)).toEqual([ONE, TWO]);
    expect(icp[2]).toMatchObject({ id: 'icp-3', name: 'ICP 3', author: 'Mia Sato', note: 'Wider', profiles: [{ icpFrom: 60 }] });
    expect(icp[2]?.effectiveFrom).toMatch(/^2025-09-/);
    expect(icpDraft).toBeNull();
    expect(screen.queryByRole('button', { name: /Publish as/ })).toBeNull();
    await waitFor(() => expect(rows()).toHaveLength(3));
    session().undoDefine();
    await waitFor(() => expect(session().loaded?.definitions.icp).toEqual([ONE, TWO]));
  });

  it('says what a date to come, or one before the version in force, means', async () => {
    await openPage([ONE, TWO]);
    choose(writeProfileFile(draft));
    await screen.findByRole('button', { name: 'Publish as version 3' });
    type('Takes effect on', '2026-01-01');
    expect(screen.getByText(/until then ICP 2 stays in force/)).toBeTruthy();
    type('Takes effect on', '2023-01-01');
    expect(screen.getByText(/is newer and stays in force/)).toBeTruthy();
  });

  it('is not offered to a draft with a fault, which is told', async () => {
    const wrong = version({ profiles: [profile({ cuts: [10, 70, 50] })] });
    await open({ icp: [ONE] }, () => <Publish draft={wrong} fault={faultOfVersion(wrong)} />);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publish as version 2' }).disabled).toBe(true);
    expect(screen.getByRole('alert').textContent).toMatch(/cut-offs/);
  });
});
