export { KeptVault } from './kept-vault';
export { browserParts } from './browser-parts';
export type { Erased, Keepable, Keeping, Restored, Vault, VaultAccess, VaultRoom, VaultState } from './vault';
