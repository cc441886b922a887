// From a number that a service exports to what people read: real Prometheus with the real rules, real Alertmanager with the
// real routes, a mail server and a webhook that keep what comes. Only the waits before a message are shorter.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { freePort, Kit } from "../kit.mjs";
import { exporter, mailbox, webhook } from "./inboxes.mjs";

const beside = (path) => fileURLToPath(new URL(path, import.meta.url));
const rules = beside("../prometheus");

const kit = new Kit();
const metrics = { text: "clicker_lag_lost_records 0\n" };
let mail, slack, service, alerts, prometheus;

const severities = Object.fromEntries(
  [...readFileSync(`${rules}/alerts.yml`, "utf8").matchAll(/- alert: (\w+)[^]*?severity: (\w+)/g)].map((alert) => alert.slice(1)),
);

before(async () => {
  const file = (name) => kit.path(name);
  // For a name, as a relay has it.
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", file("key"), "-out", file("cert")], { stdio: "ignore" });
  mail = await mailbox({ key: readFileSync(file("key")), cert: readFileSync(file("cert")), user: "clicker", password: "of the relay" });
  slack = await webhook();
  service = await exporter(metrics);
  writeFileSync(file("password"), "of the relay");
  writeFileSync(file("webhook"), `http://127.0.0.1:${slack.port}/a-secret-path`);
  execFileSync(beside("configure"), [kit.folder], {
    env: {
      ...process.env,
      CLICKER_ALARM_MAIL_HOST: `localhost:${mail.port}`,
      CLICKER_ALARM_MAIL_FROM: "clicker@example.org",
      CLICKER_ALARM_MAIL_USER: "clicker",
      CLICKER_ALARM_MAIL_PASSWORD_FILE: file("password"),
      CLICKER_ALARM_MAIL_PAGE: "oncall@example.org",
      CLICKER_ALARM_MAIL_TICKET: "team@example.org",
      CLICKER_ALARM_SLACK_FILE: file("webhook"),
      CLICKER_RUNBOOKS_URL: "https://git.example.org/blob/main/",
    },
  });
  const routes = readFileSync(file("alertmanager.yml"), "utf8");
  writeFileSync(file("alertmanager.yml"), routes.replace(/group_wait: .*/, "group_wait: 1s").replace(/group_interval: .*/, "group_interval: 1s"));

  alerts = `http://127.0.0.1:${await freePort()}`;
  kit.start(process.env.ALERTMANAGER ?? "alertmanager", ["--config.file=alertmanager.yml", "--storage.path=alerts", "--cluster.listen-address=", `--web.listen-address=${new URL(alerts).host}`],
    { SSL_CERT_FILE: file("cert") });
  prometheus = `http://127.0.0.1:${await freePort()}`;
  writeFileSync(file("prometheus.yml"), `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ["${rules}/recording.yml", "${rules}/alerts.yml"]
alerting: { alertmanagers: [{ static_configs: [{ targets: ["${new URL(alerts).host}"] }] }] }
scrape_configs: [{ job_name: producer, static_configs: [{ targets: ["127.0.0.1:${service.port}"] }] }]
`);
  kit.start("prometheus", ["--config.file=prometheus.yml", "--storage.tsdb.path=series", `--web.listen-address=${new URL(prometheus).host}`]);
  await kit.eventually("both are ready", async () => (await fetch(`${alerts}/-/ready`)).ok && (await fetch(`${prometheus}/-/ready`)).ok);
});

after(async () => {
  await kit.end();
  for (const it of [mail, slack, service]) it?.close();
});

test("an alarm and its end reach people by mail and in Slack, with the runbook", async () => {
  metrics.text = "clicker_lag_lost_records 7\n";
  const paged = await received(mail.mails, "the page by mail", (it) => it.subject === "Page: ClicksLost");
  assert.equal(paged.to, "oncall@example.org");
  assert.match(paged.text, /^Kafka deleted 7 records before they were counted\.$/m);
  assert.match(paged.text, /^Since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
  assert.match(paged.text, /^Severity: page, act now$/m);
  assert.match(paged.text, /^Runbook: https:\/\/git\.example\.org\/blob\/main\/docs\/runbooks\/stopped-partition\.md$/m);
  const told = await received(slack.posts, "the page in Slack", (it) => it.attachments[0].title === "Page: ClicksLost");
  assert.equal(told.path, "/a-secret-path");
  assert.equal(told.attachments[0].color, "danger");
  assert.equal(told.attachments[0].title_link, "https://git.example.org/blob/main/docs/runbooks/stopped-partition.md");
  assert.match(told.attachments[0].text, /^<!channel> Kafka deleted 7 records/);

  metrics.text = "clicker_lag_lost_records 0\n";
  const over = await received(mail.mails, "its end by mail", (it) => it.subject === "Over: ClicksLost");
  assert.match(over.text, /^Over\. It was so from .* to \d\d:\d\d:\d\d UTC$/m);
  const toldOver = await received(slack.posts, "its end in Slack", (it) => it.attachments[0].title === "Over: ClicksLost");
  assert.equal(toldOver.attachments[0].color, "good");
  assert.doesNotMatch(toldOver.attachments[0].text, /<!channel>/);
});

test("a ticket goes to the team, without a call", async () => {
  await fire({ alertname: "ConnectionsShort" });
  const ticket = await received(mail.mails, "the ticket by mail", (it) => it.subject === "Ticket: ConnectionsShort");
  assert.equal(ticket.to, "team@example.org");
  assert.match(ticket.text, /^Severity: ticket, act in the morning$/m);
  const told = await received(slack.posts, "the ticket in Slack", (it) => it.attachments[0].title === "Ticket: ConnectionsShort");
  assert.equal(told.attachments[0].color, "warning");
  assert.doesNotMatch(told.attachments[0].text, /<!channel>/);
});

test("partitions are told apart", async () => {
  await fire({ alertname: "HotPartition", partition: "3" }, { alertname: "HotPartition", partition: "5" });
  for (const partition of ["3", "5"]) {
    await received(mail.mails, `partition ${partition} by mail`, (it) => it.subject === `Page: HotPartition in partition ${partition}`);
  }
});

test("a cause hides what follows from it, until it is over", async () => {
  await fire({ alertname: "CountingStopped" });
  await received(mail.mails, "the cause", (it) => it.subject === "Page: CountingStopped");
  await fire({ alertname: "CountingFarBehind" });
  await kit.eventually("what follows is hidden", async () => (await hidden()).includes("CountingFarBehind"));
  assert.deepEqual(mail.mails.filter((it) => it.subject.includes("CountingFarBehind")), []);
  await end({ alertname: "CountingStopped" });
  await received(mail.mails, "what was hidden", (it) => it.subject === "Page: CountingFarBehind");
});

test("a full disk does not hide another one that is nearly full", async () => {
  await fire({ alertname: "DiskFull", mountpoint: "/volumes/kafka" }, { alertname: "DiskNearlyFull", mountpoint: "/volumes/mysql" });
  await received(mail.mails, "the page", (it) => it.subject === "Page: DiskFull");
  await received(mail.mails, "the ticket of the other disk", (it) => it.subject === "Ticket: DiskNearlyFull");
});

test("of all alarms at once, only those with a cause are hidden", async () => {
  await fire(...Object.keys(severities).map((alertname) => ({ alertname })));
  const consequences = ["AvailabilityBurns", "AvailabilityBurnsFast", "BulkheadNearlyFull", "CertificateExpires", "ClicksRefused", "CountingBehind", "CountingFarBehind",
    "CountingStopped", "DatabaseIsTheBottleneck", "DiskNearlyFull", "FreshnessBurns", "FreshnessBurnsFast", "HotPartition", "LagGrows", "LatencyBurns"];
  await kit.eventually("they are", async () => {
    const seen = [...new Set((await hidden()).filter((name) => severities[name]))].sort();
    return seen.join() === consequences.join();
  });
  await received(mail.mails, "what nothing hides", (it) => it.subject === "Page: PartitionStopped");
});

async function post(alarms) {
  const answer = await fetch(`${alerts}/api/v2/alerts`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(alarms) });
  assert.equal(answer.status, 200);
}

const described = (labels) => ({
  labels: { severity: severities[labels.alertname], ...labels },
  annotations: { summary: `${labels.alertname}, in plain words.`, runbook: "docs/runbooks/lag.md" },
});

const fire = (...labels) => post(labels.map(described));
const end = (...labels) => post(labels.map((it) => ({ ...described(it), endsAt: new Date().toISOString() })));

/** Which alarms Alertmanager keeps back because of another one. */
async function hidden() {
  const known = await (await fetch(`${alerts}/api/v2/alerts?inhibited=true`)).json();
  return known.filter((it) => it.status.inhibitedBy.length > 0).map((it) => it.labels.alertname);
}

async function received(inbox, what, wanted) {
  await kit.eventually(`${what} arrives`, async () => inbox.some(wanted), { seen: () => JSON.stringify(inbox, undefined, 1) });
  return inbox.find(wanted);
}
