import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What `public/_headers` says by path: the file that static hosts read too, so that both cannot differ. */
function sections() {
  const text = readFileSync(fileURLToPath(new URL('../public/_headers', import.meta.url)), 'utf8');
  const found = new Map();
  let headers = {};
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (!line.startsWith('  ')) found.set(line.trim(), (headers = {}));
    else headers[line.slice(0, line.indexOf(':')).trim()] = line.slice(line.indexOf(':') + 1).trim();
  }
  return found;
}

/** The headers of every response. */
export const siteHeaders = () => sections().get('/*') ?? {};

/** Sends the headers that a part of the site has beside those of all, as a static host would. */
export function lastingHeaders() {
  return {
    name: 'plumbline-lasting-headers',
    configurePreviewServer(server) {
      const parts = [...sections()].filter(([path]) => path !== '/*');
      server.middlewares.use((request, response, next) => {
        for (const [path, headers] of parts)
          if (path.endsWith('*') ? request.url?.startsWith(path.slice(0, -1)) : request.url === path)
            for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        next();
      });
    },
  };
}
