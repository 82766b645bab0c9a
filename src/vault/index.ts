export { KeptVault } from './kept-vault';
export { browserParts } from './browser-parts';
export type { Defining, Erased, Keepable, Keeping, Restored, Vault, VaultAccess, VaultRoom, VaultState } from './vault';
