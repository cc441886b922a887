import type { ReactNode } from 'react';
import style from './Page.module.css';

interface Props {
  readonly title: string;
  /** Charts and tables need the window's whole width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, isWide = false, children }: Props): ReactNode {
  return (
    <div className={style['page']} data-wide={isWide}>
      <title>{`${title} · Cloud Clicker`}</title>
      {children}
    </div>
  );
}
