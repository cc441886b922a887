import '@fontsource-variable/geist-mono/wght.css';
import '@fontsource-variable/instrument-sans/wght.css';
import './style/tokens.css';
import './style/base.css';
import { StrictMode, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { CounterPage } from './counter/CounterPage.tsx';
import { CrashGuard } from './lib/CrashGuard.tsx';
import { Frame } from './lib/Frame.tsx';
import { MissingPage } from './lib/MissingPage.tsx';
import { ServiceContext, connect } from './lib/service.ts';
import { Speech } from './words/Speech.tsx';

const AccountPage = lazy(() => import('./account/AccountPage.tsx'));
const CountersPage = lazy(() => import('./counters/CountersPage.tsx'));
const DashboardPage = lazy(() => import('./dashboard/DashboardPage.tsx'));
const OperationsPage = lazy(() => import('./operations/OperationsPage.tsx'));
const RegisterPage = lazy(() => import('./account/RegisterPage.tsx'));
const SignInPage = lazy(() => import('./account/SignInPage.tsx'));
const TrailPage = lazy(() => import('./operations/TrailPage.tsx'));
const UsersPage = lazy(() => import('./operations/UsersPage.tsx'));

const service = await connect();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

createRoot(root).render(
  <StrictMode>
    <Speech>
      <CrashGuard>
        <ServiceContext value={service}>
          <BrowserRouter>
            <Routes>
              <Route element={<Frame />}>
                <Route index element={<CounterPage />} />
                <Route path="c/:name" element={<CounterPage />} />
                <Route path="counters" element={<CountersPage />} />
                <Route path="dashboard/:name?" element={<DashboardPage />} />
                <Route path="operations" element={<OperationsPage />} />
                <Route path="users" element={<UsersPage />} />
                <Route path="trail" element={<TrailPage />} />
                <Route path="sign-in" element={<SignInPage />} />
                <Route path="register" element={<RegisterPage />} />
                <Route path="account" element={<AccountPage />} />
                <Route path="*" element={<MissingPage />} />
              </Route>
            </Routes>
          </BrowserRouter>
        </ServiceContext>
      </CrashGuard>
    </Speech>
  </StrictMode>,
);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/sw.js');
}
