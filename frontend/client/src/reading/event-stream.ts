export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  /** What a later connection may resume after; empty where there was none yet. */
  readonly lastId: string;
}

/** Takes a stream's text as it comes, and hands out each event once it is complete. */
export class EventStreamParser {
  #rest = '';
  #event = '';
  #data: string[] = [];
  #lastId = '';
  /** How long the service wants clients to wait before they connect again, in milliseconds. */
  retry: number | undefined;

  push(text: string): readonly ServerEvent[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line) ?? []);
  }

  #line(line: string): ServerEvent | undefined {
    if (line === '') return this.#dispatch();
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#lastId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
    return undefined;
  }

  #dispatch(): ServerEvent | undefined {
    const event =
      this.#data.length > 0
        ? {
            event: this.#event || 'message',
            data: this.#data.join('\n'),
            lastId: this.#lastId,
          }
        : undefined;
    this.#event = '';
    this.#data = [];
    return event;
  }
}
