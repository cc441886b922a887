// Every query of the dashboards in a folder as a rule, for promtool to parse: `node rules.mjs FOLDER`.
import { argv } from "node:process";
import { queries } from "./queries.mjs";

const rules = queries(argv[2], "1m").map((it, index) => ({ record: `${it.dashboard}:panel:${index}`, expr: it.query }));
console.log(JSON.stringify({ groups: [{ name: "panels", rules }] }, undefined, 1));
