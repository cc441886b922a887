package io.cloudclicker.testing;

import io.cloudclicker.embedded.DataDirectory;
import io.cloudclicker.embedded.DataDirectoryInUse;
import io.cloudclicker.embedded.EmbeddedDatabase;
import io.cloudclicker.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder of one embedded stack, below the user's cache folder; removes what stacks of killed
/// JVMs left there.
final class StackFolder {
  private static final Path CACHE =
      Path.of(System.getProperty("user.home"), ".cache", "cloud-clicker");
  private static final Path STACKS = CACHE.resolve("stacks");

  /// Where the servers' programs are unpacked, once for all stacks.
  static final Path PROGRAMS = CACHE.resolve("programs");

  private final DataDirectory data;

  private StackFolder(DataDirectory data) {
    this.data = data;
  }

  static StackFolder create() {
    return create(STACKS);
  }

  static StackFolder create(Path stacks) {
    try {
      Files.createDirectories(stacks);
      removeLeftovers(stacks);
      return new StackFolder(DataDirectory.open(Files.createTempDirectory(stacks, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataDirectory data() {
    return data;
  }

  /// Removes the folder and all that is in it; everything that worked on it must have ended.
  void remove() {
    data.close();
    remove(data.path());
  }

  /// Copies all files of a folder; the target has them and nothing else afterwards.
  void copy(Path from, Path to) {
    try {
      if (Files.exists(to)) {
        remove(to);
      }
      try (Stream<Path> paths = Files.walk(from)) {
        for (Path path : paths.filter(StackFolder::isFileOrFolder).toList()) {
          Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A killed server leaves its socket behind.
  private static boolean isFileOrFolder(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private static void removeLeftovers(Path stacks) throws IOException {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(stacks, StackFolder::isComplete)) {
      folders.forEach(StackFolder::removeIfLeft);
    }
  }

  /// One without a version is only just being made.
  private static boolean isComplete(Path folder) {
    return Files.exists(folder.resolve("version"));
  }

  private static void removeIfLeft(Path folder) {
    try (DataDirectory left = DataDirectory.open(folder)) {
      EmbeddedDatabase.endLeftover(left);
      EmbeddedRedis.endLeftover(left);
      remove(folder);
    } catch (DataDirectoryInUse inUse) {
      // a stack of another JVM
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
