import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { SessionProvider } from './app/session-provider';
import { applyTheme } from './app/theme/theme-setting';
import './app/theme/tokens.css';
import './app/theme/base.css';
import './app/shell/shell.css';
import './app/parts/controls.css';

applyTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <SessionProvider>
      <App />
    </SessionProvider>
  </StrictMode>,
);
