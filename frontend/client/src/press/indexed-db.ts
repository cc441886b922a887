import type { Press } from './press.ts';
import type { Change, PressStorage } from './storage.ts';

const STORE = 'presses';

/**
 * Keeps presses in the browser, across reloads and for all tabs. What two tabs do to one press is
 * put in order by the database's transactions; the lock only saves them from doing it twice.
 */
export class IndexedDbStorage implements PressStorage {
  readonly #database: IDBDatabase;
  readonly #news: BroadcastChannel;
  readonly #name: string;

  private constructor(database: IDBDatabase, name: string) {
    this.#database = database;
    this.#name = name;
    this.#news = new BroadcastChannel(name);
  }

  /** Rejects where the browser has no room for it, or doesn't let pages keep anything. */
  static async open(name = 'cloudclicker'): Promise<IndexedDbStorage> {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    return new IndexedDbStorage(await result(request), name);
  }

  async all(): Promise<readonly Press[]> {
    return result(this.#store('readonly').getAll() as IDBRequest<Press[]>);
  }

  async add(press: Press): Promise<void> {
    const store = this.#store('readwrite');
    store.add(press);
    await this.#end(store.transaction);
  }

  async update(ids: readonly string[], change: Change): Promise<readonly Press[]> {
    const store = this.#store('readwrite');
    const changed: Press[] = [];
    for (const id of ids) {
      const request = store.get(id) as IDBRequest<Press | undefined>;
      request.onsuccess = () => {
        if (request.result === undefined) return;
        const press = change(request.result);
        changed.push(press);
        store.put(press);
      };
    }
    await this.#end(store.transaction);
    return changed;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const store = this.#store('readwrite');
    ids.forEach((id) => store.delete(id));
    await this.#end(store.transaction);
  }

  /** Pages that aren't served securely have no locks; for them the transactions have to do. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    const locks = navigator.locks as LockManager | undefined;
    return locks ? locks.request<Promise<T>>(this.#name, task).then((value) => value) : task();
  }

  subscribe(listener: () => void): () => void {
    this.#news.addEventListener('message', listener);
    return () => {
      this.#news.removeEventListener('message', listener);
    };
  }

  close(): void {
    this.#database.close();
    this.#news.close();
  }

  #store(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(STORE, mode, { durability: 'relaxed' }).objectStore(STORE);
  }

  async #end(transaction: IDBTransaction): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('the browser ended the transaction'));
      };
    });
    this.#news.postMessage(null);
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the browser gave no reason'));
    };
  });
}
