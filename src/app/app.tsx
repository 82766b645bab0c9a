import { Suspense, useEffect, useRef } from 'react';
import { pageOf } from './pages';
import { Announcer } from './parts/announcer';
import { Skeleton } from './parts/skeleton';
import { useSampleOfAddress } from './sample-address';
import { useSession } from './session';
import { GlobalBar } from './shell/global-bar';
import { Navigation } from './shell/navigation';
import { Failure } from './shell/failure';
import { StatusBar } from './shell/status-bar';
import { Work } from './shell/work';
import { usePageTitle } from './shell/page-title';
import { useQuestion } from './use-question';

/** The frame of every page: navigation, the global bar, the page that the address names, and what was loaded. */
export function App() {
  const { question } = useQuestion();
  const { loaded, progress } = useSession();
  const page = pageOf(question.page);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page.id);
  useSampleOfAddress();
  usePageTitle(page, question, loaded);
  useEffect(() => {
    if (shown.current === page.id) return;
    shown.current = page.id;
    window.scrollTo(0, 0);
    const heading = main.current?.querySelector('h1');
    (heading ?? main.current)?.focus();
  }, [page.id]);
  return (
    <Announcer>
      <div className="shell">
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          Skip to the answer
        </button>
        <Navigation page={page.id} question={question} sample={loaded?.sample ?? null} />
        <div className="shell-body">
          {loaded !== null && page.asksPeriod ? <GlobalBar loaded={loaded} /> : null}
          <Failure />
          <main ref={main} id="main" tabIndex={-1}>
            {progress !== null && page.asksPeriod ? <Work progress={progress} /> : null}
            <Suspense fallback={<Skeleton label={`${page.title} is loading`} />}>
              <page.Content />
            </Suspense>
          </main>
          <StatusBar loaded={loaded} question={question} />
        </div>
      </div>
    </Announcer>
  );
}
