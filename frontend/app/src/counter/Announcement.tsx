import { useEffect, useRef, useState, type ReactNode } from 'react';

const AT_MOST_EVERY = 5_000;

/** Tells a screen reader what changed, politely and not at every press. */
export function Announcement({ text }: { readonly text: string }): ReactNode {
  const [said, setSaid] = useState(text);
  const saidAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, saidAt.current + AT_MOST_EVERY - Date.now());
    const timer = setTimeout(() => {
      saidAt.current = Date.now();
      setSaid(text);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
