// What an environment costs a month without traffic: its sizes (JSON on stdin: env, asleep, size) times prices.json, as a table.
// Ends with a status that is not 0, and names it, where a price is missing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HOURS = 730;
/** Hours a month that a small environment is awake: Monday to Friday, 14 hours. */
const AWAKE = Math.round((5 * 14 * 52) / 12);
/** Every size that the blueprint has of MySQL's instances, so far, has two. */
const PROXY_VCPUS = 2;

/** Lines of a month's bill, each {what, count, price: its name in prices.json, hours}. */
export function bill({ env, asleep, size }, prices) {
  const { network, msk, 'rds-mysql': mysql, valkey } = size;
  const gateways = network.nat_per_zone ? network.zones : 1;
  const copies = mysql.multi_az ? 2 : 1;
  const lines = [
    line('Kafka, brokers', msk.broker_count, msk.instance_type, HOURS),
    line('Kafka, disks (GiB)', msk.broker_count * msk.volume_gib, 'kafka disk'),
    line('MySQL, primary and standby', copies, mysql.instance_class, HOURS),
    line('MySQL, replicas', mysql.replicas, mysql.instance_class, HOURS),
    line('MySQL, disks (GiB)', (copies + mysql.replicas) * mysql.storage_gib, 'mysql disk'),
    line('MySQL, proxy (vCPU)', mysql.proxy ? PROXY_VCPUS : 0, 'mysql proxy', HOURS),
    line('Valkey, nodes', valkey.nodes, valkey.node_type, HOURS),
    ...['producer', 'consumer'].flatMap((service) => fargate(service, size[service], asleep)),
    line('load balancer', 1, 'load balancer', HOURS),
    line('NAT gateways', gateways, 'nat gateway', HOURS),
    line('public addresses', gateways, 'public address', HOURS),
    line('interface endpoints, in each zone', network.interface_endpoints.length * network.zones, 'interface endpoint', HOURS),
  ];
  return [
    ...lines.filter(({ count }) => count > 0).map((each) => priced(each, prices)),
    ...Object.entries(prices.flat).map(([what, { small, prod, estimate }]) => ({ what, how: '', usd: env === 'prod' ? prod : small, estimate })),
  ];
}

function line(what, count, price, hours = 1) {
  return { what, count, price, hours };
}

function fargate(service, { cpu, memory_mib: memory, tasks }, asleep) {
  const kind = tasks.spot ? 'fargate spot' : 'fargate';
  const hours = asleep ? AWAKE : HOURS;
  return [
    line(`${service}s, vCPU of ${tasks.min}`, (tasks.min * cpu) / 1024, `${kind} vCPU`, hours),
    line(`${service}s, GiB of ${tasks.min}`, (tasks.min * memory) / 1024, `${kind} memory`, hours),
  ];
}

function priced({ what, count, price, hours }, { prices }) {
  const found = prices[price];
  if (!found) throw new Error(`there is no price of ${price} in terragrunt/prices.json`);
  const how = `${count} x ${price} at ${found.usd}${hours > 1 ? ` x ${hours} h` : ''}`;
  return { what, how, usd: count * found.usd * hours, estimate: found.estimate };
}

export function total(lines) {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}

export function table(environment, prices) {
  const lines = bill(environment, prices);
  const width = (key) => Math.max(...lines.map((each) => each[key].length));
  const row = (what, how, usd, mark) => `  ${what.padEnd(width('what'))}  ${how.padEnd(width('how'))}  ${usd.padStart(8)}${mark}`.trimEnd();
  return [
    `${environment.env}, a month without traffic, in USD: prices of ${prices.region}, gathered ${prices.gathered}.`,
    ...lines.map(({ what, how, usd, estimate }) => row(what, how, usd.toFixed(2), estimate ? ` * ${estimate}` : '')),
    row('together', '', total(lines).toFixed(2), ''),
    `Source: ${prices.published}; with an asterisk, an estimate. eu-central-1 is 10 to 20 % above. Its budget: ${environment.size.budgets.monthly_limit_usd}.`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const prices = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8'));
    console.log(table(JSON.parse(readFileSync(0, 'utf8')), prices));
  } catch (e) {
    console.error(`clicker cost: ${e.message}`);
    process.exitCode = 1;
  }
}
