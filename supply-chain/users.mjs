// Prints each image that a Dockerfile ends in, and the user that its processes run as: `producer 10001:10001`.
import { readFileSync } from 'node:fs';

const stages = new Map();
const builtUpon = new Set();
let stage;
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  const from = /^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
  if (from) {
    const [, base, name = 'last'] = from;
    stage = { user: stages.get(base)?.user ?? '' };
    stages.set(name, stage);
    builtUpon.add(base);
  }
  const copied = /^COPY\s.*--from=(\S+)/i.exec(line);
  if (copied) builtUpon.add(copied[1]);
  const user = /^USER\s+(\S+)/i.exec(line);
  if (user) stage.user = user[1];
}
for (const [name, { user }] of stages) {
  if (!builtUpon.has(name)) console.log(name, user);
}
