import { counted, decimal } from '../wording/number';

type Requests = { readonly own: number; readonly foreign: number };
type Told = {
  readonly page: Requests;
  readonly workers: Requests;
  readonly origins: readonly string[];
  readonly refused: number;
};

/** The counter of requests: its number, and how it is known. */
export type RequestCount = {
  /** Requests to other origins. */
  readonly foreign: number;
  readonly sentence: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
};

/** The policy of the page: on its way, not to be had, or as the server sent it, null where it sent none. */
export type Policy = { readonly kind: 'reading' | 'unreadable' } | { readonly kind: 'read'; readonly header: string | null };

function policyText(policy: Policy): string {
  switch (policy.kind) {
    case 'reading':
      return 'being read';
    case 'unreadable':
      return 'could not be read now';
    case 'read':
      return connectRule(policy.header) ?? 'this server sends none that rules requests';
  }
}

/** What the part of the policy that rules where anything may be sent says; null where there is none. */
export function connectRule(policy: string | null): string | null {
  const rules = (policy ?? '').split(';').map((rule) => rule.trim());
  return rules.find((rule) => rule.startsWith('connect-src ')) ?? null;
}

const sentTo = ({ own, foreign }: Requests): string =>
  foreign === 0
    ? `${counted(own, 'request')}, all to its own origin`
    : `${decimal(own + foreign)} requests, ${decimal(foreign)} to other origins`;

/** How many requests went to other origins, and to where all went. */
export function requestCount({ page, workers, origins, refused }: Told, policy: Policy): RequestCount {
  const foreign = page.foreign + workers.foreign;
  return {
    foreign,
    sentence:
      foreign === 0
        ? '0 requests to other origins since this page was opened.'
        : `${counted(foreign, 'request')} to other origins since this page was opened: ${origins.join(', ')}.`,
    rows: [
      { label: 'This page', value: sentTo(page) },
      { label: 'Its workers, which read, keep and calculate', value: sentTo(workers) },
      { label: 'Refused by the policy, so not sent', value: refused === 0 ? 'none' : counted(refused, 'request') },
      { label: 'The policy of this page', value: policyText(policy) },
    ],
  };
}

/** How the number is known, and what it cannot know. */
export const HOW_KNOWN: readonly string[] = [
  'The browser lists each request to the page or worker that made it (PerformanceObserver). Workers of all open tabs of this product tell theirs; what a worker requested just before it was ended may be missing.',
  'A policy (Content-Security-Policy) binds the page and every worker: the browser refuses what it does not allow before anything is sent.',
  'Requests of the browser itself and of its extensions are in no list that a page can see. Unplug the network: everything still works.',
];
