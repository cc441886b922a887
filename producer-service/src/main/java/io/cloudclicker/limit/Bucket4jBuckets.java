package io.cloudclicker.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The buckets of this instance: a bounded number, so that whoever has many addresses can't fill
/// the memory. One that is forgotten is full when it is met again.
final class Bucket4jBuckets implements Buckets {

  private final Cache<Subject, Bucket4jBucket> buckets;
  private final Set<Bucket4jBucket> due = ConcurrentHashMap.newKeySet();
  private final TimeMeter time;

  /// @param forgotten a bucket that was not used for as long is full
  Bucket4jBuckets(int most, Duration forgotten, TimeMeter time) {
    this.buckets = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(forgotten).build();
    this.time = time;
  }

  @Override
  public Duration take(Subject subject, Rate rate) {
    var bucket = buckets.get(subject, it -> new Bucket4jBucket(it, rate, time));
    var wait = bucket.take();
    if (bucket.isDue()) {
      due.add(bucket);
    }
    return wait;
  }

  /// Those that other instances ought to know of, each once.
  List<Bucket4jBucket> due(int most) {
    var some = new ArrayList<Bucket4jBucket>();
    for (var all = due.iterator(); all.hasNext() && some.size() < most; ) {
      some.add(all.next());
      all.remove();
    }
    return some;
  }

  /// After what is forgotten by now.
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
