package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Makes a batch of 10,000 records, as one poll brings them: judged and added up. Time a click.
@State(Scope.Thread)
public class JudgeJmh {

  private static final int RECORDS = 10_000;
  private static final long NOW = 1_700_000_000_000L;

  /// How many counters the clicks are spread over.
  @Param({"1", "5000"})
  public int counters;

  @Param({"false", "true"})
  public boolean keyed;

  private final List<AppendedRecord> records = new ArrayList<>(RECORDS);

  @Setup
  public void makeRecords() {
    var random = new Random(7);
    for (int offset = 0; offset < RECORDS; offset++) {
      var click =
          new Click(
              CounterId.of(new CounterName("counter-" + random.nextInt(counters))),
              0,
              keyed ? ClickKey.at(NOW, random) : null,
              1,
              NOW,
              null);
      var content = new LogRecord.Clicks(List.of(new Entry.Good(click)));
      records.add(new AppendedRecord(offset, 0, NOW, content));
    }
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int aggregate() {
    var judge = new Judge(KeyClock.START, 2 * RECORDS, Opening.ALL_TOLD, (_, _, _) -> false);
    return judge.judge(Progress.START, records).countedClicks();
  }
}
