/** How numbers are written, each by what it makes of one: separators alone, for the words stay English. */
export const NUMBER_MANNERS = ['1,234.5', '1.234,5', '1 234,5', '1’234.5'] as const;
export type NumberManner = (typeof NUMBER_MANNERS)[number];

/** How dates are written, each by what it makes of one. */
export const DATE_MANNERS = ['30 Sep 2025', 'Sep 30, 2025', '2025-09-30'] as const;
export type DateManner = (typeof DATE_MANNERS)[number];

/** How a person wants numbers and dates to read. */
export type Manner = { readonly numbers: NumberManner; readonly dates: DateManner };

/** The one of every export, of the terminal, and of whoever chose nothing. */
export const USUAL_MANNER: Manner = { numbers: '1,234.5', dates: '30 Sep 2025' };

let current: Manner = USUAL_MANNER;

/** The manner in force. */
export const manner = (): Manner => current;

/** From now on texts are written so. Texts that were made before stay as they are: who shows them makes them anew. */
export function writeIn(next: Manner): void {
  current = next;
}

/** What work makes in the usual manner, whatever a person chose: files are the same for everybody. */
export function inUsualManner<Made>(work: () => Made): Made {
  const chosen = current;
  current = USUAL_MANNER;
  try {
    return work();
  } finally {
    current = chosen;
  }
}

type Separators = { readonly group: string; readonly decimal: string };

/** Between thousands, and before decimals. The space is a narrow one that no line breaks at. */
export function separatorsOf(numbers: NumberManner): Separators {
  switch (numbers) {
    case '1,234.5':
      return { group: ',', decimal: '.' };
    case '1.234,5':
      return { group: '.', decimal: ',' };
    case '1 234,5':
      return { group: '\u202f', decimal: ',' };
    case '1’234.5':
      return { group: '’', decimal: '.' };
  }
}
