import type { ReactNode } from 'react';
import { Failed } from '../../parts/failed';
import { Skeleton } from '../../parts/skeleton';

type Props<View> = {
  readonly study: { readonly failure: string | null; retry(): void };
  readonly view: (View & { readonly instead: string | null }) | null;
  /** What is under way while there is no view. */
  readonly working: string;
  readonly children: (view: View) => ReactNode;
};

/** A study's picture, or why there is none: it failed, is under way, or cannot be told. */
export function StudyBody<View>({ study, view, working, children }: Props<View>) {
  if (study.failure !== null) return <Failed says={study.failure} retry={study.retry} />;
  if (view === null) return <Skeleton label={working} />;
  return view.instead === null ? children(view) : <p>{view.instead}</p>;
}
