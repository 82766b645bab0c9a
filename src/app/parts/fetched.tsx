import { Component, Suspense, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Stands in its place until it is there. */
  readonly waiting?: ReactNode;
  /** Stands in its place where it cannot be had: without a network, or after a newer version took its address away. */
  readonly instead?: ReactNode;
};

const ABSENT = (
  <p className="band">This part of the page could not be fetched. Nothing was lost. It comes with a reload, once there is a network.</p>
);

/** What is fetched when it is needed. Where that fails, it is missing by itself: without this the whole page would go with it. */
export class Fetched extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { children, waiting = null, instead = ABSENT } = this.props;
    return this.state.failed ? instead : <Suspense fallback={waiting}>{children}</Suspense>;
  }
}
