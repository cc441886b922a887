import type { ReactNode } from 'react';
import style from './Notice.module.css';

/** A page that has only one thing to say: what happened, what is safe, and what to do. */
export function Notice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={style['notice']}>
      <title>{`${title} · Cloud Clicker`}</title>
      <h1>{title}</h1>
      <p className="quiet">{text}</p>
      {children !== undefined && <p className={style['deeds']}>{children}</p>}
    </div>
  );
}
