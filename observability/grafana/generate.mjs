// Writes every dashboard as Grafana reads it: `node generate.mjs FOLDER`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import developers from "./source/developers.mjs";
import edge from "./source/edge.mjs";
import management from "./source/management.mjs";
import pipeline from "./source/pipeline.mjs";
import security from "./source/security.mjs";
import service from "./source/service.mjs";
import stores from "./source/stores.mjs";

const folder = argv[2] ?? "dashboards";
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) rmSync(join(folder, old));
for (const { name, built } of [pipeline, service, stores, edge, developers, security, management]) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(built, undefined, 2)}\n`);
}
