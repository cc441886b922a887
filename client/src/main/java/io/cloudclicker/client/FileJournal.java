package io.cloudclicker.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps presses in a folder, as lines of a file that only grows and is written anew where most of
/// it is past. One process at a time uses a folder.
final class FileJournal implements Journal {

  private static final String FILE = "presses";
  private static final long WRITTEN_ANEW_FROM = 1 << 20;

  private final Path file;
  private final FileChannel lock;
  private final JournalLines lines;

  /// No channel: an interrupt of the thread that presses would close it, for everybody.
  private RandomAccessFile opened;

  private long anewAt;

  private FileJournal(Path file, FileChannel lock, JournalLines lines) throws IOException {
    this.file = file;
    this.lock = lock;
    this.lines = lines;
    this.opened = writeAnew();
    this.anewAt = nextTime();
  }

  /// Reads what is there, and locks it.
  ///
  /// @throws QueueUnusable where another process has it, it can't be written, or a line can't be
  ///   read; the message names the file
  static FileJournal open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lock = lock(folder);
      try {
        var file = folder.resolve(FILE);
        return new FileJournal(file, lock, JournalLines.read(file));
      } catch (IOException | QueueUnusable e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new QueueUnusable("the folder " + folder + " can't be used: " + e, e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // another client of this process
    }
    channel.close();
    throw new QueueUnusable(
        "another client uses the folder " + folder + "; close it first, or choose another folder");
  }

  @Override
  public synchronized List<Kept> kept() {
    return lines.kept();
  }

  @Override
  public boolean isLasting() {
    return true;
  }

  @Override
  public synchronized void add(Kept press) {
    write(lines.pressed(press));
  }

  @Override
  public synchronized void keyed(Collection<Kept> presses) {
    write(presses.stream().map(lines::keyed).collect(Collectors.joining()));
    try {
      opened.getFD().sync();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public synchronized void ended(Collection<Kept> presses) {
    write(presses.stream().map(lines::ended).collect(Collectors.joining()));
    try {
      if (opened.length() > anewAt) {
        opened.close();
        opened = writeAnew();
        anewAt = nextTime();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// A line that was written in part is completed by nobody, so it is taken back.
  private void write(String text) {
    try {
      long before = opened.length();
      try {
        opened.seek(before);
        opened.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        opened.setLength(before);
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(file + " can't be written: " + e, e);
  }

  /// The file with what is still on its way, in the place of the present one.
  private RandomAccessFile writeAnew() throws IOException {
    var next = file.resolveSibling(FILE + ".new");
    try (var whole = new RandomAccessFile(next.toFile(), "rw")) {
      whole.setLength(0);
      whole.write(lines.whole().getBytes(StandardCharsets.UTF_8));
      whole.getFD().sync();
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
    return new RandomAccessFile(file.toFile(), "rw");
  }

  /// Else a power cut could bring back the old file, without the keys that the new one gets.
  private void forceFolder() {
    var folder = file.toAbsolutePath().getParent();
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and needs none forced.
    }
  }

  private long nextTime() throws IOException {
    return Math.max(WRITTEN_ANEW_FROM, 2 * opened.length());
  }

  @Override
  public synchronized void close() {
    try (lock) {
      opened.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
