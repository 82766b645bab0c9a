import { installPackages, root } from './install.mjs';

installPackages();
const { createServer } = await import('vite');
const server = await createServer({ root, server: { host: '127.0.0.1' } });
await server.listen();
server.printUrls();
