import type { Challenge } from '@cloudclicker/client';

/** Solves a challenge in a worker; undefined where it can't be. */
export function solved(challenge: Challenge): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const end = (solution?: string): void => {
      worker.terminate();
      resolve(solution);
    };
    worker.onmessage = ({ data }: MessageEvent<string | undefined>) => {
      end(data);
    };
    worker.onerror = () => {
      end();
    };
    worker.postMessage(challenge);
  });
}
