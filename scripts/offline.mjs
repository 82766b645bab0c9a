import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './install.mjs';

const SOURCE = `${root}src/offline/service-worker.js`;
const NAME = 'service-worker.js';
const isKept = (path) => !/^samples\/|^_headers$|\.wasm$|\.map$/.test(path) && path !== NAME;
const digest = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);

/** Every file of a built site by its address, in order. */
const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .toSorted();

/** What the service worker keeps of a built site. Its version changes with any file, samples included. */
export function buildOf(folder) {
  const all = filesOf(folder).filter((path) => path !== NAME);
  const files = all.filter(isKept).map((path) => [path, `sha256-${digest('sha256', readFileSync(`${folder}/${path}`), 'base64')}`]);
  const engine = all.find((path) => path.endsWith('.wasm'));
  if (engine === undefined) throw new Error('the built site has no engine');
  const rest = all.filter((path) => path.startsWith('samples/')).map((path) => digest('sha256', readFileSync(`${folder}/${path}`), 'hex'));
  const version = digest('sha256', JSON.stringify([files, engine, rest, readFileSync(SOURCE, 'utf8')]), 'hex').slice(0, 12);
  return { version, files, engine };
}

/** Writes the service worker of a built site, with the list of what it keeps. It comes last: the list is of all the others. */
export function offline() {
  return {
    name: 'plumbline-offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }) {
        writeFileSync(`${dir}/${NAME}`, `const BUILD = ${JSON.stringify(buildOf(dir))};\n${readFileSync(SOURCE, 'utf8')}`);
      },
    },
  };
}
