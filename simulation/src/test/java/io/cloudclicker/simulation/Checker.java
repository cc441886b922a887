package io.cloudclicker.simulation;

import static io.cloudclicker.simulation.Violation.Promise.BACKWARDS;
import static io.cloudclicker.simulation.Violation.Promise.DOUBLED;
import static io.cloudclicker.simulation.Violation.Promise.LOST;
import static io.cloudclicker.simulation.Violation.Promise.WRONG;

import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.HashMap;
import java.util.Map;

/// Holds what the database and the readers say against the account of the log, at every commit and
/// every read.
final class Checker {

  private final Broker broker;

  /// How far an earlier log was counted when the next one was adopted. Whoever stood still over the
  /// adoption may still count on a little.
  private final Map<Part, Long> frozen = new HashMap<>();

  private final Map<String, ReadTotal> shown = new HashMap<>();

  Checker(Broker broker) {
    this.broker = broker;
  }

  void frozen(Database database, int log) {
    database.progress.forEach(
        (part, row) -> {
          if (part.log() == log) {
            frozen.put(part, row.nextOffset());
          }
        });
  }

  void born(Database.LogRow log) {
    topic(log.topicId()).bornAt(log.bornAt());
  }

  /// What is committed of a partition is what its log says up to its progress.
  void committed(Database database, Part part) {
    long next = database.progressOf(part).nextOffset();
    var account = account(database, part);
    long counted = 0;
    for (var cell : database.cells.values()) {
      var key = cell.key();
      boolean present = key.revision() == database.revision(key.counter());
      counted += present && Database.part(key).equals(part) ? cell.clicks() : 0;
    }
    long due = account.clicks(next);
    if (counted != due) {
      throw new Violation(
          counted > due ? DOUBLED : LOST,
          "%s stands at offset %d with %d clicks, its log has %d",
          part,
          next,
          counted,
          due);
    }
    for (var counter : World.COUNTERS) {
      var standing = account.standing(counter, next);
      checkCell(database, part, counter, database.revision(counter), standing);
      var recount = database.recountParts.get(part);
      if (recount != null && recount.whole() && isRunning(database, recount, counter)) {
        checkCell(database, part, counter, recount.revision(), standing);
      }
    }
  }

  private static boolean isRunning(
      Database database, Database.RecountPart recount, CounterId counter) {
    return database
        .recount()
        .filter(job -> job.id().equals(recount.job()))
        .filter(job -> job.only() == null || counter.equals(job.only()))
        .isPresent();
  }

  private static void checkCell(
      Database database, Part part, CounterId counter, int revision, Account.Standing due) {
    Cell present = null;
    for (var cell : database.cells(part, counter, revision)) {
      present = present == null || cell.key().epoch() > present.key().epoch() ? cell : present;
    }
    long epoch = present == null ? -1 : present.key().epoch();
    long clicks = present == null ? 0 : present.clicks();
    Long latest = present == null || present.latest() == null ? null : present.latest().value();
    if (!new Account.Standing(epoch, clicks, latest).equals(due)) {
      throw new Violation(
          WRONG,
          "%s has the cell %s of revision %d, its log says %s",
          part,
          String.valueOf(present),
          revision,
          due);
    }
  }

  /// What is read is what the log says up to exactly what is said to be applied, and never less
  /// than what the same instance said before.
  void read(Database database, String reader, CounterId counter, ReadTotal told) {
    var least = due(database, counter, told.applied(), false);
    var most = due(database, counter, told.applied(), true);
    boolean right =
        told.epoch() == Math.max(0, most.epoch())
            && told.count() >= least.clicks()
            && told.count() <= most.clicks();
    if (!right) {
      throw new Violation(WRONG, "%s told %s, the log says %s", reader, told, most);
    }
    var before = shown.put(reader + counter, told);
    if (before != null && (told.isBefore(before) || !told.applied().includes(before.applied()))) {
      throw new Violation(BACKWARDS, "%s told %s after %s", reader, told, before);
    }
  }

  /// @param late whether what was counted of an earlier log after its end is in
  private Account.Standing due(
      Database database, CounterId counter, Applied applied, boolean late) {
    var total = new Account.Standing(-1, 0, null);
    for (var row : database.logs.values()) {
      int size = topic(row.topicId()).size();
      for (int partition = 0; row.id() <= applied.log() && partition < size; partition++) {
        var part = new Part(row.id(), partition);
        long below =
            row.id() == applied.log() ? applied.offset(partition) : frozenAt(database, part, late);
        total = sum(total, account(database, part).standing(counter, below));
      }
    }
    return total;
  }

  private long frozenAt(Database database, Part part, boolean late) {
    long now = database.progressOf(part).nextOffset();
    return late ? now : frozen.getOrDefault(part, now);
  }

  private static Account.Standing sum(Account.Standing one, Account.Standing other) {
    if (one.epoch() != other.epoch()) {
      return one.epoch() > other.epoch() ? one : other;
    }
    return new Account.Standing(one.epoch(), one.clicks() + other.clicks(), null);
  }

  private Account account(Database database, Part part) {
    var row = database.logs.get(part.log());
    if (row == null) {
      throw new IllegalStateException("no such log: " + part);
    }
    return topic(row.topicId()).partition(part.partition()).account();
  }

  private LogTopic topic(String id) {
    for (var topic : broker.topics()) {
      if (topic.id().equals(id)) {
        return topic;
      }
    }
    throw new IllegalStateException("no such topic: " + id);
  }
}
