package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
  @TempDir static Path temporary;
  private final Path folder = temporary.resolve("data " + System.nanoTime());
  private final DataDirectory data = DataDirectory.open(folder);

  @AfterEach
  void letTheFolderGo() {
    data.close();
  }

  @Test
  void keepsItsData_overARestart() throws Exception {
    int port;
    try (EmbeddedRedis redis = start(data, 0)) {
      port = redis.port();
      assertThat(ask(port, "SET clicks 7")).isEqualTo("+OK");
    }
    try (EmbeddedRedis redis = start(data, port)) {
      assertThat(redis.port()).isEqualTo(port);
      assertThat(ask(port, "INCR clicks")).isEqualTo(":8");
    }
  }

  @Test
  void keepsItsData_afterItsJvmWasKilled() throws Exception {
    data.close();
    String pidAndPort = OtherJvm.runAndKill(Clicks.class, folder);
    long left = Long.parseLong(pidAndPort.split(" ", -1)[0]);
    assertThat(ProcessHandle.of(left)).isPresent();

    try (DataDirectory again = DataDirectory.open(folder);
        EmbeddedRedis redis = start(again, Integer.parseInt(pidAndPort.split(" ", -1)[1]))) {
      assertThat(redis.process().pid()).isNotEqualTo(left);
      assertThat(ask(redis.port(), "INCR clicks")).isEqualTo(":8");
    }
  }

  @Test
  void neverEvicts() throws Exception {
    try (EmbeddedRedis redis = start(data, 0)) {
      assertThat(askLines(redis.port(), "CONFIG GET maxmemory-policy", 5)).endsWith("noeviction");
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (EmbeddedRedis redis = start(data, 0);
        DataDirectory other = DataDirectory.open(temporary.resolve("other"))) {
      assertThatThrownBy(() -> start(other, redis.port()))
          .isInstanceOf(PortTaken.class)
          .hasMessageStartingWith("Redis can't have the port " + redis.port());
    }
  }

  @Test
  void closesTwice() {
    EmbeddedRedis redis = start(data, 0);
    redis.close();
    redis.close();
    assertThat(redis.process().isAlive()).isFalse();
  }

  private static EmbeddedRedis start(DataDirectory data, int port) {
    return EmbeddedRedis.start(data, OtherJvm.PROGRAMS, port);
  }

  private static String ask(int port, String command) throws Exception {
    return askLines(port, command, 1).getFirst();
  }

  private static List<String> askLines(int port, String command, int lines) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .lines()
          .limit(lines)
          .toList();
    }
  }

  static class Clicks {
    public static void main(String[] arguments) throws Exception {
      EmbeddedRedis redis = start(DataDirectory.open(Path.of(arguments[0])), 0);
      ask(redis.port(), "SET clicks 7");
      OtherJvm.sayAndStay(redis.process().pid() + " " + redis.port());
    }
  }
}
