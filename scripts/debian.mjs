import { spawnSync } from 'node:child_process';

/** The path of the first of some programs that is installed; null where none is. */
export function onPath(names) {
  for (const name of names) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

/** Installs packages of Debian where this may be done: by root, with apt-get. Whether it went well is seen by looking for the program. */
export function installFromDebian(what, packages) {
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === null) return;
  console.error(`Installing ${what} from Debian…`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}
