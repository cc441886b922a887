import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import style from './Share.module.css';

/** How to take a counter elsewhere. */
export function Share({ name }: { readonly name: string }): ReactNode {
  const { words } = useWords();
  const { origin } = window.location;
  const snippets = [
    [words.share.link, name === 'global' ? `${origin}/` : `${origin}/c/${name}`],
    [
      words.share.component,
      `<script type="module" src="${origin}/live-count.js"></script>\n<live-count counter="${name}"></live-count>`,
    ],
    [words.share.curl, `curl -X POST ${origin}/api/counters/${name}/clicks`],
  ] as const;
  return (
    <details className={style['share']}>
      <summary>{words.share.title}</summary>
      <dl>
        {snippets.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <pre tabIndex={0} aria-label={label}>
                {text}
              </pre>
              <CopyButton text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function CopyButton({ text }: { readonly text: string }): ReactNode {
  const { share } = useWords().words;
  const [isCopied, setIsCopied] = useState(false);
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setIsCopied(true);
        });
      }}
    >
      <span aria-live="polite">{isCopied ? share.copied : share.copy}</span>
    </button>
  );
}
