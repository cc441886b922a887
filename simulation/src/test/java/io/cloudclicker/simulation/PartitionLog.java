package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One partition as its brokers hold it. What retention cut off stays here for the account only.
public final class PartitionLog {

  private final List<Stored> history = new ArrayList<>();
  private long begin;
  private @Nullable Account account;
  private final LongSupplier bornAt;

  /// @param bornAt of its log, milliseconds since 1970 UTC; 0 for the first log
  PartitionLog(LongSupplier bornAt) {
    this.bornAt = bornAt;
  }

  long append(byte[] bytes, Leaders leaders) {
    long offset = history.size();
    history.add(new Stored(offset, leaders, bytes));
    return offset;
  }

  public long begin() {
    return begin;
  }

  public long end() {
    return history.size();
  }

  Stored at(long offset) {
    return history.get((int) offset);
  }

  /// The first offset that is still there of those appended then or later; -1 where there is none.
  public long firstAppendedFrom(long millis) {
    for (long offset = begin; offset < end(); offset++) {
      if (at(offset).appendedAtMillis() >= millis) {
        return offset;
      }
    }
    return -1;
  }

  void cutBefore(long offset) {
    begin = Math.max(begin, offset);
  }

  /// What the whole log says, retention or not.
  Account account() {
    var known = account;
    if (known == null || !known.isOf(history, bornAt.getAsLong())) {
      known = Account.of(history, bornAt.getAsLong());
      account = known;
    }
    return known;
  }
}
