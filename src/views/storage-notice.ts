type Storage = {
  readonly vault: {
    readonly access: { readonly kind: 'writing' } | { readonly kind: 'reading' | 'none'; readonly why: string };
    readonly said: readonly string[];
  } | null;
  readonly saving: { readonly kind: 'none' | 'saving' | 'saved' } | { readonly kind: 'notKept'; readonly why: string };
};

/**
 * What stands above every page as long as it holds: that nothing is kept, that this tab may only read, or what opening the
 * storage had to leave behind. Empty where all is well.
 */
export function storageNotices({ vault, saving }: Storage): readonly string[] {
  const access = vault === null || vault.access.kind === 'writing' ? [] : [vault.access.why];
  const unkept = saving.kind === 'notKept' ? [saving.why] : [];
  return [...new Set([...access, ...unkept, ...(vault?.said ?? [])])];
}
