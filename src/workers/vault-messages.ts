import type { Defining, Erased, Keeping, Restored, VaultState } from '../vault';

export type { KeptFile, KeptWorkspace } from '../core/workspace';
export type { Defining, Erased, Keepable, Keeping, Restored, Vault, VaultAccess, VaultState } from '../vault';

/** What the page asks of the vault's worker; `id` comes back with the reply. Files go as they are, by reference. */
export type VaultRequest =
  | { readonly kind: 'open' | 'restore' | 'erase' | 'askForPromise'; readonly id: number }
  | { readonly kind: 'keep'; readonly id: number; readonly keeping: Keeping }
  | { readonly kind: 'define'; readonly id: number; readonly defining: Defining };

/** `changed` answers no request: another tab saved, or this one may write from now on. */
export type VaultReply =
  | { readonly kind: 'state'; readonly id: number; readonly state: VaultState }
  | { readonly kind: 'restored'; readonly id: number; readonly restored: readonly Restored[] }
  | { readonly kind: 'erased'; readonly id: number; readonly erased: Erased }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'changed'; readonly state: VaultState };
