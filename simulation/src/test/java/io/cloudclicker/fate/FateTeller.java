package io.cloudclicker.fate;

import io.cloudclicker.control.Controls;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.Rejection;
import io.cloudclicker.simulation.LogConsumer;
import io.cloudclicker.simulation.LogTopic;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Asks for the fate of a key: the reading of the log and the rules are the product's, only the
/// threads between them are not.
public final class FateTeller {

  private static final FateProperties PROPERTIES =
      new FateProperties(Duration.ofHours(1), 1_000, 4);

  /// What a client can do about it.
  public enum Told {
    COUNTED,
    STORED,
    REJECTED,
    ABSENT,
    ABSENT_FINAL,
    UNKNOWABLE
  }

  private final Database database;
  private final KafkaFateLog log;

  public FateTeller(
      Database database, LogConsumer consumer, Controls controls, Topic topic, Clock clock) {
    this.database = database;
    log = new KafkaFateLog(() -> consumer, controls, topic, LogTopic.NAME, PROPERTIES, clock);
  }

  /// Empty where it can't be told now.
  public Optional<Told> tell(ClickKey key) {
    try {
      var verdict = log.read(Set.of(key)).get(key);
      return verdict == null ? Optional.empty() : Optional.of(told(key, verdict));
    } catch (FateUnavailable e) {
      return Optional.empty();
    }
  }

  private Told told(ClickKey key, Verdict verdict) {
    return switch (FateDesk.fate(key, verdict, progress(verdict))) {
      case Fate.Counted() -> Told.COUNTED;
      case Fate.Stored() -> Told.STORED;
      case Fate.Rejected() -> Told.REJECTED;
      case Fate.Absent(boolean isFinal, _) -> isFinal ? Told.ABSENT_FINAL : Told.ABSENT;
      case Fate.Unknowable() -> Told.UNKNOWABLE;
    };
  }

  private CountedClicks.Progress progress(Verdict verdict) {
    return verdict instanceof Verdict.Found(var place, _)
        ? new CountedClicks.Progress(
            isPassed(place) ? Set.of(place) : Set.of(), waits(place) ? Set.of(place) : Set.of())
        : CountedClicks.Progress.UNKNOWN;
  }

  private boolean isPassed(Receipt place) {
    return database.progressOf(part(place)).nextOffset() > place.offset();
  }

  private boolean waits(Receipt place) {
    var rejection = new Rejection(part(place), place.offset(), place.index());
    return Long.valueOf(Database.NOBODY).equals(database.rejections.get(rejection));
  }

  private static Part part(Receipt place) {
    return new Part(place.log(), place.partition());
  }
}
