import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { CopyButton } from './CopyButton.tsx';
import style from './Share.module.css';

/** How to take a counter elsewhere: each text is ready to be pasted. */
export function Share({ name }: { readonly name: string }): ReactNode {
  const { share } = useWords().words;
  const { origin } = window.location;
  const badge = `/api/counters/${name}/badge.svg`;
  const page = name === 'global' ? `${origin}/` : `${origin}/c/${name}`;
  const component = `<script type="module" src="${origin}/live-count.js"></script>\n<live-count counter="${name}"></live-count>`;
  return (
    <dl className={style['share']}>
      <Snippet label={share.link} text={page} />
      <Snippet label={share.component} text={component} />
      <Snippet label={share.badge} text={`[![${name}](${origin}${badge})](${page})`}>
        <img src={badge} alt={share.badgeNow} height={20} />
      </Snippet>
      <Snippet label={share.curl} text={`curl -X POST ${origin}/api/counters/${name}/clicks`} />
    </dl>
  );
}

function Snippet(props: {
  readonly label: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { label, text, children } = props;
  return (
    <div>
      <dt>
        {label} {children}
      </dt>
      <dd>
        <pre tabIndex={0} aria-label={label}>
          {text}
        </pre>
        <CopyButton text={text} what={label} />
      </dd>
    </div>
  );
}
