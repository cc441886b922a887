package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path folder;
  private @Nullable Process bystander;

  @AfterEach
  void endTheBystander() {
    if (bystander != null) {
      bystander.destroyForcibly();
    }
  }

  @Test
  void endsTheLeftover_whenItNamesTheFolder() throws Exception {
    Process leftover = run("--datadir=" + folder);
    ServerProcess.endLeftover(folder, "--datadir=" + folder);
    assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesAStranger_whoseIdIsInTheFile() throws Exception {
    Process stranger = run("--datadir=" + folder + "-of-others");
    ServerProcess.endLeftover(folder, "--datadir=" + folder);
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void leavesEverybody_whenTheFileHoldsNoId() throws Exception {
    Process stranger = run("--datadir=" + folder);
    Files.writeString(folder.resolve("pid"), "-1");
    ServerProcess.endLeftover(folder, "--datadir=" + folder);
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void saysTheLastWords_whenTheServerEnds() throws Exception {
    List<String> command = List.of("sh", "-c", "echo the disk is full; exit 3");
    ServerProcess process = ServerProcess.start("Sample", folder, command, "x", Map.of());
    assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(20), () -> false))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining("Sample did not start: it ended with 3")
        .hasMessageContaining("the disk is full");
  }

  @Test
  void endsTheServer_whenItKeepsSilent() throws Exception {
    ServerProcess process = ServerProcess.start("Sample", folder, waiting("x"), "x", Map.of());
    assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(1), () -> false))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining("it kept silent");
    assertThat(process.handle().isAlive()).isFalse();
  }

  @Test
  void closesTwice() throws Exception {
    ServerProcess process = ServerProcess.start("Sample", folder, waiting("x"), "x", Map.of());
    process.close();
    process.close();
    assertThat(process.handle().isAlive()).isFalse();
  }

  private Process run(String argument) throws Exception {
    Process process = new ProcessBuilder(waiting(argument)).start();
    Files.writeString(folder.resolve("pid"), Long.toString(process.pid()));
    bystander = process;
    return process;
  }

  private static List<String> waiting(String argument) {
    return List.of("tail", "-f", "/dev/null", "--", argument);
  }
}
