import type { Challenge } from '@cloudclicker/client';
import { solve } from './solve.ts';

/** Computes beside the page, which stays as quick as it was. */
onmessage = ({ data }: MessageEvent<Challenge>) => {
  postMessage(solve(data));
};
