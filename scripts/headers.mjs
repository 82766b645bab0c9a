import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The headers of every response, read from the file that static hosts read too, so that both cannot differ. */
export function siteHeaders() {
  const text = readFileSync(fileURLToPath(new URL('../public/_headers', import.meta.url)), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('  '));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]));
}
