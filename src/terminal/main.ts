import { printMetrics } from './docs';
import { inspect } from './inspect';
import { report } from './report';

/** Says something went wrong that is no verdict on the files. */
const INTERNAL = 1;

export { metricsPage } from './docs';

/** Runs a command of the terminal contract and gives its exit status. */
export async function main(parameters: readonly string[]): Promise<number> {
  const [command, ...rest] = parameters;
  try {
    switch (command) {
      case 'inspect':
        return await inspect(rest);
      case 'report':
        return await report(rest);
      case 'docs':
        return printMetrics();
      default:
        process.stderr.write('Commands: inspect, report, docs.\n');
        return INTERNAL;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return INTERNAL;
  }
}
