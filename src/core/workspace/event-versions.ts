import type { WorkspaceEvent } from './kept-workspace';
import { readEvent } from './workspace-event';

/** One step from the events of a version to those of the next. Pure: it makes a copy, and the old one stays untouched. */
export type Upgrader = { readonly from: number; readonly upgrade: (events: readonly unknown[]) => readonly unknown[] };

/** The version that events are written in, and the steps that lead to it from all earlier ones. */
export type EventVersions = { readonly current: number; readonly upgraders: readonly Upgrader[] };

const isLoad = (event: unknown): event is object =>
  typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'loaded';

/** Version 2 knows definitions that were changed on the page: before it, those of the files stood. */
const FROM_1: Upgrader = { from: 1, upgrade: (events) => events.map((event) => (isLoad(event) ? { ...event, defined: null } : event)) };

export const EVENT_VERSIONS: EventVersions = { current: 2, upgraders: [FROM_1] };

/**
 * Events as they were written in a version, brought to the current one step by step and read. Null where the version is
 * later than ours, where a step is missing or fails, or where what comes out is not understood.
 */
export function readEvents(written: readonly unknown[], version: number, versions: EventVersions): readonly WorkspaceEvent[] | null {
  let events = written;
  for (let at = version; at !== versions.current; at += 1) {
    const step = versions.upgraders.find(({ from }) => from === at);
    if (step === undefined) return null;
    try {
      events = step.upgrade(events);
    } catch {
      return null;
    }
  }
  const read = events.map(readEvent);
  return read.some((event) => event === null) ? null : read.filter((event) => event !== null);
}
