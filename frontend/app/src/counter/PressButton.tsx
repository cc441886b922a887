import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import style from './PressButton.module.css';

/** The button. A key that is held down presses once. */
export function PressButton({ onPress }: { readonly onPress: () => void }): ReactNode {
  const { words } = useWords();
  return (
    <button
      type="button"
      className={style['button']}
      aria-label={words.counter.press}
      onClick={onPress}
      onKeyDown={ignoreRepeats}
    />
  );
}

function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
