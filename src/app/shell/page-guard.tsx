import { Component, type ReactNode } from 'react';

/** A page that cannot be drawn says so in its own place: the other pages, and what is kept, are not affected. */
export class PageGuard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <p className="band band-missed">This page could not be drawn, which is a fault of Plumbline. The other pages still work.</p>;
  }
}
