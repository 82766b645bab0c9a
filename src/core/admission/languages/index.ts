import { dutch } from './dutch';
import { french } from './french';
import { italian } from './italian';
import type { Language } from './language';
import { portuguese } from './portuguese';
import { spanish } from './spanish';

/** Languages that are read beside English and German, whose words stand with those of the tables and formats themselves. */
export const LANGUAGES: readonly Language[] = [french, spanish, portuguese, italian, dutch];
