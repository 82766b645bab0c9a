import type { Finding } from '../core/drift';
import { datedText, decimal } from '../wording';

/** A count of a thousand or more before a word; no part of a date, a decimal or a name. */
const LARGE = /(?<![\w.,-])\d{4,}(?= [a-z(])/g;
/** A name as it stands in the data: nothing is changed inside it. */
const QUOTED = /("[^"]*")/;

const written = (text: string): string =>
  datedText(text.replaceAll(LARGE, (count) => decimal(Number(count))))
    .replaceAll(/(?<=\d) %/g, '%')
    .replaceAll(/(?<=^|[\s(])-(?=\d)/g, '\u2212');

/** A line of evidence as a page writes it: dates and counts as people read them, a true minus, and no blank before a percent sign. */
export const spoken = (line: string): string =>
  line
    .split(QUOTED)
    .map((part, at) => (at % 2 === 1 ? part : written(part)))
    .join('');

/** What is told beside a finding wherever it is shown: checks, money at stake, mix and rate. */
const BESIDE = /^(checked |money at stake |by [^:]*: mix |contributing most: |ICP version )/;

/** The lines of a finding that say what it rests on. */
export const ownLines = ({ evidence }: Finding): readonly string[] => evidence.filter((line) => !BESIDE.test(line));
