package io.cloudclicker.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Answers as it is told, in that order, and keeps what it was asked: for answers that the service
/// gives only when it is in trouble. Totals are read at any time.
final class ScriptedService implements AutoCloseable {

  record Asked(String path, String body, Map<String, List<String>> headers, long nanos) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  private record Scripted(int status, String type, String retryAfter, String body) {}

  private static final String TOTAL =
      """
      {"count":7,"latest":5,"as_of":"2026-01-01T00:00:00Z","lag_ms":250,"stale":false,"epoch":1,
       "revision":2,"applied":"a"}
      """;

  private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Runnable meanwhile = () -> {};

  ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ScriptedService answers(int status, String body) {
    script.add(new Scripted(status, "application/json", "", body));
    return this;
  }

  ScriptedService answersLater(int status, int retryAfter, String body) {
    script.add(new Scripted(status, "application/json", Integer.toString(retryAfter), body));
    return this;
  }

  ScriptedService streams(String text) {
    script.add(new Scripted(200, "text/event-stream", "", text));
    return this;
  }

  /// What to do before each answer of the script.
  ScriptedService meanwhile(Runnable task) {
    meanwhile = task;
    return this;
  }

  /// What was asked, but for reads of totals.
  List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var path = call.getRequestURI().getPath();
      var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.startsWith("/api/counters/")) {
        send(call, new Scripted(200, "application/json", "", TOTAL));
        return;
      }
      asked.add(new Asked(path, body, Map.copyOf(call.getRequestHeaders()), System.nanoTime()));
      meanwhile.run();
      var next = script.poll();
      send(call, next == null ? new Scripted(503, "text/html", "", "the end") : next);
    }
  }

  private static void send(HttpExchange call, Scripted answer) throws IOException {
    call.getResponseHeaders().set("Content-Type", answer.type());
    if (!answer.retryAfter().isEmpty()) {
      call.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answer.status(), bytes.length);
    call.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
