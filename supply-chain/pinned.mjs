// Whether the given package.json files ask for exact versions only; names those that do not, and ends with 1 then.
import { readFileSync } from 'node:fs';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const loose = process.argv.slice(2).flatMap((file) => {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  return ['dependencies', 'devDependencies', 'overrides'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      // A workspace beside this one is what it is.
      .filter(([name, version]) => !EXACT.test(version) && !name.startsWith('@cloudclicker/'))
      .map(([name, version]) => `${file} asks for ${name} ${version}`),
  );
});
for (const line of loose) console.error(line);
process.exitCode = loose.length > 0 ? 1 : 0;
