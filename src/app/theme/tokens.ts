import { DARK, DIVERGING, DIVERGING_DARK, LIGHT, SEQUENTIAL } from '../../charts/palette';

/** A colour for each theme. */
export type Token = { readonly name: string; readonly light: string; readonly dark: string };

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const dark = new Map(Object.entries(DARK));

/**
 * Every colour of the interface by its name in the style sheet. `tokens.css` repeats them, for the policy forbids a style
 * sheet made at run time; a test holds the two together.
 */
export const COLOURS: readonly Token[] = [
  ...Object.entries(LIGHT).map(([name, light]) => ({ name: `--${kebab(name)}`, light, dark: dark.get(name) ?? light })),
  ...DIVERGING.map((colour, at) => ({
    name: `--step-${at - 3}`.replace('--step--', '--step-minus-'),
    light: colour,
    dark: DIVERGING_DARK[at] ?? colour,
  })),
  ...SEQUENTIAL.map((colour, at) => ({ name: `--kept-${at + 1}`, light: colour, dark: colour })),
];
