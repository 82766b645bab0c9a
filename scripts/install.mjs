import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.plumbline`;

/** Runs a program in the project's folder with its output shown; ends this one if it fails. */
export function run(program, parameters, env = {}, stdio = 'inherit') {
  const done = spawnSync(program, parameters, { cwd: root, stdio, env: { ...process.env, ...env } });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

/** Installs what the lockfile names, unless just that is there already. No package's own install script runs. */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages…');
  // To the error output: what a command prints may be read by a program.
  const status = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {}, ['inherit', 2, 2]);
  if (status !== 0) process.exit(status);
  writeFileSync(stamp, wanted);
}
