import type { CustomSeriesOption } from 'echarts';
import { escapeName, shortName } from './escape';
import { FONT } from './frame';
import type { Palette } from './palette';

/** Room for a row of a picture whose words stand above its mark, so that they fit a phone. */
export const TEXT_ROW = 50;
const ABOVE = 9;
/** Two lines of this fit between a bar and the one above it. */
const LINE = 14;
/** Clear of the line at zero. */
const BESIDE = 5;
/** The ground of words reaches so far beyond them: no line touches a letter. */
const GROUND: [number, number] = [0, 2];
/** One line may go on over the margin, where nothing else is. */
const BEYOND = 20;

/** How the words of a row stand: on one line where there is no room for two, and on a ground of their own where lines cross them. */
export type RowTextStyle = {
  readonly above?: number;
  readonly isOneLine?: boolean;
  readonly hasGround?: boolean;
  /** A name keeps so many letters on a phone; it is cut where the line has no room for all of it. */
  readonly leastLetters?: number;
};

type RowText = { readonly name: string; readonly text: string };

/** About as wide as a letter is, and a capital or a line under letters, on the safe side. */
const LETTER = 6.6;
const CAPITAL = 8.8;
const isWide = (letter: string): boolean => letter === '_' || letter !== letter.toLowerCase();
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (isWide(letter) ? CAPITAL : LETTER), 0);

/** How many letters of its name a line has room for before its words. */
function lettersIn({ name, text }: RowText, width: number): number {
  const letters = [...name];
  const room = width - widthOf(`: ${text}`);
  if (widthOf(name) <= room) return letters.length;
  let [count, taken] = [0, widthOf('…')];
  for (const letter of letters) {
    taken += widthOf(letter);
    if (taken > room) break;
    count += 1;
  }
  return count + 1;
}

function lineOf({ name, text }: RowText, most: number | null): string {
  const called = most === null ? escapeName(name) : shortName(name, most);
  return text === '' ? called : `${called}: ${escapeName(text)}`;
}

/** Broken between words alone: ECharts breaks after a comma too, so that `1,583` ends on the next line as `583`. */
function broken(text: string, letters: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** Words that may be wider than the picture are held in it; the others take no more room, and no more ground, than they need. */
const heldIn = (text: string, width: number, isOneLine: boolean) =>
  text.split('\n').every((line) => widthOf(line) <= width)
    ? {}
    : { width, overflow: isOneLine ? ('truncate' as const) : ('break' as const) };

/** The name and the words of each row above its mark, from the left edge on, on two lines where one is too narrow. */
export function rowTexts(
  rows: readonly RowText[],
  start: number,
  palette: Palette,
  { above = ABOVE, isOneLine = false, hasGround = false, leastLetters }: RowTextStyle = {},
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 5,
    clip: false,
    tooltip: { show: false },
    encode: { x: 1, y: 0 },
    data: rows.map((_, at) => [at, start]),
    renderItem: (params, api) => {
      const [x = 0, y = 0] = api.coord([start, api.value(0)]);
      const row = rows[params.dataIndex];
      const { width } = params.coordSys as unknown as { readonly width: number };
      const room = width - BESIDE - (hasGround ? 2 * GROUND[1] : 0) + (isOneLine ? BEYOND : 0);
      const line = row === undefined ? '' : lineOf(row, leastLetters === undefined ? null : Math.max(leastLetters, lettersIn(row, room)));
      const text = isOneLine ? line : broken(line, Math.floor((width - BESIDE) / LETTER));
      return {
        type: 'text',
        style: {
          text,
          x: x + BESIDE,
          y: y - above,
          ...heldIn(text, room, isOneLine),
          lineHeight: LINE,
          verticalAlign: 'bottom',
          fill: palette.text,
          ...(hasGround ? { backgroundColor: palette.ground, padding: GROUND } : {}),
          font: `12px ${FONT}`,
        },
      };
    },
  };
}
