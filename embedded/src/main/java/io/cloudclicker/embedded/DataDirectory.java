package io.cloudclicker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The one folder that keeps everything a laptop's stack knows; held by one process at a time,
/// until closed or killed.
///
/// Whoever has one may take every server that still runs on the folder for the leftover of a killed
/// process.
public final class DataDirectory implements AutoCloseable {
  /// The format of the data that this version reads and writes.
  public static final int FORMAT = 1;

  private static final String OWN_PID = Long.toString(ProcessHandle.current().pid());

  /// Closing any channel on a lock file gives up this process's lock, so a second try must not open
  /// one.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /// Creates the folder if need be and holds it.
  ///
  /// @throws DataDirectoryInUse if another process, or this one, holds it already
  /// @throws DataFromNewerVersion if a newer version wrote it
  public static DataDirectory open(Path path) {
    try {
      Path folder = Files.createDirectories(path).toRealPath();
      if (!HELD.add(folder)) {
        throw new DataDirectoryInUse(folder, OWN_PID);
      }
      try {
        return hold(folder);
      } catch (IOException | RuntimeException e) {
        HELD.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder %s can't be used.".formatted(path), e);
    }
  }

  public Path path() {
    return path;
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets the folder go; its data stays.
  @Override
  public void close() {
    try {
      lockFile.close();
      HELD.remove(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataDirectory hold(Path folder) throws IOException {
    FileChannel lockFile = lock(folder);
    try {
      checkFormat(folder);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
    return new DataDirectory(folder, lockFile);
  }

  private static FileChannel lock(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new DataDirectoryInUse(folder, Files.readString(file));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(OWN_PID));
    return channel;
  }

  private static void checkFormat(Path folder) throws IOException {
    Path file = folder.resolve("version");
    if (!Files.exists(file)) {
      Files.writeString(file, FORMAT + "\n");
      return;
    }
    String written = Files.readString(file).strip();
    if (!written.matches("[1-9][0-9]{0,8}")) {
      throw new IOException(
          "The file %s holds \"%s\" instead of a number.".formatted(file, written));
    }
    if (Integer.parseInt(written) > FORMAT) {
      throw new DataFromNewerVersion(folder, Integer.parseInt(written));
    }
  }
}
