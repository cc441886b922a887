package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers that send a byte now and then, each before the time-out of a read is over, so as to hold
/// on to what others need.
class SlowCallsIT {

  private static final int PAUSE_MILLIS = 100;

  /// A call that was not ended would take as long as this.
  private static final int BYTES = 300;

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer =
        RunningProducer.ready(
            1,
            "--clicker.call.headers=2s",
            "--clicker.call.body=2s",
            "--server.tomcat.max-connections=60");
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void areEnded_whileTheirHeadersComeByteByByte_andOthersAreServed() {
    var head = "POST /count HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> drip(head), threads))
              .limit(50)
              .toList();
      while (slow.stream().anyMatch(call -> !call.isDone())) {
        assertThat(producer.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
      }
      assertThat(slow).allSatisfy(call -> assertThat(call.join().ended()).isTrue());
    }
  }

  @Test
  void areEnded_alsoWhereTheConnectionHasServedBefore() {
    var first = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    var dripped = drip(first + "GET /readyz HTTP/1.1\r\nX-Slow: ");
    assertThat(dripped.ended()).isTrue();
    assertThat(dripped.answer()).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/count", "/count/batch", "/api/login", "/api/register"})
  void areAnswered408_andEnded_whenTheirBodiesComeByteByByte(String path) {
    var head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 3000\r\n\r\n";
    var dripped = drip(head);
    assertThat(dripped.ended()).isTrue();
    assertThat(dripped.answer()).startsWith("HTTP/1.1 408").contains("too-slow", "invalid");
  }

  @Test
  void areNotThoseWhoKeepAConnectionForLater() throws IOException {
    try (var socket = new Socket("localhost", producer.port())) {
      socket.setSoTimeout(4_000);
      var call = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(call);
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 200");
      var _ = untilSilence(socket);
      socket.getOutputStream().write(call);
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  /// Reads for longer than the headers' time, until nothing comes.
  private static String untilSilence(Socket socket) throws IOException {
    var read = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(read);
    } catch (SocketTimeoutException e) {
      return read.toString(StandardCharsets.UTF_8);
    }
    throw new AssertionError("it was ended");
  }

  /// @param ended by the server, before all bytes were sent
  private record Dripped(boolean ended, String answer) {}

  /// Sends the beginning at once, then a byte at a time, each after having listened for a while.
  private static Dripped drip(String beginning) {
    var answer = new ByteArrayOutputStream();
    try (var socket = new Socket("localhost", producer.port())) {
      socket.setSoTimeout(PAUSE_MILLIS);
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
      for (int sent = 0; sent < BYTES; sent++) {
        if (hears(socket, answer)) {
          return new Dripped(true, answer.toString(StandardCharsets.UTF_8));
        }
        socket.getOutputStream().write(' ');
      }
      return new Dripped(false, answer.toString(StandardCharsets.UTF_8));
    } catch (SocketException e) {
      return new Dripped(true, answer.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Whether it was the end.
  private static boolean hears(Socket socket, ByteArrayOutputStream answer) throws IOException {
    try {
      socket.getInputStream().transferTo(answer);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
