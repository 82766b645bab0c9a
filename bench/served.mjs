import { fileURLToPath } from 'node:url';
import { buildSite } from '../scripts/build.mjs';
import { root } from '../scripts/install.mjs';

const address = (server) => server.resolvedUrls.local[0];

/** The built site with its real headers, and the peer's page without any, each on a loopback port of its own. */
export async function serveBoth() {
  const { build, preview } = await import('vite');
  await buildSite();
  const peerRoot = fileURLToPath(new URL('peer', import.meta.url));
  const outDir = `${root}.build/bench-peer`;
  await build({
    root: peerRoot,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  });
  const site = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4311 } });
  const peer = await preview({
    root: peerRoot,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4331 },
  });
  const close = () => Promise.all([site, peer].map((server) => server.close()));
  return { site: address(site), peer: address(peer), close };
}
