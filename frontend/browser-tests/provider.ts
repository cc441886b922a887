import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';

const CLIENT = 'clicks';
const SECRET = 'a secret of the client';

/** What the service has to know of the provider, for its environment. */
export type Settings = Readonly<Record<string, string>>;

/** A provider of OpenID Connect of somebody else's making, on which everybody is who they say. */
export async function startProvider(
  service: string,
): Promise<{ settings: Settings; stop: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const issuer = `http://127.0.0.1:${String(port)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [`${service}/api/login/oauth2/corp/callback`],
      },
    ],
    cookies: { keys: ['browser-tests'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id }),
    }),
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  const settings = {
    CLICKER_OPENID_ORIGIN: service,
    CLICKER_OPENID_PROVIDERS_CORP_ISSUER: issuer,
    CLICKER_OPENID_PROVIDERS_CORP_CLIENTID: CLIENT,
    CLICKER_OPENID_PROVIDERS_CORP_CLIENTSECRET: SECRET,
    CLICKER_OPENID_PROVIDERS_CORP_NAME: 'The Corp',
  };
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { settings, stop };
}

/** On the provider's pages, by hand. */
export async function signInThere(page: Page, name: string): Promise<void> {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
