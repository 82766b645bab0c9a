/** Work under way, as a session reports it. */
export type Work = { readonly step: 'reading' | 'checking' | 'loading' | 'starting'; readonly file: string | null };

/** The step by name; the share that is done is the bar's to show. */
export function workText({ step, file }: Work): string {
  switch (step) {
    case 'reading':
      return file === null ? 'Reading files' : `Reading ${file}`;
    case 'checking':
      return file === null ? 'Checking every record' : `Checking ${file}`;
    case 'loading':
      return 'Loading the admitted rows';
    case 'starting':
      return 'Starting the calculation engine';
  }
}
