package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
  private static final long NOBODY = Integer.MAX_VALUE;

  @TempDir Path parent;

  @Test
  void isFilledOnce() {
    WholeFolder.createOnce(folder(), it -> Files.writeString(it.resolve("a"), "first"));
    WholeFolder.createOnce(folder(), it -> Files.writeString(it.resolve("a"), "second"));
    assertThat(folder().resolve("a")).hasContent("first");
  }

  @Test
  void isNotThere_whenFillingFails() {
    assertThatThrownBy(() -> WholeFolder.createOnce(folder(), WholeFolderTest::fail))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void keepsTheFasterOne_whenTwoFillAtOnce() {
    WholeFolder.createOnce(
        folder(),
        slower -> {
          Files.writeString(slower.resolve("a"), "slower");
          WholeFolder.createOnce(folder(), it -> Files.writeString(it.resolve("a"), "faster"));
        });
    assertThat(folder().resolve("a")).hasContent("faster");
    assertThat(parent).isDirectoryNotContaining("glob:**partial*");
  }

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Path leftover = Files.createDirectory(parent.resolve("folder.partial-" + NOBODY + "-1"));
    Files.writeString(leftover.resolve("a"), "half");
    WholeFolder.createOnce(folder(), it -> Files.writeString(it.resolve("a"), "whole"));
    assertThat(leftover).doesNotExist();
  }

  @Test
  void leavesWhatALivingProcessFills() throws Exception {
    long living = ProcessHandle.current().pid();
    Path partial = Files.createDirectory(parent.resolve("folder.partial-" + living + "-0"));
    WholeFolder.createOnce(folder(), it -> Files.writeString(it.resolve("a"), "whole"));
    assertThat(partial).exists();
  }

  private Path folder() {
    return parent.resolve("folder");
  }

  private static void fail(Path empty) throws IOException {
    Files.writeString(empty.resolve("a"), "half");
    throw new IOException("The disk is full.");
  }
}
