import { root } from './install.mjs';
import { buildSite } from './build.mjs';

/** The built site on a fixed loopback port, for the browser's tests. */
await buildSite();
const { preview } = await import('vite');
await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4199, strictPort: true } });
