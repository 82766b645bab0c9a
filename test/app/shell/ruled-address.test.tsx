import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RuledAddress } from '../../../src/app/shell/ruled-address';
import { versionAddress } from '../../../src/core/question';
import { open, session } from '../icp/opened';

vi.setConfig({ testTimeout: 40_000 });

const VERSION = (id: string, effectiveFrom: string) => ({
  id,
  name: `Name of ${id}`,
  effectiveFrom,
  profiles: [
    {
      id: 'all',
      name: 'Everyone',
      criteria: [
        {
          id: 'industry',
          field: 'industry',
          family: 'firmographic',
          side: 'fit',
          points: 100,
          bands: [{ when: { kind: 'isOneOf', dimension: 'industry', members: ['Software'] }, points: 100 }],
        },
      ],
    },
  ],
});
const WORKSPACE = { icp: [VERSION('icp-1', '2024-01-01'), VERSION('icp-2', '2025-03-01')] };
const FIRST = versionAddress('icp-1');

const opened = (hash: string): Promise<void> => {
  window.history.replaceState(null, '', hash);
  return open(WORKSPACE, (world) => <RuledAddress loaded={world.loaded} />);
};
const ruler = () => session().loaded?.definitions.icpRuler;
const asOf = () => [...(session().loaded?.definitions.fileAsOf ?? new Map<string, string>()).values()];
const goTo = (hash: string): void =>
  act(() => {
    window.history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });

beforeEach(() => window.history.replaceState(null, '', '#/'));
afterEach(cleanup);

describe('the rules in the address', () => {
  it('of a link are set for all pages: the version of the ICP, and the as-of date', async () => {
    await opened(`#/council?v=2&p=all&i=${FIRST}&a=2025-08-15`);
    await waitFor(() => expect([ruler(), asOf()]).toEqual([{ kind: 'version', id: 'icp-1' }, ['2025-08-15']]), { timeout: 20_000 });
    expect(window.location.hash).toBe(`#/council?v=2&p=all&i=${FIRST}&a=2025-08-15`);
  });

  it('follow a change in the bar as a step of the history, which a step back undoes', async () => {
    await opened('#/council?v=2&p=all');
    const [pushed, replaced] = [vi.spyOn(window.history, 'pushState'), vi.spyOn(window.history, 'replaceState')];
    const { loaded } = session();
    if (loaded === null) throw new Error('nothing is loaded');
    act(() => session().define({ ...loaded.definitions, icpRuler: { kind: 'inForceThen' } }));
    await waitFor(() => expect(window.location.hash).toBe('#/council?v=2&p=all&i=then'), { timeout: 20_000 });
    // What stood before was written down where one goes back to.
    expect(replaced.mock.calls.map(([, , hash]) => hash)).toEqual(['#/council?v=2&p=all&i=latest']);
    expect(pushed.mock.calls.map(([, , hash]) => hash)).toEqual(['#/council?v=2&p=all&i=then']);
    vi.restoreAllMocks();
    goTo('#/council?v=2&p=all&i=latest');
    await waitFor(() => expect(ruler()).toEqual({ kind: 'latest' }), { timeout: 20_000 });
  });

  it('come back on a page whose own link does not say them', async () => {
    await opened('#/council?v=2&i=then');
    await waitFor(() => expect(ruler()).toEqual({ kind: 'inForceThen' }), { timeout: 20_000 });
    goTo('#/segments?v=2&p=all');
    await waitFor(() => expect(window.location.hash).toBe('#/segments?v=2&p=all&i=then'));
    expect(ruler()).toEqual({ kind: 'inForceThen' });
  });

  it('that this workspace does not have fall back to what stands, with a note, and leave the address', async () => {
    await opened('#/council?v=2&p=all&i=0badf00d');
    expect(await screen.findByText(/The ICP version in this link is not among those of this workspace/)).toBeTruthy();
    expect([ruler(), window.location.hash]).toEqual([{ kind: 'latest' }, '#/council?v=2&p=all']);
  });
});
