package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.embedded.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {
  @TempDir Path stacks;

  @Test
  void isRemovedWithAllThatIsInIt() throws Exception {
    StackFolder folder = StackFolder.create(stacks);
    Files.writeString(Files.createDirectory(folder.data().path().resolve("a")).resolve("b"), "c");
    folder.remove();
    assertThat(stacks).isEmptyDirectory();
  }

  @Test
  void removesWhatAKilledJvmLeft() {
    Path left = stacks.resolve("left");
    DataDirectory.open(left).close();
    StackFolder.create(stacks).remove();
    assertThat(left).doesNotExist();
  }

  @Test
  void leavesTheFoldersOfOthers() {
    StackFolder other = StackFolder.create(stacks);
    StackFolder.create(stacks).remove();
    assertThat(other.data().path()).exists();
    other.remove();
  }
}
