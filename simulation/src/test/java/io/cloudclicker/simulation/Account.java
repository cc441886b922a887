package io.cloudclicker.simulation;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a partition's log says when it is looked at as a whole: sets over all of its records, and
/// none of the code under test. Every reading must come to the same.
final class Account {

  private record Place(long offset, int index) {}

  /// A click that counts, or a reset, under the epoch that it brings.
  ///
  /// @param value of the click; null for a reset
  private record Event(long offset, CounterId counter, long epoch, @Nullable Long value) {}

  /// How a counter stands in a partition.
  ///
  /// @param epoch -1 where nothing was ever counted or reset
  record Standing(long epoch, long clicks, @Nullable Long latest) {}

  private final int records;
  private final long bornAt;
  private final Map<ClickKey, Place> owners = new HashMap<>();
  private final Set<Place> rejected = new HashSet<>();
  private final Set<ClickKey> countedKeys = new HashSet<>();
  private final Map<Long, Integer> countedValues = new HashMap<>();
  private final Set<Long> storedValues = new HashSet<>();

  /// In log order.
  private final List<Event> events = new ArrayList<>();

  private int duplicates;
  private int late;
  private int secondTries;
  private int rejections;

  private Account(int records, long bornAt) {
    this.records = records;
    this.bornAt = bornAt;
  }

  /// @param bornAt of the log, milliseconds since 1970 UTC; 0 for the first one
  static Account of(List<Stored> log, long bornAt) {
    var account = new Account(log.size(), bornAt);
    account.findOwners(log);
    account.count(log);
    return account;
  }

  /// The first place in time of each key. A key is in time if it is plausible and less than 14
  /// minutes behind every plausible time before it, and two minutes younger than a log that has
  /// another one before it.
  private void findOwners(List<Stored> log) {
    long latest = 0;
    for (var record : log) {
      long mostMillis = record.appendedAtMillis() + KeyClock.FUTURE.toMillis();
      switch (record.content()) {
        case LogRecord.Clicks(var entries) -> {
          for (int index = 0; index < entries.size(); index++) {
            var key = key(entries.get(index));
            if (key != null) {
              boolean plausible = key.timeMillis() <= mostMillis;
              boolean inTime =
                  key.timeMillis() > latest - KeyClock.IN_TIME.toMillis() && isOfThisLog(key);
              own(key, new Place(record.offset(), index), plausible && inTime);
              latest = plausible ? Math.max(latest, key.timeMillis()) : latest;
            }
          }
        }
        case LogRecord.Tick(long at) -> latest = at <= mostMillis ? Math.max(latest, at) : latest;
        default -> {}
      }
    }
  }

  private boolean isOfThisLog(ClickKey key) {
    return bornAt == 0 || key.timeMillis() >= bornAt + 2 * Time.MINUTE;
  }

  private void own(ClickKey key, Place place, boolean inTime) {
    if (!inTime) {
      late++;
    } else if (owners.putIfAbsent(key, place) != null) {
      duplicates++;
    }
  }

  private void count(List<Stored> log) {
    for (var record : log) {
      switch (record.content()) {
        case LogRecord.Clicks(var entries) -> {
          for (int index = 0; index < entries.size(); index++) {
            count(entries.get(index), new Place(record.offset(), index));
          }
        }
        case LogRecord.Reset(var counter, long epoch) ->
            events.add(new Event(record.offset(), counter, epoch, null));
        case LogRecord.Unreadable _ -> reject(new Place(record.offset(), 0));
        case LogRecord.SecondTry(long offset, int index, var clicks) -> {
          if (rejected.remove(new Place(offset, index))) {
            clicks.forEach(click -> count(click, record.offset()));
            secondTries++;
          }
        }
        case LogRecord.Tick _, LogRecord.NeedsNewerReader _ -> {}
      }
    }
  }

  private void count(Entry entry, Place place) {
    var key = key(entry);
    if (entry instanceof Entry.Good(var click)) {
      storedValues.add(click.value());
    }
    if (key == null || place.equals(owners.get(key))) {
      switch (entry) {
        case Entry.Good(var click) -> count(click, place.offset());
        case Entry.Bad _ -> reject(place);
      }
    }
  }

  private void reject(Place place) {
    rejected.add(place);
    rejections++;
  }

  private void count(Click click, long offset) {
    events.add(new Event(offset, click.counter(), click.epoch(), click.value()));
    countedValues.merge(click.value(), 1, Integer::sum);
    if (click.key() != null) {
      countedKeys.add(click.key());
    }
  }

  /// How the counter stands when everything below the offset is counted: whatever brings a higher
  /// epoch begins anew.
  Standing standing(CounterId counter, long below) {
    var standing = new Standing(-1, 0, null);
    for (var event : events) {
      if (event.offset < below && event.counter.equals(counter)) {
        long epoch = Math.max(standing.epoch, event.epoch);
        var before = epoch > standing.epoch ? new Standing(epoch, 0, null) : standing;
        standing =
            event.value == null ? before : new Standing(epoch, before.clicks + 1, event.value);
      }
    }
    return standing;
  }

  /// How many clicks count in all, epochs or not.
  long clicks(long below) {
    return events.stream().filter(it -> it.value != null && it.offset < below).count();
  }

  boolean isOf(List<Stored> log, long born) {
    return records == log.size() && bornAt == born;
  }

  int timesCounted(long value) {
    return countedValues.getOrDefault(value, 0);
  }

  boolean holds(long value) {
    return storedValues.contains(value);
  }

  boolean counts(ClickKey key) {
    return countedKeys.contains(key);
  }

  void note(Fortune fortune) {
    note(duplicates, Happening.DUPLICATE, fortune);
    note(late, Happening.KEY_OUT_OF_TIME, fortune);
    note(rejections, Happening.REJECTED, fortune);
    note(secondTries, Happening.SECOND_TRY, fortune);
  }

  private static void note(int times, Happening happening, Fortune fortune) {
    for (int time = 0; time < times; time++) {
      fortune.happened(happening);
    }
  }

  private static @Nullable ClickKey key(Entry entry) {
    return switch (entry) {
      case Entry.Good(var click) -> click.key();
      case Entry.Bad(_, var key) -> key;
    };
  }
}
