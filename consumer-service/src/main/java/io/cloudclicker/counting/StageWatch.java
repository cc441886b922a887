package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.wire.StageTimes.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// A stopwatch that is always in one stage of a batch: the points on its way, where faults are
/// armed, say where the next one begins. Moved by the poll thread, read by any.
public final class StageWatch implements FaultPoints {

  private static final Map<String, Stage> BEGINS =
      Map.of(
          CountingPoints.BEFORE_POLL, Stage.POLL,
          CountingPoints.AFTER_POLL, Stage.JUDGE,
          CountingPoints.BEFORE_TRANSACTION, Stage.COMPARE_AND_SET,
          CountingPoints.AFTER_CAS, Stage.UPSERT,
          CountingPoints.BEFORE_COMMIT, Stage.COMMIT,
          CountingPoints.AFTER_COMMIT, Stage.JUDGE,
          CountingPoints.BEFORE_CACHE, Stage.CACHE,
          CountingPoints.AFTER_CACHE, Stage.JUDGE);

  private final FaultPoints armed;
  private final LongSupplier nanoTime;
  private final BiConsumer<Stage, Duration> ended;
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private Stage stage = Stage.POLL;
  private long sinceNanos;
  private long batches;

  StageWatch(FaultPoints armed, LongSupplier nanoTime, BiConsumer<Stage, Duration> ended) {
    this.armed = armed;
    this.nanoTime = nanoTime;
    this.ended = ended;
    this.sinceNanos = nanoTime.getAsLong();
  }

  /// Since the start of the process.
  ///
  /// @param batches how many were committed
  /// @param nanos in each stage that was met; of the present one up to now
  public record Spent(long batches, Map<Stage, Long> nanos) {
    public Spent {
      nanos = Map.copyOf(nanos);
    }
  }

  public synchronized Spent spent() {
    var spent = new EnumMap<>(nanos);
    spent.merge(stage, nanoTime.getAsLong() - sinceNanos, Long::sum);
    return new Spent(batches, spent);
  }

  @Override
  public void reached(String point) {
    var begun = BEGINS.get(point);
    if (begun != null) {
      begin(begun, point.equals(CountingPoints.AFTER_COMMIT));
    }
    armed.reached(point);
  }

  private synchronized void begin(Stage next, boolean committed) {
    long now = nanoTime.getAsLong();
    nanos.merge(stage, now - sinceNanos, Long::sum);
    ended.accept(stage, Duration.ofNanos(now - sinceNanos));
    stage = next;
    sinceNanos = now;
    batches += committed ? 1 : 0;
  }
}
