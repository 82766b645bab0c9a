import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { EngineDesk, type OpenEngine } from './engine-desk';
import { IntakeWorker } from './intake-worker';
import { CubesContext, openQueryClient } from './cubes';
import { SessionContext, type Session } from './session';
import { sampleOf } from './sample-address';
import { SessionDesk, type DeskParts, type SessionState } from './session-desk';
import { VaultWorker } from './vault-worker';

/** DuckDB in its worker, in a chunk of its own that is fetched when it is first needed. */
const openDuckDb: OpenEngine = async (reload) => {
  const [{ openBrowserEngine }, { duckdbAssets }] = await Promise.all([
    import('../engine/duckdb-browser'),
    import('../engine/duckdb-assets'),
  ]);
  return openBrowserEngine({ ...duckdbAssets(), reload });
};

/** The list of samples and the way to their files, fetched when one is asked for. */
const fetchSample: DeskParts['fetchSample'] = async (...asked) => (await import('./samples')).fetchSample(...asked);

/** What a page runs on; tests put other parts in their place. */
export type SessionParts = {
  readonly intake?: DeskParts['intake'];
  readonly openEngine?: OpenEngine;
  readonly fetchSample?: DeskParts['fetchSample'];
  readonly vault?: DeskParts['vault'];
};

function openDesk({ intake, vault, openEngine = openDuckDb, fetchSample: fetchFiles = fetchSample }: SessionParts): SessionDesk {
  const sources = { fetchSample: fetchFiles, vault: vault ?? new VaultWorker() };
  return new SessionDesk(
    { intake: intake ?? new IntakeWorker(), engine: (rebuild) => new EngineDesk(openEngine, rebuild), ...sources },
    sampleOf(window.location.search),
  );
}

/** What people can do; these stay the same as the session goes on. */
function verbsOf(desk: SessionDesk): Omit<Session, keyof SessionState> {
  const { loadSample, inspect, bring, taken, leaveWorkspaceFile, load, discard, cancel, undo, keep, removeFile } = desk;
  const { answer, mapColumn, mapStage, chooseHeader, chooseTable, correct, dateFile } = desk;
  const { eraseAll, askForPromise, keepLoaded, recordsOf, accountColumns, aboutDeals, define, undoDefine, undoDecision, recordFlags } =
    desk;
  return {
    loadSample,
    inspect,
    bring,
    taken,
    leaveWorkspaceFile,
    load,
    discard,
    cancel,
    undo,
    keep,
    removeFile,
    answer,
    mapColumn,
    mapStage,
    chooseHeader,
    chooseTable,
    correct,
    dateFile,
    eraseAll,
    askForPromise,
    keepLoaded,
    recordsOf,
    accountColumns,
    aboutDeals,
    define,
    undoDefine,
    undoDecision,
    recordFlags,
  };
}

/** Gives the pages their session, their engine and their cache of answers. Parts are read once, when it is mounted. */
export function SessionProvider({ parts = {}, children }: { readonly parts?: SessionParts; readonly children: ReactNode }) {
  const [desk] = useState(() => openDesk(parts));
  const [queries] = useState(openQueryClient);
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  useEffect(() => {
    // An address that names a sample asks for it, and not for what was kept.
    if (sampleOf(window.location.search) === null) desk.begin();
    else desk.openStorage();
  }, [desk]);
  const session = useMemo((): Session => ({ ...state, ...verbsOf(desk) }), [desk, state]);
  return (
    <QueryClientProvider client={queries}>
      <CubesContext value={desk.engine}>
        <SessionContext value={session}>{children}</SessionContext>
      </CubesContext>
    </QueryClientProvider>
  );
}
