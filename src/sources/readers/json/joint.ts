import { isSpace } from './measure';

const FIRST_NAME = /^\{\s*("(?:[^"\\\n]|\\.){0,200}")\s*:/;
const COMMA = 0x2c;
const NOWHERE = -1;

/**
 * Where a record of a list starts, told by the name all its records start with: `, {"Id":`. Inside a string that cannot
 * stand, for its quotes would be escaped there. Where records hold such a place themselves, no joint is found at all.
 */
export class Joint {
  private name: string | null = null;
  private isKnown = false;

  /** Learns from a sound record. */
  learn(record: string): void {
    if (!this.isKnown) {
      const name = FIRST_NAME.exec(record)?.[1];
      if (name === undefined) return;
      this.isKnown = true;
      this.name = name;
    }
    if (this.name !== null && this.next(record, 1) >= 0) this.name = null;
  }

  /** Takes the name from a damaged record where no sound one came before it. */
  guess(record: string): void {
    if (!this.isKnown && this.name === null) this.name = FIRST_NAME.exec(record)?.[1] ?? null;
  }

  /** The place of the first bracket of the next record from `from` on, or -1. */
  next(text: string, from: number): number {
    const { name } = this;
    if (name === null) return NOWHERE;
    for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
      const open = before(text, at);
      if (open <= from - 1 || text[open] !== '{' || text[after(text, at + name.length)] !== ':') continue;
      const comma = before(text, open);
      if (text.charCodeAt(comma) === COMMA || text[comma] === '}') return open;
    }
    return NOWHERE;
  }
}

/** The last place before `at` that holds no space. */
function before(text: string, at: number): number {
  let place = at - 1;
  while (place >= 0 && isSpace(text.charCodeAt(place))) place -= 1;
  return place;
}

/** The first place from `at` on that holds no space. */
function after(text: string, at: number): number {
  let place = at;
  while (isSpace(text.charCodeAt(place))) place += 1;
  return place;
}
