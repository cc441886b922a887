const TIME_DIGITS = 12;

/** A UUIDv7: 48 bits of milliseconds, the rest random. */
export function makeKey(millis: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = Math.floor(millis).toString(16).padStart(TIME_DIGITS, '0');
  const variant = '89ab'[(random[2] ?? 0) & 3] ?? '8';
  return [
    time.slice(0, 8),
    time.slice(8),
    '7' + tail.slice(1, 4),
    variant + tail.slice(5, 8),
    tail.slice(8, 20),
  ].join('-');
}

/** When a key was made, in milliseconds since 1970. */
export function keyTime(key: string): number {
  return parseInt(key.replace('-', '').slice(0, TIME_DIGITS), 16);
}
