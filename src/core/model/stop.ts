/** Says that the asker has gone away. An AbortSignal fits; core has no DOM to name one. */
export type Stop = { readonly aborted: boolean };
