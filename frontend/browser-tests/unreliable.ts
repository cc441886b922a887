import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const NOT_STORED = {
  type: 'urn:cloudclicker:problem:overloaded',
  title: 'Service Unavailable',
  status: 503,
  detail: 'no room',
  outcome: 'not_stored',
  retry: 'same_key',
};

/**
 * A way to the service on which the first press is stored but its answer is lost, and the next
 * attempt is refused; everything else passes.
 */
export class Unreliable {
  readonly url: string;
  readonly #close: () => void;
  readonly #pressed: () => number;

  private constructor(url: string, pressed: () => number, close: () => void) {
    this.url = url;
    this.#pressed = pressed;
    this.#close = close;
  }

  static async before(service: string): Promise<Unreliable> {
    let pressed = 0;
    const server = createServer((asked, answer) => {
      if (asked.method !== 'POST') pass(service, asked, answer);
      else if (++pressed === 1) lose(service, asked, answer);
      else if (pressed === 2) refuse(answer);
      else pass(service, asked, answer);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const close = (): void => {
      server.close();
      server.closeAllConnections();
    };
    return new Unreliable(`http://127.0.0.1:${String(port)}`, () => pressed, close);
  }

  /** How often anything was posted, lost and refused attempts included. */
  get attempts(): number {
    return this.#pressed();
  }

  close(): void {
    this.#close();
  }
}

function pass(service: string, asked: IncomingMessage, answer: ServerResponse): void {
  forward(service, asked, answer, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
}

function lose(service: string, asked: IncomingMessage, answer: ServerResponse): void {
  forward(service, asked, answer, (came) => {
    came.resume().on('end', () => answer.destroy());
  });
}

function refuse(answer: ServerResponse): void {
  answer.writeHead(503, {
    'Content-Type': 'application/problem+json',
    'Retry-After': '1',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
  });
  answer.end(JSON.stringify(NOT_STORED));
}

function forward(
  service: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  take: (came: IncomingMessage) => void,
): void {
  const { method, headers, url = '/' } = asked;
  const onward = request(service + url, { ...(method && { method }), headers }, take);
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}
