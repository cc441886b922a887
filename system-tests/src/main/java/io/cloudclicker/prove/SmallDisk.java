package io.cloudclicker.prove;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder with room for so much and no more.
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "size=96m";
  private static final int CHUNK = 64 * 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// @throws CannotRun where this user may not mount
  static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toAbsolutePath().toString()) != 0) {
      throw new CannotRun("a disk with a quota needs the right to mount a tmpfs");
    }
    return new SmallDisk(folder);
  }

  /// Leaves no room.
  void fill() throws IOException {
    try (var file =
        FileChannel.open(filling(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var chunk = ByteBuffer.allocate(CHUNK);
      while (true) {
        file.write(chunk.clear());
      }
    } catch (IOException full) {
      // as wanted
    }
  }

  /// Gives the room back.
  void empty() throws IOException {
    Files.delete(filling());
  }

  private Path filling() {
    return folder.resolve("filling");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder.toAbsolutePath().toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new CannotRun("there is no " + command[0] + " here");
    }
  }
}
