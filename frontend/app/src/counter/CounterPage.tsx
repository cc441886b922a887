import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { GLOBAL } from '../lib/global.ts';
import { Notice } from '../lib/Notice.tsx';
import { useWords } from '../words/useWords.ts';
import { Counter } from './Counter.tsx';
import { useCounter } from './useCounter.ts';

/** `/` and `/c/{name}`: one number, one button. */
export function CounterPage(): ReactNode {
  const { name = GLOBAL } = useParams();
  return <NamedCounter key={name} name={name} />;
}

function NamedCounter({ name }: { readonly name: string }): ReactNode {
  const { words } = useWords();
  const { now, press, again, dismiss } = useCounter(name);
  if (now.link === 'missing') {
    return (
      <Notice title={words.missingCounter.title(name)} text={words.missingCounter.text}>
        <Link to="/counters">{words.missingCounter.make}</Link>
      </Notice>
    );
  }
  return (
    <Counter
      name={name}
      label={name === GLOBAL ? words.global : name}
      now={now}
      onPress={press}
      onAgain={again}
      onDismiss={dismiss}
    />
  );
}
