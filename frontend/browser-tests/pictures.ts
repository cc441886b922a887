import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const FOLDER = join(import.meta.dirname, '../../docs/screenshots');

/** ImageMagick's command: `magick` from version 7 on, `convert` before. */
const COMMAND = ['magick', 'convert'].find(isThere);
const run = promisify(execFile);

mkdirSync(FOLDER, { recursive: true });

function isThere(command: string): boolean {
  try {
    return execFileSync(command, ['-version'], { encoding: 'utf8' }).includes('ImageMagick');
  } catch {
    return false;
  }
}

/** @throws where it is not installed, and says so */
export async function imageMagick(...options: string[]): Promise<void> {
  if (COMMAND === undefined) {
    throw new Error(
      'pictures take ImageMagick, which is not here: install the package imagemagick',
    );
  }
  await run(COMMAND, options);
}

/** Makes a picture a fraction of its size, with a palette of its own. */
export async function shrink(file: string): Promise<void> {
  await imageMagick(file, '-dither', 'None', '-colors', '255', '-strip', `PNG8:${file}`);
}
