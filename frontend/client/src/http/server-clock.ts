/** The service's clock, as its answers tell it. Keys are made by it, never by this device's. */
export class ServerClock {
  #ahead: number | undefined;

  get isKnown(): boolean {
    return this.#ahead !== undefined;
  }

  now(): number {
    return Date.now() + (this.#ahead ?? 0);
  }

  /** @param sentAt when the call that was answered so had been sent, by this device's clock */
  learn(serverNow: number, sentAt: number): void {
    this.#ahead = serverNow - (sentAt + Date.now()) / 2;
  }
}
