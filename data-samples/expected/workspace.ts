/** The parts of workspace.json that the figures rest on. */
export interface Workspace {
  readonly currency: string;
  readonly stageMap?: Readonly<Record<string, Outcome>>;
  readonly typeMap?: Readonly<Record<string, DealClass>>;
  readonly assumptions: {
    readonly grossMargin?: number;
    readonly yearlyChurn?: number;
    readonly capMonths: number;
    readonly bookingsTarget?: number;
  };
  readonly icp: readonly IcpVersion[];
  readonly rates?: readonly { readonly currency: string; readonly from: string; readonly rate: number }[];
}

export type Outcome = 'won' | 'lost' | 'open' | 'other';
export type DealClass = 'newBusiness' | 'expansion' | 'renewal' | 'other';

export interface IcpVersion {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly profiles: readonly Profile[];
}

export interface Profile {
  readonly id: string;
  readonly entry?: Rule;
  readonly mustHave: readonly Rule[];
  readonly exclude: readonly Rule[];
  readonly missing: 'leaveOut' | 'countAsMiss';
  readonly cuts: readonly [number, number, number];
  readonly icpFrom: number;
  readonly criteria: readonly Criterion[];
}

export interface Criterion {
  readonly id: string;
  readonly field: string;
  readonly side: 'fit' | 'intent';
  readonly importance?: string;
  readonly points?: number;
  readonly bands: readonly { readonly when: Rule; readonly points: number }[];
}

export type Rule =
  | { readonly kind: 'always' }
  | { readonly kind: 'isOneOf'; readonly dimension: string; readonly members: readonly string[] }
  | { readonly kind: 'within'; readonly column: string; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'known'; readonly column: string }
  | { readonly kind: 'not'; readonly of: Rule }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rule[] };
