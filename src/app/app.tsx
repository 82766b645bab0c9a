import { lazy, Suspense, useRef } from 'react';
import { pageOf } from './pages';
import { Announcer } from './parts/announcer';
import { Skeleton } from './parts/skeleton';
import { useSampleOfAddress } from './sample-address';
import { useSession } from './session';
import { GlobalBar } from './shell/global-bar';
import { Navigation } from './shell/navigation';
import { Failure } from './shell/failure';
import { StorageBanner } from './shell/storage-banner';
import { StatusBar } from './shell/status-bar';
import { Work } from './shell/work';
import { PageGuard } from './shell/page-guard';
import { usePageFocus } from './shell/page-focus';
import { usePageTitle } from './shell/page-title';
import { useFileDrop } from './file-drop';
import { useQuestion } from './use-question';

/** Fetched where it is needed: most workspaces are read by the latest ICP. */
const IcpBand = lazy(() => import('./shell/icp-band').then((module) => ({ default: module.IcpBand })));

/** The frame of every page: navigation, the global bar, the page that the address names, and what was loaded. */
export function App() {
  const { question, ask } = useQuestion();
  const { loaded, progress, inspect } = useSession();
  const page = pageOf(question.page);
  const main = useRef<HTMLElement>(null);
  useSampleOfAddress();
  const { isOver } = useFileDrop((files) => {
    inspect(files);
    if (page.id !== 'data') ask({ ...question, page: 'data' });
  });
  usePageTitle(page, question, loaded);
  usePageFocus(page.id, main);
  return (
    <Announcer>
      <div className="shell">
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          Skip to the answer
        </button>
        <Navigation page={page.id} question={question} sample={loaded?.sample ?? null} />
        <div className="shell-body">
          {loaded !== null && page.asksPeriod ? <GlobalBar loaded={loaded} /> : null}
          {loaded === null || loaded.definitions.icpRuler.kind === 'latest' ? null : (
            <Suspense fallback={null}>
              <IcpBand />
            </Suspense>
          )}
          <Failure />
          <StorageBanner />
          {isOver ? <p className="drop">Drop the files to read them in this browser.</p> : null}
          <main ref={main} id="main" tabIndex={-1}>
            {progress !== null && page.asksPeriod ? <Work progress={progress} /> : null}
            <Suspense fallback={<Skeleton label={`${page.title} is loading`} />}>
              <PageGuard key={page.id}>
                <page.Content />
              </PageGuard>
            </Suspense>
          </main>
          <StatusBar loaded={loaded} question={question} />
        </div>
      </div>
    </Announcer>
  );
}
