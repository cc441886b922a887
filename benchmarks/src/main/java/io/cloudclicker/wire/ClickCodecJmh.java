package io.cloudclicker.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A record to bytes and back. Time a record.
@State(Scope.Thread)
public class ClickCodecJmh {

  private static final long NOW = 1_700_000_000_000L;

  /// How many clicks a record holds.
  @Param({"1", "100"})
  public int clicks;

  private final List<Click> content = new ArrayList<>();
  private byte[] bytes = {};

  @Setup
  public void makeRecord() {
    var random = new Random(7);
    for (int number = 0; number < clicks; number++) {
      content.add(
          new Click(
              CounterId.of(CounterName.GLOBAL), 0, ClickKey.at(NOW, random), number, NOW, null));
    }
    bytes = ClickCodec.encode(content);
  }

  @Benchmark
  public byte[] encode() {
    return ClickCodec.encode(content);
  }

  @Benchmark
  public LogRecord decode() {
    return ClickCodec.decode(bytes);
  }
}
