import { Suspense, type ReactNode } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { useWords } from '../words/useWords.ts';
import style from './Frame.module.css';

/** What is around every page. */
export function Frame(): ReactNode {
  const { words, language, speak } = useWords();
  const other = language === 'en' ? 'de' : 'en';
  return (
    <div className={style['frame']}>
      <a className={style['skip']} href="#content">
        {words.nav.skip}
      </a>
      <header className={style['head']}>
        <Link to="/" className={style['home']} aria-label={words.nav.home}>
          <span className={style['mark']} aria-hidden="true" />
          Cloud Clicker
        </Link>
        <nav>
          <NavLink to="/counters">{words.nav.counters}</NavLink>
          <button
            type="button"
            lang={other}
            onClick={() => {
              speak(other);
            }}
          >
            {other === 'de' ? 'Deutsch' : 'English'}
          </button>
        </nav>
      </header>
      <main id="content" className={style['content']}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
