import type { Admission } from '../core/admission';
import { civilOf, dayFrom, parseDate, type CalendarDate } from '../core/model';
import { decimal } from '../wording';
import type { Question } from './questions';

export type Keep = 'add' | 'replace';

/** One way to keep an import beside what is loaded, and what it comes to. */
export type KeepChoice = { readonly value: Keep; readonly label: string; readonly says: string };
/** The date that the records of a file are of, as people gave it; '' while they gave none. */
export type DatedFile = { readonly file: string; readonly date: string };

/** How the files of an import stand to what is loaded and to each other. */
export type Keeping = {
  readonly says: string;
  readonly asks: boolean;
  readonly isFilled: boolean;
  /** Empty where nothing of one's own is loaded. */
  readonly choices: readonly KeepChoice[];
  /** Null where files overlap and nobody has said yet: then nothing is chosen beforehand. */
  readonly chosen: Keep | null;
  readonly open: readonly Question[];
  readonly answered: readonly Question[];
  readonly dates: readonly DatedFile[];
  /** What will happen with what is loaded, in a sentence for the review; null where nothing is loaded. */
  readonly sentence: string | null;
};

export type KeepingOf = {
  readonly admissions: readonly Admission[];
  readonly keep?: Keep | null;
  readonly asOf?: ReadonlyMap<string, string>;
};

const CHOICES: readonly KeepChoice[] = [
  { value: 'add', label: 'Add to what is loaded', says: 'The files that are loaded stay, and these come beside them.' },
  { value: 'replace', label: 'Replace what is loaded', says: 'Only these files count. Undo brings the others back.' },
];

const SENTENCES: Readonly<Record<Keep, string>> = {
  add: 'These files are added to those that are loaded.',
  replace: 'These files replace what is loaded.',
};

/** Files of deals may be dated where there are several: which of them is the newest decides what they say. */
function datedFiles({ admissions, asOf }: KeepingOf): readonly DatedFile[] {
  const deals = admissions.filter(({ inspection }) => inspection.table === 'opportunity' && inspection.sha256 !== '');
  if (deals.length < 2) return [];
  return deals.map(({ inspection: { file } }) => ({ file, date: asOf?.get(file) ?? '' }));
}

function saysOf(open: number, answered: number, keep: Keep | null): string {
  if (open > 0) return `${decimal(open)} open`;
  if (answered > 0) return `${decimal(answered)} answered`;
  if (keep === null) return 'nothing to choose';
  return keep === 'add' ? 'added' : 'replaces';
}

/** How an import is kept; `open` and `answered` are the questions about files that overlap. */
export function keepingOf(draft: KeepingOf, open: readonly Question[], answered: readonly Question[]): Keeping {
  const keep = draft.keep ?? null;
  const dates = datedFiles(draft);
  return {
    says: saysOf(open.length, answered.length, keep),
    asks: open.length > 0,
    isFilled: keep !== null || open.length + answered.length + dates.length > 0,
    choices: keep === null ? [] : CHOICES,
    chosen: open.length > 0 && keep === 'add' ? null : keep,
    open,
    answered,
    dates,
    sentence: keep === null || open.length > 0 ? null : SENTENCES[keep],
  };
}

const [EARLIEST, LATEST] = [1990, 2100];

/** A date that was typed, once it is whole; null while it is half typed or lies where no deals are. */
export function typedDate(text: string): CalendarDate | null {
  if (parseDate(text) === null) return null;
  const { year } = civilOf(dayFrom(text as CalendarDate));
  return year >= EARLIEST && year <= LATEST ? (text as CalendarDate) : null;
}
