package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What stock tools print, as they print it.
class ToolsTest {

  private static final String CONSUMED =
      """
      start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
      2026-11-20 10:00:00:000, 2026-11-20 10:00:02:000, 91.5527, 45.7764, 2000000, 1000000.0000, 500, 1500, 61.0352, 1333333.3333
      """;

  @Test
  void takesTheRateOfAllRecords_notOfAnInterval() {
    var text =
        """
        100000 records sent, 50000.0 records/sec (2.29 MB/sec), 1.0 ms avg latency, 2.0 ms max latency.
        2000000 records sent, 344827.586207 records/sec (15.79 MB/sec), 1.00 ms avg latency, 9.00 ms max latency, 1 ms 50th, 2 ms 95th, 3 ms 99th, 4 ms 99.9th.
        """;

    assertThat(KafkaTools.produced(text)).isEqualTo(344827.586207);
  }

  @Test
  void takesTheRateOfTheFetches_withoutTheGroupsStart() {
    assertThat(KafkaTools.consumed(CONSUMED, 2_000_000)).isEqualTo(1333333.3333);
  }

  @Test
  void isVoid_whenTheToolReadLess() {
    assertThatThrownBy(() -> KafkaTools.consumed(CONSUMED, 2_000_001))
        .isInstanceOf(VoidRun.class)
        .hasMessage("kafka-consumer-perf-test read 2000000 of 2,000,001 records");
  }

  @Test
  void isVoid_whenAToolTellsNothing() {
    assertThatThrownBy(() -> KafkaTools.produced("")).isInstanceOf(VoidRun.class);
    assertThatThrownBy(() -> KafkaTools.consumed("", 1)).isInstanceOf(VoidRun.class);
    assertThatThrownBy(() -> Wrk.parsed("")).isInstanceOf(VoidRun.class);
  }

  @Test
  void readsTheRateOfWrk() {
    assertThat(Wrk.parsed("Requests/sec:  54321.09\nTransfer/sec:      7.01MB\n"))
        .isEqualTo(54321.09);
  }

  @Test
  void isVoid_whenWrkHadErrors() {
    var rate = "Requests/sec:  1.00\n";

    for (var errors :
        List.of(
            "  Non-2xx or 3xx responses: 17\n",
            "  Socket errors: connect 0, read 1, write 0, timeout 0\n",
            "  Socket errors: connect 3, read 0, write 0, timeout 0\n")) {
      assertThatThrownBy(() -> Wrk.parsed(errors + rate))
          .isInstanceOf(VoidRun.class)
          .hasMessageContaining("wrk had errors");
    }
  }

  @Test
  void drainBeginsWithTheFirstGrowth_andEndsAtTheEnd() throws InterruptedException {
    var values = List.of(0L, 0L, 100L, 100L, 300L, 1_000L).iterator();

    var drain = Drain.watch(1_000, values::next);

    assertThat(drain.perSecond() * drain.took().toNanos() / 1e9)
        .as("what was there at the first look that saw any does not count")
        .isBetween(899.0, 901.0);
  }

  @Test
  void drainIsVoid_whenMoreIsCountedThanThereIs() {
    var values = List.of(0L, 100L, 1_001L).iterator();

    assertThatThrownBy(() -> Drain.watch(1_000, values::next))
        .isInstanceOf(VoidRun.class)
        .hasMessage("1,001 were counted, there are 1,000");
  }

  @Test
  void drainIsVoid_whenItWasOverAtTheFirstLook() {
    var values = List.of(0L, 1_000L).iterator();

    assertThatThrownBy(() -> Drain.watch(1_000, values::next))
        .isInstanceOf(VoidRun.class)
        .hasMessageContaining("before anything could be measured");
  }
}
