import { useEffect, useState } from 'react';

/** A text once it has stood for a while, so that it is said once and not with every key. */
export function useSettled(text: string, milliseconds = 700): string {
  const [settled, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
}
