package io.cloudclicker.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/// A folder of small secret files, readable for their owner alone. Several processes may begin with
/// an empty one at the same time: each file has one author, whose text all read.
final class KeyFolder {

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  /// The texts of the files with this ending, in the order of their names.
  List<String> readAll(String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted()
          .map(KeyFolder::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("clicker.keys.folder: can't be read: " + folder, e);
    }
  }

  /// Reads a file, after making it where it is missing.
  String readOrMake(String name, Supplier<String> text) {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      make(file, text.get());
    }
    return read(file);
  }

  /// The whole file appears at once, or not at all.
  private void make(Path file, String text) {
    try {
      Files.createDirectories(folder);
      var owner = PosixFilePermissions.fromString("rw-------");
      var draft =
          Files.createTempFile(
              folder, "draft", ".tmp", PosixFilePermissions.asFileAttribute(owner));
      try {
        Files.writeString(draft, text);
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        // another process was faster: its key is the key
      } finally {
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "clicker.keys.folder: %s is missing and can't be made".formatted(file), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("clicker.keys.folder: can't be read: " + file, e);
    }
  }
}
