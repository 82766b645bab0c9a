import { browserParts, KeptVault } from '../vault';
import { tellRequests } from './tell-requests';
import type { VaultReply, VaultRequest } from './vault-messages';
import { answering } from './vault-room';

/** The vault's worker. Apart from the intake, so that ending an import cannot tear a save; it is never ended by the page. */
const scope = self as unknown as { postMessage(message: VaultReply): void };
const answer = answering(new KeptVault(browserParts()), (message) => scope.postMessage(message));

tellRequests();
self.addEventListener('message', (event: MessageEvent<VaultRequest>) => answer(event.data));
