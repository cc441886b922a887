package io.cloudclicker.prove;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Clients of which each sends one byte a second of a request that never ends, or reads a stream
/// not at all.
final class SlowClients implements AutoCloseable {

  private static final byte[] HEADERS =
      "POST /count HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM =
      "GET /count/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Socket> sockets = new ArrayList<>();
  private final URI service;
  private final int count;
  private int sent;

  SlowClients(URI service, int count) {
    this.service = service;
    this.count = count;
  }

  void begin() throws IOException {
    for (int number = 0; number < count; number++) {
      var socket = new Socket(service.getHost(), service.getPort());
      sockets.add(socket);
      if (number % 10 == 0) {
        socket.getOutputStream().write(STREAM);
      }
    }
    var _ = clock.scheduleAtFixedRate(this::oneByteEach, 0, 1, TimeUnit.SECONDS);
  }

  private void oneByteEach() {
    int next = sent < HEADERS.length ? HEADERS[sent] : 'x';
    sent++;
    for (int number = 0; number < sockets.size(); number++) {
      if (number % 10 != 0) {
        send(sockets.get(number), next);
      }
    }
  }

  private static void send(Socket socket, int next) {
    try {
      socket.getOutputStream().write(next);
    } catch (IOException e) {
      // the service has had enough of this client
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
