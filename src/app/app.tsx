import { lazy, Suspense, useRef } from 'react';
import { pageOf } from './pages';
import { EvidenceHost } from './parts/evidence-host';
import { Fetched } from './parts/fetched';
import { Skeleton } from './parts/skeleton';
import { useShown } from './first-answers';
import { useSampleOfAddress } from './sample-address';
import { useSession } from './session';
import { Frame } from './shell/frame';
import { AskedBar } from './shell/asked-bar';
import { Navigation } from './shell/navigation';
import { Failure } from './shell/failure';
import { StorageBanner } from './shell/storage-banner';
import { StatusBar } from './shell/status-bar';
import { Work } from './shell/work';
import { PageTools } from './shell/page-tools';
import { PageGuard } from './shell/page-guard';
import { usePageFocus } from './shell/page-focus';
import { usePageTitle } from './shell/page-title';
import { usePreferences } from './theme/preferences';
import { useFileDrop } from './file-drop';
import { useQuestion } from './use-question';

/** Fetched where it is needed: most workspaces are read by the latest ICP. */
const IcpBand = lazy(() => import('./shell/icp-band').then((module) => ({ default: module.IcpBand })));

/** What there is to say of an address is seldom anything. */
const LinkNotes = lazy(() => import('./shell/link-notes').then((module) => ({ default: module.LinkNotes })));

/** Only there in a browser that kept an earlier version. */
const NewerVersion = lazy(() => import('./shell/newer-version').then((module) => ({ default: module.NewerVersion })));

/** What only paper, files and decisions need is fetched once the page is there. */
const PrintHead = lazy(() => import('./parts/print-head').then((module) => ({ default: module.PrintHead })));

const RecordingHost = lazy(() => import('./recording/recording-host').then((module) => ({ default: module.RecordingHost })));

/** The frame of every page: navigation, the global bar, the page that the address names, and what was loaded. */
export function App() {
  const { question, ask } = useQuestion();
  const { loaded, progress, inspect } = useSession();
  const page = pageOf(question.page);
  const main = useRef<HTMLElement>(null);
  const { numbers, dates } = usePreferences();
  const { shown, files, isStarting } = useShown();
  useSampleOfAddress();
  const { isOver } = useFileDrop((files) => {
    inspect(files);
    if (page.id !== 'data') ask({ ...question, page: 'data' });
  });
  usePageTitle(page, question, shown);
  usePageFocus(page.id, main);
  return (
    <Frame>
      <div className="shell">
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          Skip to the answer
        </button>
        <Navigation page={page.id} question={question} sample={shown?.sample ?? null} />
        <div className="shell-body">
          {page.asksPeriod ? <AskedBar shown={shown} isStarting={isStarting} /> : null}
          {loaded === null || loaded.definitions.icpRuler.kind === 'latest' ? null : (
            <Fetched>
              <IcpBand />
            </Fetched>
          )}
          <Fetched instead={null}>
            <LinkNotes />
          </Fetched>
          <Failure />
          <EvidenceHost />
          <StorageBanner />
          <Fetched instead={null}>
            <NewerVersion />
          </Fetched>
          {isOver ? <p className="drop">Drop the files to read them in this browser.</p> : null}
          {loaded === null ? null : (
            <Fetched>
              <PrintHead loaded={loaded} />
              <RecordingHost />
            </Fetched>
          )}
          <main ref={main} id="main" tabIndex={-1}>
            <PageTools isStarting={isStarting} />
            {progress !== null && page.asksPeriod && !isStarting ? <Work progress={progress} /> : null}
            <Suspense fallback={<Skeleton label={`${page.title} is loading`} />}>
              <PageGuard key={`${page.id} ${numbers} ${dates}`}>
                <page.Content />
              </PageGuard>
            </Suspense>
          </main>
          <StatusBar loaded={shown} files={files} question={question} />
        </div>
      </div>
    </Frame>
  );
}
