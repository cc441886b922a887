import type { Watched } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { useNow } from '../lib/useNow.ts';
import { useWords, type Speech } from '../words/useWords.ts';
import { freshness, type Freshness } from './freshness.ts';
import style from './FreshnessLine.module.css';

const JUST_NOW = 5_000;

/** How fresh the number is, in a dot and in words. */
export function FreshnessLine({ watched }: { readonly watched: Watched }): ReactNode {
  const speech = useWords();
  const fresh = freshness(watched, useNow(1_000));
  return (
    <p className={style['line']} data-kind={fresh.kind} data-testid="freshness">
      {say(fresh, speech)}
    </p>
  );
}

function say(fresh: Freshness, { words, time, ago }: Speech): string {
  switch (fresh.kind) {
    case 'connecting':
      return words.freshness.connecting;
    case 'live':
      return words.freshness.live;
    case 'behind':
      return words.freshness.behind(time(fresh.millis));
    case 'offline':
      return words.freshness.offline(
        fresh.millis < JUST_NOW ? words.freshness.justNow : ago(fresh.millis),
      );
    case 'away':
      return words.freshness.away;
  }
}
