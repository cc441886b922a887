import { Suspense, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useWords } from '../words/useWords.ts';
import style from './Frame.module.css';
import { includes } from './roles.ts';
import { useSession } from './service.ts';
import { signInPath } from './sign-in-path.ts';

/** What is around every page. */
export function Frame(): ReactNode {
  const { words } = useWords();
  return (
    <div className={style['frame']}>
      <a className={style['skip']} href="#content">
        {words.nav.skip}
      </a>
      <header className={style['head']}>
        <Link to="/" className={style['home']} aria-label={words.nav.home}>
          <span className={style['mark']} aria-hidden="true" />
          <span className={style['name']}>Cloud Clicker</span>
        </Link>
        <nav aria-label={words.nav.main}>
          <NavLink to="/counters">{words.nav.counters}</NavLink>
          <Own />
        </nav>
      </header>
      <main id="content" className={style['content']}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <Foot />
    </div>
  );
}

/** What is only for some. */
function Own(): ReactNode {
  const { nav } = useWords().words;
  const session = useSession();
  const { pathname } = useLocation();
  if (session.who === 'unsure') return null;
  if (session.who === 'nobody') {
    const isThere = pathname === '/sign-in' || pathname === '/register';
    return <NavLink to={isThere ? '/sign-in' : signInPath(pathname)}>{nav.signIn}</NavLink>;
  }
  const { username, role } = session.account;
  return (
    <>
      {includes(role, 'AUDITOR') && <NavLink to="/operations">{nav.operations}</NavLink>}
      <NavLink to="/account" className={style['own'] ?? ''} aria-label={nav.account(username)}>
        {username}
      </NavLink>
    </>
  );
}

function Foot(): ReactNode {
  const { words, language, speak } = useWords();
  const other = language === 'en' ? 'de' : 'en';
  return (
    <footer className={style['foot']}>
      <button
        type="button"
        lang={other}
        onClick={() => {
          speak(other);
        }}
      >
        {other === 'de' ? 'Deutsch' : 'English'}
      </button>
      <a href="/docs">{words.nav.api}</a>
    </footer>
  );
}
