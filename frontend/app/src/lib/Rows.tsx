import type { ReactNode } from 'react';
import style from './Rows.module.css';

export function Rows({ children }: { readonly children: ReactNode }): ReactNode {
  return <ul className={style['rows']}>{children}</ul>;
}

interface Props {
  readonly name: ReactNode;
  readonly detail: ReactNode;
  readonly children?: ReactNode;
}

/** One thing of a list: what it is, more about it, and what can be done with it. */
export function Row({ name, detail, children }: Props): ReactNode {
  return (
    <li className={style['row']}>
      <div className={style['what']}>
        <p>{name}</p>
        <p className="quiet small">{detail}</p>
      </div>
      {children}
    </li>
  );
}
