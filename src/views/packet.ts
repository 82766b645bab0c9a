/** A sentence made from computed facts, with the ids of the figures that it states (`metric|slice|period`). */
export type PacketSentence = { readonly text: string; readonly figures: readonly string[] };

/**
 * A table of text as it is shown, with all of its rows: a slide shows the first `most` of them, or what fits, and says how many
 * are in the CSV; paper shows fifty. `more` counts rows that are in none of them.
 */
export type PacketTable = {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[];
  readonly rows: readonly (readonly string[])[];
  readonly more: number;
  readonly most?: number;
  /** The ids of the figures that each cell states, as rows and cells stand; absent where no cell states one. */
  readonly figures?: readonly (readonly (readonly string[])[])[];
};

/** Whose mark a series is: it gives colour and pattern. */
export type PacketRole = 'icp' | 'nonIcp' | 'unknown' | 'plain' | 'before';

/** Numbers of one kind in the order of the categories. */
export type PacketSeries = {
  readonly name: string;
  readonly role: PacketRole;
  readonly values: readonly (number | null)[];
  /** How many deals each value rests on: said beside its category. Null where it is no such number. */
  readonly rests?: readonly (number | null)[];
  /** Which values rest on so few deals that they are drawn hatched: under thirty. */
  readonly isThin?: readonly boolean[];
};

/**
 * A picture as numbers, so that an editable chart can be made of it. Shares are 0 to 1, points the same (0.12 is 12 points),
 * money in major units. A waterfall has one series: its first and last values are totals, those between are steps.
 */
export type PacketChart = {
  readonly kind: 'chart';
  readonly form: 'bars' | 'columns' | 'line' | 'waterfall';
  /** What it shows, in words: its alternative text. */
  readonly caption: string;
  readonly unit: 'share' | 'money' | 'count' | 'days' | 'ratio' | 'points';
  readonly currency: string | null;
  readonly categories: readonly string[];
  readonly series: readonly PacketSeries[];
  /** Drawn as a line of its own, always inside the axis. */
  readonly target: number | null;
};

export type PacketList = { readonly kind: 'list'; readonly items: readonly PacketSentence[] };
/** A section with nothing to say: why, in words. */
export type PacketReason = { readonly kind: 'reason'; readonly text: string };
export type PacketBlock = PacketTable | PacketChart | PacketList | PacketReason;

/**
 * A table of the appendix, exact and whole: numbers as they are (shares 0 to 1, money in minor units), dates `YYYY-MM-DD`, null
 * where there is none. `name` is that of its file, without an ending.
 */
export type PacketSheet = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** One of the thirteen sections of a packet (`domain.md` 13), as a slide, a printed page and a file of the appendix show it. */
export type PacketSection = {
  readonly id:
    | 'cover'
    | 'lastDecisions'
    | 'scorecard'
    | 'league'
    | 'flags'
    | 'bridge'
    | 'economics'
    | 'scoreValidity'
    | 'candidates'
    | 'whatIf'
    | 'maturity'
    | 'proposals'
    | 'definitions';
  /** The question it answers. */
  readonly question: string;
  /** The slide's title: the answer in one sentence. */
  readonly sentence: PacketSentence;
  readonly blocks: readonly PacketBlock[];
  /** Definitions of the figures on it. */
  readonly notes: readonly string[];
};

/** A whole packet. The same workspace and as-of date give the same one. */
export type Packet = {
  readonly title: string;
  /** As-of, period, ICP version, fingerprint of the data: the footer of every page. */
  readonly source: string;
  /** For names of files and for dates inside them. */
  /** Null where the files hold no date. */
  readonly asOf: string | null;
  readonly fingerprint: string;
  readonly sections: readonly PacketSection[];
  /** What the CSV appendix holds beside the tables of the sections: every row that a table left out, and every figure stated. */
  readonly appendix?: readonly PacketSheet[];
};
