import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that notes who is called and lets nobody through: loopback goes past it, everything else comes here. */
export type LoggingProxy = { readonly address: string; readonly called: readonly string[]; close(): void };

/** Starts the proxy on a free loopback port. Calls made by workers are seen too, which a page's own routes are not. */
export async function startLoggingProxy(): Promise<LoggingProxy> {
  const called: string[] = [];
  const server: Server = createServer((request, response) => {
    called.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    called.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, called, close: () => void server.close() };
}

/** The browser's own errands, which have nothing to do with the page. */
export const isErrand = (address: string): boolean => /google|gstatic|gvt1|chromium/.test(address);
