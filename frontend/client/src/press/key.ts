import { hex } from './hex.ts';

const TIME_DIGITS = 12;

/** A UUIDv7: 48 bits of milliseconds, the rest random. */
export function makeKey(millis: number): string {
  const time = Math.floor(millis).toString(16).padStart(TIME_DIGITS, '0');
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const random = hex(bytes);
  // Version 7 takes the place of four random bits, the variant 10 that of two.
  const digits = `${time}7${random.slice(0, 3)}${'89ab'.charAt((bytes[9] ?? 0) & 3)}${random.slice(3, 18)}`;
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** When a key was made, in milliseconds since 1970. */
export function keyTime(key: string): number {
  return parseInt(key.replace('-', '').slice(0, TIME_DIGITS), 16);
}
