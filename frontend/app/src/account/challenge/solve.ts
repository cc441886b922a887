import type { Challenge } from '@cloudclicker/client';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The solution of a challenge, as the service takes it; undefined where there is none. It computes for seconds.
 * The browser's own SHA-256 would be slower, one promise a hash, and is missing on pages that aren't served securely.
 */
export function solve(challenge: Challenge): string | undefined {
  const { algorithm, maxnumber, salt, signature } = challenge;
  for (let number = 0; number <= maxnumber; number++) {
    if (bytesToHex(sha256(utf8ToBytes(salt + String(number)))) === challenge.challenge) {
      const solution = { algorithm, challenge: challenge.challenge, number, salt, signature };
      return btoa(JSON.stringify(solution));
    }
  }
  return undefined;
}
