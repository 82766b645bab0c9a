import { installPackages, root } from './install.mjs';

installPackages();
const { buildSite } = await import('./build.mjs');
await buildSite();
const { preview } = await import('vite');
const port = Number(process.env['PORT'] ?? 4173);
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port } });
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
console.log(`Plumbline, with the sample company:  ${address}?sample=salesforce-style#/council`);
console.log(`Plumbline, empty, for your exports:  ${address}`);
console.log('It listens on this machine only. Ctrl+C ends it.');
