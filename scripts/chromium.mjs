import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const NEEDED =
  'The browser tests need Chromium, and none was found. Install it (on Debian: apt-get install chromium), or name one in PLUMBLINE_CHROMIUM.';

function onPath() {
  for (const name of NAMES) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

function fromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('which', ['apt-get']).status !== 0) return null;
  console.error('Installing Chromium from Debian…');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
  return onPath();
}

/** The path of a Chromium: the one named, one that is installed, else Debian's package when root. Ends with a sentence otherwise. */
export function findChromium() {
  const named = process.env['PLUMBLINE_CHROMIUM'];
  if (named && existsSync(named)) return named;
  const found = onPath() ?? fromDebian();
  if (found === null) {
    console.error(NEEDED);
    process.exit(1);
  }
  return found;
}
