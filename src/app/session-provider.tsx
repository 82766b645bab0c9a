import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { EngineDesk, type OpenEngine } from './engine-desk';
import { IntakeWorker } from './intake-worker';
import { CubesContext, openQueryClient } from './queries';
import { fetchSample } from './samples';
import { SessionContext, type Session } from './session';
import { SessionDesk, type DeskParts } from './session-desk';

/** DuckDB in its worker, in a chunk of its own that is fetched when it is first needed. */
const openDuckDb: OpenEngine = async (reload) => {
  const [{ openBrowserEngine }, { duckdbAssets }] = await Promise.all([
    import('../engine/duckdb-browser'),
    import('../engine/duckdb-assets'),
  ]);
  return openBrowserEngine({ ...duckdbAssets(), reload });
};

/** What a page runs on; tests put other parts in their place. */
export type SessionParts = {
  readonly intake?: DeskParts['intake'];
  readonly openEngine?: OpenEngine;
  readonly fetchSample?: DeskParts['fetchSample'];
};

function openDesk({ intake, openEngine = openDuckDb, fetchSample: fetchFiles = fetchSample }: SessionParts): SessionDesk {
  return new SessionDesk({
    intake: intake ?? new IntakeWorker(),
    engine: (rebuild) => new EngineDesk(openEngine, rebuild),
    fetchSample: fetchFiles,
  });
}

/** Gives the pages their session, their engine and their cache of answers. Parts are read once, when it is mounted. */
export function SessionProvider({ parts = {}, children }: { readonly parts?: SessionParts; readonly children: ReactNode }) {
  const [desk] = useState(() => openDesk(parts));
  const [queries] = useState(openQueryClient);
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  const session = useMemo((): Session => {
    const { loadSample, inspect, answer, mapColumn, mapStage, removeFile, load, discard, cancel } = desk;
    return { ...state, loadSample, inspect, answer, mapColumn, mapStage, removeFile, load, discard, cancel };
  }, [desk, state]);
  return (
    <QueryClientProvider client={queries}>
      <CubesContext value={desk.engine}>
        <SessionContext value={session}>{children}</SessionContext>
      </CubesContext>
    </QueryClientProvider>
  );
}
