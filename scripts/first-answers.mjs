import { mkdirSync, openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './install.mjs';

const ENTRY = `${root}src/workers/first-answer.ts`;

/** The sample companies that the site serves. */
export const sampleCompanies = () =>
  readdirSync(`${root}data-samples`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith('-style'))
    .map(({ name }) => name);

/** The files of a sample that the site serves, by name. */
export const sampleFilesOf = (company) =>
  Promise.all(
    readdirSync(`${root}data-samples/${company}`)
      .filter((name) => /\.csv$|^workspace\.json$/.test(name))
      .map(async (name) => ({ name, blob: await openAsBlob(`${root}data-samples/${company}/${name}`) })),
  );

/** The code that answers, made for Node in a folder of this process, so that builds beside each other do not meet. */
async function withAnswering(act) {
  const outDir = `${root}.build/first-answer-${process.pid}`;
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: ENTRY, outDir, target: 'node20', rollupOptions: { output: { entryFileNames: 'first-answer.mjs' } } },
  });
  try {
    return await act(await import(`${outDir}/first-answer.mjs`));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/**
 * Writes beside the files of each sample what the usual question answers about them, so that a page has it before its engine
 * is up. The core and the engine of record work it out anew at each build.
 */
export function firstAnswers() {
  return {
    name: 'plumbline-first-answers',
    apply: 'build',
    async writeBundle(options) {
      await withAnswering(async ({ firstAnswerText }) => {
        for (const company of sampleCompanies()) {
          const text = await firstAnswerText(await sampleFilesOf(company));
          mkdirSync(`${options.dir}/samples/${company}`, { recursive: true });
          writeFileSync(`${options.dir}/samples/${company}/first-answer.json`, text);
        }
      });
    },
  };
}
