// Writes each module's README from the module itself: what it is (the comment at the top of main.tf), how it is used (what its
// test gives it) and the tables of its inputs and outputs. `--check` writes nothing and fails where one is out of date.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const modules = new URL('modules/', import.meta.url);
const check = process.argv.includes('--check');
let stale = 0;

for (const name of readdirSync(modules).sort()) {
  const folder = new URL(`${name}/`, modules);
  const read = (file) => readFileSync(new URL(file, folder), 'utf8');
  const text = readme(name, read('main.tf'), read(`tests/${name}.tftest.hcl`), read('variables.tf'), read('outputs.tf'));
  const file = new URL('README.md', folder);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`modules/${name}/README.md is out of date: node terraform/readme.mjs writes it`);
    stale++;
  } else writeFileSync(file, text);
}
process.exitCode = stale ? 1 : 0;

function readme(name, main, test, variables, outputs) {
  const about = main.match(/^(# .*\n)+/)[0].replace(/^# /gm, '').replace(/\n/g, ' ').trim();
  const [, onOneLine, onMany] = test.match(/^variables \{(?: (.*) \}$|\n([\s\S]*?)^\}$)/m);
  const given = (onOneLine ?? onMany).trimEnd();
  const inputs = blocks(variables, 'variable').map(
    ({ label, body }) => `| \`${label}\` | \`${type(body)}\` | ${fallback(body)} | ${described(body)} |`,
  );
  const results = blocks(outputs, 'output').map(({ label, body }) => `| \`${label}\` | ${described(body)} |`);
  return `# ${name}

${about}

\`\`\`hcl
module "${name.replaceAll('-', '_')}" {
  source = "../${name}"

${given.startsWith('  ') ? given : `  ${given.trim()}`}
}
\`\`\`

| input | type | default | what it is |
| --- | --- | --- | --- |
${inputs.join('\n')}

| output | what it is |
| --- | --- |
${results.join('\n')}
`;
}

function blocks(text, kind) {
  return [...text.matchAll(new RegExp(`^${kind} "([^"]+)" \\{\\n([\\s\\S]*?)^\\}`, 'gm'))].map(([, label, body]) => ({ label, body }));
}

function described(body) {
  return body.match(/^  description = "(.*)"$/m)[1].replaceAll('|', '\\|');
}

/** On one line; what an object consists of, its description says. */
function type(body) {
  return body.match(/^  type +=\s+(\S+?)\(?(\{|\n|$)/m)?.[1].replace(/\(object$/, '(object)') ?? 'any';
}

function fallback(body) {
  const found = body.match(/^  default +=\s+(.*)$/m);
  return found ? `\`${found[1]}\`` : 'required';
}
