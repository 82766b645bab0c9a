import type { State, View } from './catalogue';

/** How a view is looked at: in what colours, and how wide. */
export type Look = { readonly id: string; readonly scheme: 'light' | 'dark'; readonly width: number; readonly height: number };

const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

const ALL: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) =>
  SIZES.map(([width, height]): Look => ({ id: `${scheme}-${width}`, scheme, width, height })),
);

/** What was seen, and where the picture is. */
export type Shot = {
  readonly state: string;
  readonly view: string;
  readonly look: string;
  readonly files: readonly string[];
  readonly isSettled: boolean;
  readonly defects: readonly string[];
};

/** Where pictures go; it is ignored by version control. */
export const OUT = process.env['GALLERY_OUT'] ?? 'screenshots/gallery';

export const nameOf = (state: State, view: View, look: string): string => `${state.id}--${view.id}--${look}`;

const wanted = (name: string): readonly string[] | null => ((process.env[name] ?? '') === '' ? null : (process.env[name] ?? '').split(','));
const [PAGES, STATES, NAMED] = [wanted('GALLERY_ONLY'), wanted('GALLERY_STATES'), wanted('GALLERY_LOOKS')];

/** Every view in light and dark, on a wide, a narrow and a phone's screen; or as many of these as were named. */
export const LOOKS: readonly Look[] = ALL.filter(({ id }) => NAMED === null || NAMED.includes(id));

/** Whether a view in a state was asked for: everything, unless pages or states were named. */
export const isWanted = (state: State, view: View): boolean =>
  (PAGES === null || PAGES.includes(view.page) || PAGES.includes(view.id)) && (STATES === null || STATES.includes(state.id));
