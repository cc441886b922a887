import type { CounterNow } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { useSession } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import style from './OwnLine.module.css';
import { useOwnClicks } from './useOwnClicks.ts';

interface Props {
  readonly name: string;
  readonly now: CounterNow;
}

/** How much of the number is one's own; as high before that is known. Nothing, for nobody. */
export function OwnLine({ name, now }: Props): ReactNode {
  const signedIn = useSession();
  if (signedIn.who === 'nobody') return null;
  return (
    <p className={style['own']} data-testid="own">
      {signedIn.who === 'somebody' && <Own key={signedIn.account.user_id} name={name} now={now} />}
    </p>
  );
}

function Own({ name, now }: Props): ReactNode {
  const { words, number } = useWords();
  const own = useOwnClicks(name, now);
  if (own === undefined || now.count === undefined) return null;
  return words.counter.own(number(own), number(now.count));
}
