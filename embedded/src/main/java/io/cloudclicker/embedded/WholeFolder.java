package io.cloudclicker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder that is there with all its content or not at all, whenever a process is killed and
/// however many fill it.
final class WholeFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFolder.class);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PARTIAL = ".partial-";

  private WholeFolder() {}

  /// Puts a folder's content into an empty folder.
  interface Filling {
    void fill(Path empty) throws IOException;
  }

  /// The folder, filled by this call or by an earlier one.
  static Path createOnce(Path folder, Filling filling) {
    try {
      if (!Files.exists(folder)) {
        removeLeftovers(folder);
        create(folder, filling);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s can't be filled.".formatted(folder), e);
    }
  }

  private static void create(Path folder, Filling filling) throws IOException {
    String owner = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    Path partial = folder.resolveSibling(folder.getFileName() + PARTIAL + owner);
    Files.createDirectories(partial);
    try {
      filling.fill(partial);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      remove(partial);
      if (!Files.exists(folder)) { // else somebody else was faster
        throw e;
      }
    }
  }

  private static void removeLeftovers(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    try (DirectoryStream<Path> partials =
        Files.newDirectoryStream(folder.toAbsolutePath().getParent(), isPartialOf(folder))) {
      for (Path partial : partials) {
        removeIfQuiet(partial);
      }
    }
  }

  private static DirectoryStream.Filter<Path> isPartialOf(Path folder) {
    String prefix = folder.getFileName() + PARTIAL;
    return path -> {
      String name = path.getFileName().toString();
      return name.startsWith(prefix) && owner(name.substring(prefix.length())).isEmpty();
    };
  }

  private static Optional<ProcessHandle> owner(String pidAndCount) {
    return ProcessHandle.of(Long.parseLong(pidAndCount.substring(0, pidAndCount.indexOf('-'))));
  }

  private static void removeIfQuiet(Path partial) {
    try {
      remove(partial);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} is still written to; a later start removes it.", partial, e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
