// A mail server and a webhook that keep what real clients bring: mail by SMTP with STARTTLS and a password, as relays ask for it.
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";

const listen = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

/** Mails as { to, subject, text }; refuses who comes without TLS or with another password. */
export async function mailbox({ key, cert, user, password }) {
  const mails = [];
  const context = createSecureContext({ key, cert });
  const server = createServer((socket) => converse(socket, { context, user, password, mails }));
  return { mails, port: await listen(server), close: () => server.close() };
}

function converse(socket, { context, user, password, mails }) {
  const session = { known: false, to: "", data: undefined };
  let rest = "";
  let wire = socket;

  const say = (line) => wire.write(`${line}\r\n`);
  const read = (chunk) => {
    rest += chunk.toString("latin1");
    for (let end; (end = rest.indexOf("\r\n")) >= 0; ) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (session.data) takeData(line);
      else answer(line);
    }
  };
  const takeData = (line) => {
    if (line !== ".") return void session.data.push(line.replace(/^\.\./, "."));
    mails.push({ to: session.to, ...parse(session.data) });
    session.data = undefined;
    say("250 kept");
  };
  const secure = () => {
    say("220 go on");
    socket.removeListener("data", read);
    wire = new TLSSocket(socket, { isServer: true, secureContext: context });
    wire.on("data", read).on("error", () => {});
  };
  const answer = (line) => {
    const [verb] = line.toUpperCase().split(/[ :]/);
    const encrypted = wire !== socket;
    if (verb === "EHLO") say(encrypted ? "250-inbox\r\n250 AUTH PLAIN" : "250-inbox\r\n250 STARTTLS");
    else if (verb === "STARTTLS") secure();
    else if (verb === "AUTH") {
      const given = Buffer.from(line.split(" ")[2] ?? "", "base64").toString();
      session.known = encrypted && given === `\0${user}\0${password}`;
      say(session.known ? "235 welcome" : "535 who are you?");
    } else if (verb === "QUIT") {
      say("221 bye");
      wire.end();
    } else if (!session.known) say("530 who are you?");
    else if (verb === "RCPT") {
      session.to = line.replace(/.*<(.*)>.*/, "$1");
      say("250 ok");
    } else if (verb === "DATA") {
      session.data = [];
      say("354 go on");
    } else say("250 ok");
  };

  socket.on("error", () => {}).on("data", read);
  say("220 inbox");
}

function parse(lines) {
  const head = lines.slice(0, lines.indexOf(""));
  const body = lines.join("\n").split(/Content-Type: text\/plain.*\n\n/)[1] ?? "";
  const text = body
    .split(/\n--/)[0]
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return { subject: head.find((line) => /^Subject: /i.test(line))?.slice("Subject: ".length) ?? "", text };
}

/** What was posted, as JSON. */
export async function webhook() {
  const posts = [];
  const server = createHttpServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({ path: request.url, ...JSON.parse(Buffer.concat(chunks).toString()) });
    response.end("ok");
  });
  return { posts, port: await listen(server), close: () => server.close() };
}

/** A service's metrics, as `metrics.text` says at the moment. */
export async function exporter(metrics) {
  const server = createHttpServer((_, response) =>
    response.setHeader("Content-Type", "text/plain; version=0.0.4").end(metrics.text),
  );
  return { port: await listen(server), close: () => server.close() };
}
