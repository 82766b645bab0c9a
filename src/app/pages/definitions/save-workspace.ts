import { writeDefinitions, type Definitions } from '../../../core/workspace';

const NAME = 'workspace.json';

/** Saves definitions as a workspace file, from this browser to this machine; gives its name. */
export function saveWorkspace(definitions: Definitions): string {
  const text = `${JSON.stringify(writeDefinitions(definitions), null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return NAME;
}
