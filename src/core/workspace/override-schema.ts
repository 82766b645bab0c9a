import * as v from 'valibot';
import type { IcpRuler, Override } from '../icp';
import { date } from './rule-schema';

/** By which version of the ICP periods are read: a word, or a version by its id. */
export const icpRuler = v.pipe(
  v.union([v.picklist(['latest', 'inForceThen']), v.object({ version: v.string() })]),
  v.transform((read): IcpRuler => (typeof read === 'string' ? { kind: read } : { kind: 'version', id: read.version })),
);

/** How a ruler is written. */
export const writtenRuler = (ruler: IcpRuler): unknown => (ruler.kind === 'version' ? { version: ruler.id } : ruler.kind);

/** A person's tier for one account. It needs an end; it lifts an exclusion only where it says so. */
export const override: v.GenericSchema<unknown, Override> = v.object({
  account: v.string(),
  tier: v.picklist(['1', '2', '3', '4']),
  reason: v.string(),
  author: v.string(),
  from: date,
  expires: date,
  liftsExclusion: v.optional(v.boolean(), false),
}) as v.GenericSchema<unknown, Override>;
