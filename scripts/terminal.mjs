import { installPackages } from './install.mjs';

installPackages();
const { buildTerminal } = await import('./build.mjs');
const { main } = await import(await buildTerminal());
process.exitCode = await main(process.argv.slice(2));
