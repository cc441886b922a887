import { hex } from './hex.ts';

/**
 * Begins a trace here, in the browser: the header by which a call goes on with it
 * (https://www.w3.org/TR/trace-context). Its flag is a wish: what the service keeps, it decides by itself.
 *
 * @param rate which part of the calls wishes to be kept, 0 to 1; at 0 no trace begins here
 */
export function traceHeaders(rate: number): Readonly<Record<string, string>> {
  if (rate <= 0) return {};
  const ids = hex(crypto.getRandomValues(new Uint8Array(24)));
  const kept = Math.random() < rate ? '01' : '00';
  return { traceparent: `00-${ids.slice(0, 32)}-${ids.slice(32)}-${kept}` };
}
