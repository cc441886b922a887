package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void createsTheFolderAndNotesItsFormat() throws Exception {
    try (DataDirectory data = DataDirectory.open(folder.resolve("a/b"))) {
      assertThat(data.path().resolve("version")).hasContent("1");
    }
  }

  @Test
  void opensAgain_whenClosed() {
    DataDirectory.open(folder).close();
    DataDirectory.open(folder).close();
  }

  @Test
  void refusesASecondHolder_inTheSameProcess() {
    long pid = ProcessHandle.current().pid();
    try (DataDirectory _ = DataDirectory.open(folder)) {
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining("in use by the process " + pid);
    }
  }

  @Test
  void refusesASecondHolder_inAnotherProcess() throws Exception {
    Process other = OtherJvm.start(Holder.class, folder);
    try (BufferedReader output = other.inputReader()) {
      OtherJvm.readyLine(output);
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining("in use by the process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    DataDirectory.open(folder).close();
  }

  @Test
  void isStillHeld_afterItRefusedASecondHolder() throws Exception {
    try (DataDirectory _ = DataDirectory.open(folder)) {
      assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(DataDirectoryInUse.class);
      Process other = OtherJvm.start(Holder.class, folder);
      assertThat(other.waitFor()).isNotZero();
    }
  }

  @Test
  void refusesAFolderOfANewerVersion() throws Exception {
    Files.writeString(folder.resolve("version"), "2\n");
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .isInstanceOf(DataFromNewerVersion.class)
        .hasMessageContaining("has format 2, and this version reads up to 1");
    assertThat(folder.resolve("version")).hasContent("2");
  }

  @Test
  void isFreeAgain_afterItWasRefused() throws Exception {
    Files.writeString(folder.resolve("version"), "2\n");
    assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(DataFromNewerVersion.class);
    Files.writeString(folder.resolve("version"), "1\n");
    DataDirectory.open(folder).close();
  }

  @Test
  void refusesAFormatThatIsNoNumber() throws Exception {
    Files.writeString(folder.resolve("version"), "one");
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(
            "The file %s holds \"one\" instead of a number."
                .formatted(folder.toRealPath().resolve("version")));
  }

  static class Holder {
    public static void main(String[] arguments) throws Exception {
      try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
        OtherJvm.sayAndStay(data.path());
      }
    }
  }
}
