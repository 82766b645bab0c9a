/** Colours of marks and of what stands around them, for one theme. Their contrasts are checked in `interface.md` 16. */
export type Palette = {
  readonly ground: string;
  readonly raised: string;
  readonly text: string;
  readonly muted: string;
  readonly edge: string;
  readonly line: string;
  readonly focus: string;
  readonly icp: string;
  readonly nonIcp: string;
  readonly third: string;
  readonly fourth: string;
  readonly unknown: string;
  readonly met: string;
  readonly missed: string;
  readonly drifted: string;
  readonly undecided: string;
};

export const LIGHT: Palette = {
  ground: '#FFFFFF',
  raised: '#F6F8FA',
  text: '#16202B',
  muted: '#4A5766',
  edge: '#76808D',
  line: '#DCE2E8',
  focus: '#0A58B0',
  icp: '#0B6BCB',
  nonIcp: '#B45F06',
  third: '#E0408A',
  fourth: '#3D1A78',
  unknown: '#76808D',
  met: '#0A6E5C',
  missed: '#B3261E',
  drifted: '#8A5A00',
  undecided: '#5B6573',
};

export const DARK: Palette = {
  ground: '#11161D',
  raised: '#1A212B',
  text: '#E8EEF4',
  muted: '#A9B5C2',
  edge: '#6E7A88',
  line: '#2E3947',
  focus: '#8AB4F8',
  icp: '#5AB0FF',
  nonIcp: '#F2B134',
  third: '#D6457A',
  fourth: '#EAF3D8',
  unknown: '#6E7A88',
  met: '#3CCFB0',
  missed: '#FF8A80',
  drifted: '#F0B94A',
  undecided: '#9AA7B5',
};

/** Seven steps around a total, from the far end of one side to the far end of the other. */
export const DIVERGING: readonly string[] = ['#B35806', '#CA8D56', '#E0C2A7', '#F7F7F7', '#B0C7DE', '#6896C5', '#2166AC'];

/** The same on a dark ground, where the middle recedes as it does on a light one. */
export const DIVERGING_DARK: readonly string[] = DIVERGING.map((colour, at) => (at === 3 ? DARK.raised : colour));

/** Five steps from little to all, the same on both grounds. */
export const SEQUENTIAL: readonly string[] = ['#EAF2FB', '#BFD9F2', '#86B8E6', '#3F8AD0', '#0B559F'];
