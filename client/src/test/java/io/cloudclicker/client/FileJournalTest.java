package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJournalTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void hasWhatIsOnItsWay_whenOpenedAgain() {
    var first = new Kept(1, "claps", -5, NOW, null);
    var second = new Kept(2, "likes", 7, NOW.plusSeconds(1), null);
    var third = new Kept(3, "claps", Long.MIN_VALUE, NOW, null);
    var keyed = second.with(ClickKey.at(NOW, new Random(1)));
    try (var journal = FileJournal.open(folder)) {
      List.of(first, second, third).forEach(journal::add);
      journal.keyed(List.of(keyed, third.with(ClickKey.at(NOW, new Random(2)))));
      journal.ended(List.of(third));
    }
    try (var journal = FileJournal.open(folder)) {
      assertThat(journal.kept()).containsExactly(first, keyed);
    }
  }

  @Test
  void hasTheLastKey_whenAPressGotAFreshOne() {
    var press = new Kept(1, "claps", 1, NOW, null);
    var fresh = press.with(ClickKey.at(NOW.plusSeconds(700), new Random(2)));
    try (var journal = FileJournal.open(folder)) {
      journal.add(press);
      journal.keyed(List.of(press.with(ClickKey.at(NOW, new Random(1)))));
      journal.keyed(List.of(fresh));
    }
    try (var journal = FileJournal.open(folder)) {
      assertThat(journal.kept()).containsExactly(fresh);
    }
  }

  /// Whatever of the file a dying process wrote, each whole line holds.
  @Test
  void isReadable_whereverItWasCutOff() throws IOException {
    var press = new Kept(1, "claps", 1, NOW, null);
    var keyed = press.with(ClickKey.at(NOW, new Random(1)));
    try (var journal = FileJournal.open(folder)) {
      journal.add(press);
      journal.keyed(List.of(keyed));
    }
    var whole = Files.readString(file());
    for (int length = 0; length <= whole.length(); length++) {
      Files.writeString(file(), whole.substring(0, length));
      long lines = whole.substring(0, length).chars().filter(it -> it == '\n').count();
      try (var journal = FileJournal.open(folder)) {
        assertThat(journal.kept())
            .as("cut off at %d", length)
            .isEqualTo(lines < 2 ? List.of() : List.of(lines == 2 ? press : keyed));
      }
    }
  }

  @Test
  void staysSmall_whilePressesComeAndGo() throws IOException {
    var staying = new Kept(1, "claps", 1, NOW, null);
    try (var journal = FileJournal.open(folder)) {
      journal.add(staying);
      for (int id = 2; id < 30_000; id++) {
        var press = new Kept(id, "claps", 1, NOW, null);
        journal.add(press);
        journal.ended(List.of(press));
      }
      assertThat(Files.size(file())).isLessThan(1_100_000);
    }
    try (var journal = FileJournal.open(folder)) {
      assertThat(journal.kept()).containsExactly(staying);
      assertThat(Files.size(file())).isLessThan(100);
    }
  }

  @Test
  void isForOneClientAtATime() {
    try (var first = FileJournal.open(folder)) {
      assertThat(first.kept()).isEmpty();
      assertThatThrownBy(() -> FileJournal.open(folder))
          .isInstanceOf(QueueUnusable.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("close it first");
    }
    FileJournal.open(folder).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another file\n",
        "cloudclicker presses 1\npress 1 2 3 UPPER\n",
        "cloudclicker presses 1\nkey 1 019a8f3e7c517d209a3b3f0c5e8d1b47----\n",
        "cloudclicker presses 1\npress 1 2 9999999999999999999 claps\n",
        "cloudclicker presses 1\nend 1\nnonsense\n"
      })
  void namesTheLineThatIsNone(String content) throws IOException {
    Files.writeString(file(), content);
    assertThatThrownBy(() -> FileJournal.open(folder))
        .isInstanceOf(QueueUnusable.class)
        .hasMessageContaining(file() + ", line " + content.lines().count());
    assertThat(file()).as("left as it was").hasContent(content);
  }

  @Test
  void saysThatAFolderCantBeUsed() throws IOException {
    var taken = Files.createFile(folder.resolve("taken"));
    assertThatThrownBy(() -> FileJournal.open(taken.resolve("presses")))
        .isInstanceOf(QueueUnusable.class)
        .hasMessageContaining("can't be used");
  }

  @Test
  void saysSo_whenItCantBeWritten() {
    var journal = FileJournal.open(folder);
    journal.close();
    assertThatThrownBy(() -> journal.add(new Kept(1, "claps", 1, NOW, null)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("presses can't be written");
  }

  @Test
  void isWrittenAsItsDocumentationSays() throws IOException {
    Files.writeString(
        file(),
        "cloudclicker presses 1\npress 4 1767225600000 9 claps\n",
        StandardOpenOption.CREATE);
    try (var journal = FileJournal.open(folder)) {
      assertThat(journal.kept()).containsExactly(new Kept(4, "claps", 9, NOW, null));
    }
  }

  private Path file() {
    return folder.resolve("presses");
  }
}
