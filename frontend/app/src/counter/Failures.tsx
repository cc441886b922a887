import { isSettled, type Press } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { signInPath } from '../lib/sign-in-path.ts';
import type { Words } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import style from './Failures.module.css';

interface Props {
  readonly presses: readonly Press[];
  readonly onAgain: (press: Press) => void;
  readonly onDismiss: (press: Press) => void;
}

/** Presses that won't be counted by themselves, why, and what to do. */
export function Failures({ presses, onAgain, onDismiss }: Props): ReactNode {
  const { words } = useWords();
  const { pathname } = useLocation();
  const failed = presses.filter((press) => isSettled(press) && press.stage.name !== 'counted');
  if (failed.length === 0) return null;
  return (
    <section className={style['failures']} role="alert">
      <h2>{words.failed.title}</h2>
      <ul>
        {failed.map((press) => (
          <li key={press.id}>
            <span className={style['tick']} aria-hidden="true" />
            <span className={style['why']}>{why(press, words)}</span>
            {isSignInMissing(press) && (
              <Link to={signInPath(pathname)} className="button">
                {words.failed.signIn}
              </Link>
            )}
            {press.stage.name === 'refused' && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  onAgain(press);
                }}
              >
                {words.failed.again}
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => {
                onDismiss(press);
              }}
            >
              {words.failed.dismiss}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isSignInMissing({ stage }: Press): boolean {
  return stage.name === 'refused' && ['sign-in', 'session-over'].includes(stage.reason.type);
}

function why({ stage }: Press, { failed }: Words): string {
  switch (stage.name) {
    case 'refused':
      return failed.reasons[stage.reason.type] ?? failed.other(stage.reason.status);
    case 'rejected':
      return failed.rejected;
    case 'unknowable':
      return failed.unknowable;
    case 'pressed':
    case 'sending':
    case 'held':
    case 'asking':
    case 'stored':
    case 'counted':
      return '';
  }
}
