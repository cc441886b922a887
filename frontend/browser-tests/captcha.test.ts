import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, useBrowser } from './pages.ts';
import { isSignedIn, newName } from './people.ts';
import { start } from './stack.ts';

useBrowser();

/** A service of its own, which asks for challenges. */
let service: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  service = await start({
    CLICKER_CAPTCHA_REGISTRATION: 'true',
    CLICKER_CAPTCHA_DIFFICULTY: '100000',
  });
}, 5 * 60_000);
afterAll(() => service.stop(), 60_000);

async function register(language: string): Promise<void> {
  const { page } = await open('/health', { locale: language });
  await page.goto(`${service.url}/register`);
  const name = newName();
  const refused: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/register')) refused.push(answer.status());
  });
  await page.getByLabel('Name:').fill(name);
  await page.locator('input[type=password]').fill('correct horse battery');
  const proving = page.getByText(
    language === 'de-DE' ? 'Dein Gerät rechnet ein paar Sekunden' : 'Your device computes',
  );
  const wasTold = proving.waitFor();
  await page.locator('button[type=submit]').click();
  await wasTold;
  if (language === 'en-GB') await isSignedIn(page, name);
  else await page.getByRole('link', { name: `Konto: ${name}` }).waitFor();
  expect(refused).toEqual([403, 201]);
}

describe('registering where a challenge is asked for', () => {
  it('computesAndRegisters', () => register('en-GB'));

  it('saysSoInGerman', () => register('de-DE'));
});
