import type { Told } from '../views/provenance';
import { textCell } from './cell';

/** One line, whatever its text holds. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** What a file is about as a page of text. The same lines give the same bytes. */
export const aboutText = (title: string, lines: readonly Told[]): string =>
  [oneLine(title), '', ...lines.map(({ label, text }) => oneLine(`${label}: ${text}`)), ''].join('\r\n');

/** What a CSV file is about, as rows of two cells below its table: an empty line stands between. */
export const aboutRows = (lines: readonly Told[]): readonly string[] => [
  '',
  'About this file,',
  ...lines.map(({ label, text }) => `${textCell(oneLine(label))},${textCell(oneLine(text))}`),
];
