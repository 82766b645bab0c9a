import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import type { ZipEntry } from '../zip/directory';
import type { PackageParts } from './package-parts';
import type { XmlTaker } from './xml-scanner';
import { unescapedCell } from './xml-text';

const TOO_MANY = 'The workbook holds more text than can be read at once; save the sheet with the records as CSV UTF-8 and load that.';

/** Gathers the text of a cell out of its runs; how a word is pronounced stands among them and is no part of it. */
export class RunText {
  private text = '';
  private inRun = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 't') this.inRun = true;
    else if (name === 'rPh') this.inPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.inRun = false;
    else if (name === 'rPh') this.inPhonetic = false;
  }

  add(text: () => string): void {
    if (this.inRun && !this.inPhonetic) this.text += text();
  }

  /** The whole text, and a new start. */
  take(): string {
    const { text } = this;
    this.text = '';
    this.inRun = false;
    this.inPhonetic = false;
    return unescapedCell(text);
  }
}

/** The texts that the cells of a workbook name by number. */
export async function sharedTextsOf(parts: PackageParts, part: ZipEntry | null, tell: (bytes: number) => void): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === null) return texts;
  const run = new RunText();
  let characters = 0;
  const taker: XmlTaker = {
    open: (name) => run.open(name),
    text: (text) => run.add(text),
    close(name) {
      run.close(name);
      if (name !== 'si') return;
      const text = run.take();
      characters += text.length;
      if (texts.length === BUDGET.sharedTexts || characters > BUDGET.sharedCharacters) throw new Refusal(TOO_MANY);
      texts.push(text);
    },
  };
  await parts.read(part, taker, (bytes) => {
    tell(bytes);
    return false;
  });
  return texts;
}
