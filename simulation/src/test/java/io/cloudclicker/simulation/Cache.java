package io.cloudclicker.simulation;

import io.cloudclicker.reading.ReadingInstance;
import io.cloudclicker.reading.SimulatedRedis;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from a consumer's commit to the readers: merge, then run, then notice. It may end at any
/// of them, and take its time between them.
final class Cache implements NoticeBoard {

  private final SimulatedRedis redis;
  private final Fortune fortune;
  private final List<ReadingInstance> readers = new ArrayList<>();

  Cache(SimulatedRedis redis, Fortune fortune) {
    this.redis = redis;
    this.fortune = fortune;
  }

  void follow(ReadingInstance reader) {
    readers.add(reader);
  }

  @Override
  public void tell(String topicId, Notice notice) {
    fortune.maybeStandStill();
    for (var cell : notice.cells()) {
      if (isAway()) {
        return;
      }
      redis.merge(topicId, cell);
    }
    fortune.maybeStandStill();
    if (isAway()) {
      return;
    }
    redis.extend(topicId, notice);
    for (var reader : readers) {
      if (fortune.strikes(6)) {
        fortune.happened(Happening.NOTICE_LOST);
      } else {
        reader.deliver(topicId, notice);
      }
    }
  }

  @Override
  public void forget(String topicId, @Nullable CounterId only) {
    if (!isAway()) {
      World.COUNTERS.stream()
          .filter(counter -> only == null || counter.equals(only))
          .forEach(counter -> redis.forget(topicId, counter));
    }
  }

  private boolean isAway() {
    boolean away = fortune.strikes(16);
    if (away) {
      fortune.happened(Happening.CACHE_AWAY);
    }
    return away;
  }
}
