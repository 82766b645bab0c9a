// Changes the code of a folder in thousands of small ways and tells which changes no test notices (docs/mutation.md).
// mutation [statistics|metrics] [file of that folder]; with MUTATION_SHARE=0.2 of a fifth of its declarations, drawn by their names.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { installPackages, root } from './install.mjs';

const FOLDERS = ['statistics', 'metrics'];
const [only, file = '**/*.ts'] = process.argv.slice(2);
if (only !== undefined && !FOLDERS.includes(only)) {
  console.error(`mutation [${FOLDERS.join('|')}] [file]`);
  process.exit(2);
}
installPackages();
setPriority(constants.priority.PRIORITY_LOW);

const WANTED = 85;
const share = process.env.MUTATION_SHARE;
const FOUND = { Killed: 'killed', Timeout: 'killed', Survived: 'survived', NoCoverage: 'not run', Ignored: 'ignored' };

/** The report that the next run starts from, too: only what changed is tried again. */
const reportOf = (folder) => `.build/mutation/${folder}${share === undefined ? '' : `-${share}`}.json`;

function tally(mutants) {
  const counts = { killed: 0, survived: 0, 'not run': 0, ignored: 0 };
  for (const { status } of mutants) if (FOUND[status] !== undefined) counts[FOUND[status]] += 1;
  const tried = counts.killed + counts.survived + counts['not run'];
  return { ...counts, score: tried === 0 ? 100 : (100 * counts.killed) / tried };
}

function line(name, { killed, survived, ignored, score, ...rest }) {
  return `${name.padEnd(44)} ${score.toFixed(1).padStart(6)} %  ${killed} killed, ${survived} survived, ${rest['not run']} not run, ${ignored} ignored`;
}

/** The text of a mutant's place, in one line. */
function was(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const cut = lines.map((text, at) => text.slice(at === 0 ? start.column - 1 : 0, at === lines.length - 1 ? end.column - 1 : undefined));
  return cut.join(' ').replaceAll(/\s+/g, ' ').slice(0, 90);
}

function survivors(name, { source, mutants }) {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .toSorted((a, b) => a.location.start.line - b.location.start.line)
    .map(({ location, replacement, mutatorName, status }) => {
      const became = (replacement ?? mutatorName).replaceAll(/\s+/g, ' ').slice(0, 90);
      return `  ${name}:${location.start.line}  ${was(source, location)}  →  ${became}${status === 'NoCoverage' ? '  (not run)' : ''}`;
    });
}

let isShort = false;
for (const folder of FOLDERS.filter((each) => only === undefined || each === only)) {
  const began = process.hrtime.bigint();
  const { status } = spawnSync(
    `${root}node_modules/.bin/stryker`,
    ['run', '--mutate', `src/core/${folder}/${file}`, '--incrementalFile', reportOf(folder)],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATED: folder } },
  );
  if (status !== 0 || !existsSync(`${root}${reportOf(folder)}`)) process.exit(1);
  const { files } = JSON.parse(readFileSync(`${root}${reportOf(folder)}`, 'utf8'));
  const own = Object.entries(files).filter(([name]) => name.startsWith(`src/core/${folder}/`));
  for (const [name, read] of own) console.log(survivors(name, read).join('\n'));
  for (const [name, read] of own) console.log(line(name, tally(read.mutants)));
  const all = tally(own.flatMap(([, read]) => read.mutants));
  console.log(line(`src/core/${folder}, ${own.length} files, ${Math.round(Number(process.hrtime.bigint() - began) / 6e10)} minutes`, all));
  isShort ||= all.score < WANTED;
}
process.exitCode = isShort ? 1 : 0;
