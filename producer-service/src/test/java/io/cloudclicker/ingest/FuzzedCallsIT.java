package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Calls that nobody foresaw, byte by byte over a socket, since HTTP clients refuse to send most of
/// them: each is answered, and none by 5xx.
class FuzzedCallsIT {

  private static final int CALLS = 2_000;
  private static final long SEED = 20_260_921;
  private static final int TIMEOUT_MILLIS = 30_000;

  private static final String KEY = "01a0b3a4-8000-7000-8000-000000000001";
  private static final String[] PATHS = {
    "/count", "/click", "/count/batch", "/api/counters/global/clicks", "/count/clicks/lookup"
  };
  private static final String[] READS = {
    "/count?wait=0ms&after=aAQEA1oepcw", "/counter", "/count/clicks/" + KEY, "/api/counters?limit=9"
  };
  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key: " + KEY,
          "Last-Event-ID: aAQEA1oepcw",
          "X-Forwarded-For: 10.0.0.1, 2001:db8::1",
          "Forwarded: for=\"[2001:db8::1]:80\";proto=https",
          "Origin: https://example.org",
          "Authorization: Bearer x",
          "Content-Type: application/json; charset=utf-8",
          "Accept: application/problem+json;q=0.5",
          "Content-Encoding: gzip");
  private static final String[] BODIES = {
    "{\"count\":1700000000}",
    "{\"clicks\":[{\"id\":\"" + KEY + "\",\"count\":\"1\",\"counter\":\"global\"}]}",
    "{\"ids\":[\"" + KEY + "\"]}",
    ""
  };

  private static final Pattern STATUS = Pattern.compile("(?:^HTTP/1.1 |\"status\":)(\\d{3})");

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void answersEachCall_andNoneBy5xx() throws IOException {
    for (int call = 0; call < CALLS; call++) {
      var request = request(new Fuzz(SEED + call));
      int status = send(request);
      assertThat(status).as("seed %d: %s", SEED + call, request).isBetween(200, 499);
    }
  }

  private static String request(Fuzz fuzz) {
    boolean reads = fuzz.random().nextInt(4) == 0;
    var body = reads ? "" : fuzz.text(BODIES);
    var path = reads ? fuzz.anyOf(READS) : fuzz.anyOf(PATHS);
    var request = new StringBuilder(reads ? "GET " : "POST ");
    request.append(fuzz.random().nextInt(3) == 0 ? line(fuzz.text(path)) : path);
    request.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    for (var header : HEADERS) {
      int chance = fuzz.random().nextInt(6);
      if (chance < 2) {
        request.append(chance == 0 ? line(fuzz.text(header)) : header).append("\r\n");
      }
    }
    request.append("Content-Type: application/json\r\n");
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return request.append("Content-Length: " + length + "\r\n\r\n").append(body).toString();
  }

  /// A line's end in the wrong place would be another call.
  private static String line(String text) {
    return text.replaceAll("[\r\n]", "");
  }

  private static int send(String request) throws IOException {
    try (var socket = new Socket("localhost", producer.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return status(socket.getInputStream());
    }
  }

  /// A call whose first line names no version is answered as HTTP/0.9 is: by the problem alone.
  private static int status(InputStream answer) throws IOException {
    var text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    var status = STATUS.matcher(text);
    assertThat(status.find()).as(text).isTrue();
    return Integer.parseInt(status.group(1));
  }
}
