import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const TICK_MS = 10;

/** The renderers that came from a process: a page and all its workers share one. */
function renderersOf(browser) {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(ids.map((id) => [id, /\nPPid:\t(\d+)/.exec(read(`/proc/${id}/status`))?.[1]]));
  const isOurs = (id) => id !== undefined && (id === String(browser) || isOurs(parents.get(id)));
  return ids.filter((id) => isOurs(id) && read(`/proc/${id}/cmdline`).includes('--type=renderer'));
}

function threadsOf(id) {
  try {
    return readdirSync(`/proc/${id}/task`);
  } catch {
    return [];
  }
}

/** The highest resident size any of them had, by the system's count (VmHWM). */
export function peakMegabytes(browser) {
  const sizes = renderersOf(browser).map((id) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1000);
  return Math.max(0, ...sizes);
}

/** Milliseconds of work that each of their threads has done so far, by process and thread. */
export function workSoFar(browser) {
  const work = new Map();
  for (const id of renderersOf(browser))
    for (const thread of threadsOf(id)) {
      const fields = read(`/proc/${id}/task/${thread}/stat`).split(') ').at(-1).split(' ');
      work.set(`${id}/${thread}`, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS);
    }
  return work;
}

/**
 * Work between two such counts: of all threads together, and of the busiest. It says more than the clock where others use
 * the machine too; the busiest thread's is the least time that the same would take with a core for every thread.
 */
export function workBetween(before, after) {
  const done = [...after].map(([thread, milliseconds]) => milliseconds - (before.get(thread) ?? 0));
  return { work: done.reduce((sum, each) => sum + each, 0), busiest: Math.max(0, ...done) };
}
