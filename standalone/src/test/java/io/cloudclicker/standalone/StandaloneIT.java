package io.cloudclicker.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.embedded.LocalPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneIT {
  private static final String UP = "Ctrl-C stops it.\n";

  @TempDir Path folder;
  private final int port = LocalPort.free();
  private final Caller caller = new Caller(port);

  @Test
  void countsEachClickOnce_overStopsAndKills() throws Exception {
    try (Program program = up()) {
      caller.press();
      assertThat(caller.countWith(caller.pressTwice(newKey()))).isEqualTo(2);
      assertThat(program.stop()).isZero();
      assertThat(program.said()).matches(everythingItSays());
      assertThat(program.complaints().lines()).allMatch(it -> it.matches("[0-9:]{8} WARN .*"));
    }
    try (Program program = up()) {
      assertThat(caller.count()).isEqualTo(2);
      caller.press();
      List<ProcessHandle> leftovers = program.servers();
      program.kill();
      try (Program next = up()) {
        assertThat(leftovers).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(caller.countWith(caller.press())).isEqualTo(4);
        caller.press();
        next.killWithServers();
      }
    }
    try (Program program = up()) {
      assertThat(caller.countWith(caller.press())).isEqualTo(6);
      List<ProcessHandle> servers = program.servers();
      assertThat(program.interrupt()).isZero();
      assertThat(servers).hasSize(2).noneMatch(ProcessHandle::isAlive);
      assertThat(program.said()).matches(everythingItSays());
    }
  }

  @Test
  void obeysTheToken_andLetsNobodyElseOnItsData() throws Exception {
    try (Program first = start("--data", data(), "--port", port, "--token", "s e c r e t")) {
      first.awaitSaid(UP);
      assertThat(caller.createCounter("claps", "s e c r e t").statusCode()).isEqualTo(201);
      Program second = start("--data", data(), "--port", port);
      assertThat(second.status()).isEqualTo(1);
      assertThat(second.complaints())
          .isEqualTo(
              "The data folder %s is in use by the process %d; stop it first, or choose another folder.\n",
              data().toRealPath(), first.pid());
      assertThat(first.stop()).isZero();
    }
  }

  @Test
  void theTourOfTheApiSeesWhatItExpects() throws Exception {
    try (Program program = up()) {
      Path said = folder.resolve("tour");
      Process tour =
          new ProcessBuilder("bash", "../docs/api-tour.sh", "http://localhost:" + port)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(tour.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(Files.readString(said)).endsWith("The tour is over.\n");
      assertThat(program.stop()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Redis are starting...", "services are starting"})
  void leavesNothing_whenInterruptedWhileItStarts(String reached) throws Exception {
    try (Program program = start("--data", data(), "--port", port).awaitSaid(reached)) {
      Awaitility.await("a server runs").until(() -> !program.servers().isEmpty());
      List<ProcessHandle> servers = program.servers();
      assertThat(program.interrupt()).isZero();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(program.said()).endsWith("Stopping...\nStopped; everything is kept.\n");
      assertThat(program.complaints()).isEmpty();
    }
  }

  @Test
  void namesThePort_whenItIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program program = start("--data", data(), "--port", other.getLocalPort());
      assertThat(program.status()).isEqualTo(1);
      assertThat(program.complaints())
          .isEqualTo(
              "Another program listens on the port %d; stop it, or choose another port with --port.\n",
              other.getLocalPort());
    }
  }

  @Test
  void leavesDataOfANewerVersionAlone() throws Exception {
    Files.writeString(Files.createDirectory(data()).resolve("version"), "1000\n");
    Program program = start("--data", data(), "--port", port);
    assertThat(program.status()).isEqualTo(1);
    assertThat(program.complaints())
        .contains("has format 1000")
        .contains("start the newer version");
  }

  @Test
  void saysThatTheFolderCantBeUsed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Program program = start("--data", file.resolve("data"), "--port", port);
    assertThat(program.status()).isEqualTo(1);
    assertThat(program.complaints())
        .startsWith("The data folder " + file.resolve("data") + " can't be used")
        .endsWith("make it writable, or choose another one with --data.\n");
  }

  @Test
  void helps() throws Exception {
    Program program = start("--help");
    assertThat(program.status()).isZero();
    assertThat(program.said()).isEqualTo(Options.HELP);
  }

  @Test
  void refusesAnUnknownOption() throws Exception {
    Program program = start("--nonsense");
    assertThat(program.status()).isEqualTo(2);
    assertThat(program.complaints())
        .isEqualTo("There is no option \"--nonsense\". ./clicker up --help lists what there is.\n");
  }

  private Program up() throws Exception {
    return start("--data", data(), "--port", port).awaitSaid(UP + pressAndRead());
  }

  private Program start(Object... options) throws Exception {
    return Program.start(folder, options);
  }

  private Path data() {
    return folder.resolve("the data");
  }

  private String everythingItSays() throws Exception {
    return """
        Data and logs are in %s
        Kafka, MariaDB and Redis are starting...
        The services are starting, after [0-9.]+ s...

        Cloud Clicker is up at http://localhost:%d after [0-9.]+ s; %s%s%sStopping...
        Stopped; everything is kept.
        """
        .formatted(data().toRealPath(), port, UP, pressAndRead(), firstOwner());
  }

  private String pressAndRead() {
    return """
          press:  curl -X POST http://localhost:%1$d/click
          read:   curl http://localhost:%1$d/count
        """
        .formatted(port);
  }

  private String firstOwner() {
    return """
          Nobody is an owner yet. Whoever registers with this becomes the one:
            curl -H 'Content-Type: application/json' http://localhost:%d/api/register \\\\
              -d '\\{"username":"NAME","password":"PASSWORD","owner_token":"[0-9A-Za-z_-]{24}"}'
        """
        .formatted(port);
  }

  /// A UUIDv7 of now.
  private static String newKey() {
    long millis = System.currentTimeMillis();
    return "%08x-%04x-7abc-8def-0123456789ab".formatted(millis >>> 16, millis & 0xffff);
  }
}
