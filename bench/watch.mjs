/**
 * Runs in the page (it is sent there as text, and so uses nothing from outside itself). From the choice of a file, or
 * from `begin`, it notes the longest time between two frames, the longest task of the page's thread, and every move of the
 * progress bar. `take` gives what was noted since, and how long it took.
 */
export function startWatch() {
  const watch = { since: null, last: 0, gap: 0, task: 0, shown: '', moves: 0, still: 0, movedAt: 0 };
  const begin = () => {
    const now = performance.now();
    Object.assign(watch, { since: now, last: now, gap: 0, task: 0, shown: '', moves: 0, still: 0, movedAt: now });
  };
  const lookAtBar = (now) => {
    const bar = document.querySelector('progress');
    const shown = bar === null ? '' : `${bar.closest('label')?.textContent} ${bar.value}`;
    if (shown === watch.shown) return;
    if (watch.shown !== '') watch.still = Math.max(watch.still, now - watch.movedAt);
    Object.assign(watch, { shown, movedAt: now, moves: watch.moves + 1 });
  };
  const frame = () => {
    const now = performance.now();
    watch.gap = Math.max(watch.gap, now - watch.last);
    watch.last = now;
    lookAtBar(now);
    requestAnimationFrame(frame);
  };
  const take = () => {
    const { since, gap, task, moves, still } = watch;
    return { milliseconds: performance.now() - since, longestFrame: gap, longestTask: task, moves, longestStill: still };
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (startTime >= watch.since) watch.task = Math.max(watch.task, duration);
  }).observe({ entryTypes: ['longtask'] });
  document.addEventListener('change', begin, { capture: true, once: true });
  requestAnimationFrame(frame);
  globalThis.watch = { begin, take };
}
