// For tests that run real programs: a folder and processes that are gone afterwards, and waiting for what comes true in time.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PAUSE_MS = 100;

export class Kit {
  folder = mkdtempSync(join(tmpdir(), "clicker-observability-"));
  #processes = [];

  path(name) {
    return join(this.folder, name);
  }

  /** What it says is kept, to be told where something does not come true. */
  start(program, options, environment = {}) {
    const it = spawn(program, options, { cwd: this.folder, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    it.said = "";
    for (const stream of [it.stdout, it.stderr]) stream.on("data", (chunk) => (it.said += chunk));
    it.on("error", (error) => (it.said += `${program}: ${error.message}`));
    this.#processes.push(it);
    return it;
  }

  async eventually(what, holds, { withinMs = 60_000, seen = () => "" } = {}) {
    for (const until = Date.now() + withinMs; Date.now() < until; ) {
      if (await holds().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    const said = this.#processes.map((it) => `--- ${it.spawnfile}\n${it.said.slice(-3000)}`).join("\n");
    assert.fail(`not within ${withinMs / 1000} s: ${what}\n${seen()}\n${said}`);
  }

  async end() {
    for (const it of this.#processes.reverse().filter((it) => it.pid !== undefined)) {
      it.kill();
      await (it.exitCode ?? it.signalCode ?? new Promise((ended) => it.once("exit", ended)));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
