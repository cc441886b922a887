package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.testing.FaultProxy.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final byte[] COMMIT = {7, 0, 0, 0, 3, 'C', 'O', 'M', 'M', 'I', 'T'};
  private static final int LIMIT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 200;

  private final ServerSocket server = newServer();
  private final FaultProxy proxy = new FaultProxy("127.0.0.1", server.getLocalPort());
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private Socket client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    client = newClient();
    accepted = server.accept();
    Thread.ofVirtual().start(() -> receive(accepted));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    proxy.close();
    server.close();
  }

  @Test
  void carriesBothWays_whenNothingIsBroken() throws Exception {
    send(client, "question");
    assertThat(received()).isEqualTo("question");
    send(accepted, "answer");
    assertThat(read(client)).isEqualTo("answer");
  }

  @Test
  void holdsOneWay_andDeliversWhenMended() throws Exception {
    proxy.hold(Direction.TO_CLIENT);
    send(client, "question");
    assertThat(received()).isEqualTo("question");
    send(accepted, "answer");
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(LIMIT_MILLIS);
    proxy.mend();
    assertThat(read(client)).isEqualTo("answer");
  }

  @Test
  void endsConnections_whenRefusing() throws Exception {
    proxy.refuse();
    assertThatThrownBy(() -> endOf(client)).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> endOf(newClient())).isInstanceOf(SocketException.class);
    proxy.mend();
    try (var again = newClient();
        var _ = server.accept()) {
      assertThat(again.isConnected()).isTrue();
    }
  }

  @Test
  void leavesTheClientAlone_whenHalfOpen() throws Exception {
    proxy.leaveHalfOpen();
    Awaitility.await().until(() -> "end".equals(received.poll(1, TimeUnit.MILLISECONDS)));
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void arrivesNotEarlier_whenDelayed() throws Exception {
    proxy.delay(Duration.ofMillis(300));
    long begun = System.nanoTime();
    send(client, "question");
    assertThat(received()).isEqualTo("question");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void carriesNoMore_whenLimited() throws Exception {
    proxy.limit(10_000);
    long begun = System.nanoTime();
    send(client, "x".repeat(3_000));
    for (int length = 0; length < 3_000; ) {
      length += received().length();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void deliversACommit_whoseAnswerIsLost() throws Exception {
    proxy.commits().loseAnswers(1);
    client.getOutputStream().write(COMMIT);
    assertThat(received()).endsWith("COMMIT");
    assertThatThrownBy(() -> endOf(client)).isInstanceOf(SocketException.class);
    assertThat(proxy.commits().done()).isEqualTo(1);
  }

  @Test
  void deliversALateCommit_afterTheClientLostItsConnection() throws Exception {
    proxy.commits().arriveLate(1, Duration.ofMillis(400));
    client.getOutputStream().write(COMMIT);
    assertThatThrownBy(() -> endOf(client)).isInstanceOf(SocketException.class);
    assertThat(received).isEmpty();
    assertThat(received()).endsWith("COMMIT");
  }

  @Test
  void leavesOtherStatementsAlone_whenCommitsAreLost() throws Exception {
    proxy.commits().loseAnswers(1);
    send(client, "a long text that ends with COMMIT");
    assertThat(received()).endsWith("COMMIT");
    send(accepted, "answer");
    assertThat(read(client)).isEqualTo("answer");
    assertThat(proxy.commits().done()).isZero();
  }

  private static ServerSocket newServer() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Socket newClient() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  private void receive(Socket socket) {
    var chunk = new byte[8192];
    try {
      for (int read = socket.getInputStream().read(chunk);
          read >= 0;
          read = socket.getInputStream().read(chunk)) {
        received.add(new String(chunk, 0, read, StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // told as an end
    }
    received.add("end");
  }

  private String received() throws InterruptedException {
    return String.valueOf(received.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
  }

  /// Reads until the connection ends; a reset is an exception.
  private static void endOf(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // what was under way
    }
    throw new SocketException("ended in good order");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket) throws IOException {
    var chunk = new byte[100];
    return new String(chunk, 0, socket.getInputStream().read(chunk), StandardCharsets.US_ASCII);
  }
}
