package io.cloudclicker.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final List<Integer> ONLY_200 = List.of(200);

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/well", exchange -> answer(exchange, 200));
    server.createContext(
        "/badly", exchange -> answer(exchange, calls.incrementAndGet() % 10 == 0 ? 500 : 200));
    server.createContext("/once-slow", this::standStillOnce);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsEveryAnswer_inAClosedLoop() throws IOException {
    var outcome = Generator.run(to("/well"), new Load.Closed(4, SHORT));

    assertThat(outcome.wrong(ONLY_200)).isEmpty();
    assertThat(outcome.answers(200)).isEqualTo(outcome.sent()).isGreaterThan(4);
    assertThat(outcome.perSecond(200)).isPositive();
    assertThat(outcome.cost()).isBetween(0.0, 1.0);
  }

  @Test
  void sendsWhatIsDueAndNoMore_inAnOpenLoop() throws IOException {
    var outcome = Generator.run(to("/well"), new Load.Open(4, 100, SHORT));

    assertThat(outcome.wrong(ONLY_200)).isEmpty();
    assertThat(outcome.sent()).isEqualTo(30);
  }

  @Test
  void tellsTheWaitingOfAllThatWereDue_whenTheServerStandsStill() throws IOException {
    var outcome = Generator.run(to("/once-slow"), new Load.Open(1, 100, Duration.ofMillis(500)));

    assertThat(outcome.wrong(ONLY_200)).isEmpty();
    assertThat(outcome.late()).isGreaterThan(Duration.ofMillis(200));
    assertThat(outcome.millis(200, 75))
        .as("one call stood still for 400 ms, and those behind it waited as well")
        .isGreaterThan(100);
  }

  @Test
  void tellsAnswersThatWereErrors() throws IOException {
    var outcome = Generator.run(to("/badly"), new Load.Closed(2, SHORT));

    assertThat(outcome.wrong(ONLY_200)).singleElement().asString().endsWith("answers were 500");
    assertThat(outcome.wrong(List.of(200, 500))).isEmpty();
  }

  @Test
  void tellsConnectionsThatBreak() throws IOException {
    try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var hangsUp =
          Thread.startVirtualThread(
              () -> {
                try {
                  for (int number = 0; number < 3; number++) {
                    socket.accept().close();
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      var uri = URI.create("http://127.0.0.1:%d/".formatted(socket.getLocalPort()));
      var outcome = Generator.run(Requests.get(uri), new Load.Closed(3, SHORT));

      assertThat(outcome.wrong(ONLY_200))
          .contains("3 connections broke", "there was no answer at all");
      assertThat(hangsUp.isInterrupted()).isFalse();
    }
  }

  private void standStillOnce(HttpExchange exchange) throws IOException {
    if (calls.incrementAndGet() == 5) {
      LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
    }
    answer(exchange, 200);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    var body = "{}".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Requests to(String path) {
    var address = server.getAddress();
    return Requests.get(
        URI.create(
            "http://%s:%d%s"
                .formatted(address.getAddress().getHostAddress(), address.getPort(), path)));
  }
}
