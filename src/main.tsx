import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { fetchFirstAnswer } from './app/first-answers';
import { watchRequests } from './app/request-log';
import { sampleOf } from './app/sample-address';
import { SessionProvider } from './app/session-provider';
import { followPaper } from './app/theme/paper';
import { applyPreferences } from './app/theme/preferences';
import { applyTheme } from './app/theme/theme-setting';
import './app/theme/tokens.css';
import './app/theme/base.css';
import './app/shell/shell.css';
import './app/shell/nav.css';
import './app/parts/controls.css';
import './app/theme/print.css';

/** So long a first paint waits for the first answer of a sample, to be of it at once; a slow one comes in its own time. */
const WAIT = 1000;

/** The first answer of the sample that the address names, and the page it is shown on, before anything is drawn. */
async function fetchFirst(sample: string): Promise<void> {
  const both = Promise.all([fetchFirstAnswer(sample), import('./app/pages/council/page')]);
  await Promise.race([both, new Promise((resolve) => setTimeout(resolve, WAIT))]);
}

function draw(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <SessionProvider>
        <App />
      </SessionProvider>
    </StrictMode>,
  );
}

watchRequests();
if (import.meta.env.PROD)
  window.addEventListener('load', () => void import('./app/offline').then(({ keepForOffline }) => keepForOffline()));
applyTheme();
applyPreferences();
followPaper();
const sample = sampleOf(window.location.search);
if (sample === null) draw();
else void fetchFirst(sample).then(draw, draw);
