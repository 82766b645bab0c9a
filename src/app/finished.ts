/** Results that are kept of the same thing at most: going back a few steps is free, and a long session stays small. */
const MOST_KEPT = 24;

/** What was worked out, by what it is held by and for as long as that is, and then by what it rests on. */
export class Finished<Value extends object> {
  readonly #kept = new WeakMap<object, ReadonlyMap<string, Value>>();

  get(heldBy: object, key: string): Value | null {
    return this.#kept.get(heldBy)?.get(key) ?? null;
  }

  set(heldBy: object, key: string, value: Value): void {
    const others = [...(this.#kept.get(heldBy) ?? [])].filter(([each]) => each !== key);
    this.#kept.set(heldBy, new Map([...others, [key, value] as const].slice(-MOST_KEPT)));
  }
}
