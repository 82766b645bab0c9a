import type { Vault } from '../vault';
import type { VaultReply, VaultRequest } from './vault-messages';

/** Progress is told at most this often, and at the end. */
const EVERY_MS = 100;

function teller(id: number, reply: (message: VaultReply) => void): (done: number, total: number) => void {
  let told = -Infinity;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - told < EVERY_MS) return;
    told = now;
    reply({ kind: 'progress', id, done, total });
  };
}

async function answer(vault: Vault, request: VaultRequest, reply: (message: VaultReply) => void): Promise<void> {
  const { kind, id } = request;
  switch (kind) {
    case 'open':
      return reply({ kind: 'state', id, state: await vault.open() });
    case 'restore':
      return reply({ kind: 'restored', id, restored: await vault.restore() });
    case 'keep':
      return reply({ kind: 'state', id, state: await vault.keep(request.keeping, teller(id, reply)) });
    case 'define':
      return reply({ kind: 'state', id, state: await vault.define(request.defining) });
    case 'erase':
      return reply({ kind: 'erased', id, erased: await vault.erase() });
    case 'askForPromise':
      return reply({ kind: 'state', id, state: await vault.askForPromise() });
  }
}

/** Answers requests by a vault; what fails is answered by its sentence. `reply` is also told what other tabs change. */
export function answering(vault: Vault, reply: (message: VaultReply) => void): (request: VaultRequest) => void {
  vault.subscribe((state) => reply({ kind: 'changed', state }));
  return (request) => {
    answer(vault, request, reply).catch((error: unknown) =>
      reply({ kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) }),
    );
  };
}
