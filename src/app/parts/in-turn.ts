/** What waits to be done, each once, in the order in which it was asked for. */
const line = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function next(): void {
  timer = null;
  const [first] = line;
  if (first === undefined) return;
  line.delete(first);
  goOn();
  first();
}

function goOn(): void {
  if (timer === null && line.size > 0) timer = setTimeout(next, 0);
}

/** Does something in a turn of the page of its own: a dozen pictures drawn in one would hold it. Gives what calls it off. */
export function inTurn(act: () => void): () => void {
  line.add(act);
  goOn();
  return () => void line.delete(act);
}
