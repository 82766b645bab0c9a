/**
 * A text as a cell that no spreadsheet runs: one that starts with `= + - @`, tab or return gets an apostrophe in front.
 * Quotes are doubled as RFC 4180 wants.
 */
export function textCell(text: string): string {
  const disarmed = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}

/** A number in full, as the language writes it; nothing where there is none. */
export const numberCell = (value: number | null): string => (value === null ? '' : String(value));
