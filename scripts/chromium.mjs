import { existsSync } from 'node:fs';
import { installFromDebian, onPath } from './debian.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const NEEDED =
  'The browser tests need Chromium, and none was found. Install it (on Debian: apt-get install chromium), or name one in PLUMBLINE_CHROMIUM.';

function fromDebian() {
  installFromDebian('Chromium', ['chromium', 'fonts-liberation']);
  return onPath(NAMES);
}

/** The path of a Chromium: the one named, one that is installed, else Debian's package when root. Ends with a sentence otherwise. */
export function findChromium() {
  const named = process.env['PLUMBLINE_CHROMIUM'];
  if (named && existsSync(named)) return named;
  const found = onPath(NAMES) ?? fromDebian();
  if (found === null) {
    console.error(NEEDED);
    process.exit(1);
  }
  return found;
}

/** What reads the text of printed pages, from Debian when root; a test that needs it says so where it is missing. */
export function installPdfReader() {
  if (onPath(['pdftotext']) === null) installFromDebian('a reader of PDF text', ['poppler-utils']);
}

/** What opens slides and makes pages of them, for the check of the packet alone, from Debian when root; where it is missing that check says so. */
export function installSlidesReader() {
  if (onPath(['soffice']) === null) installFromDebian('a reader of slides', ['libreoffice-impress', 'fonts-liberation']);
}
