package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class JdbcTotalsIT {

  private final ConsumerByHand consumer = new ConsumerByHand(Stack.shared());
  private final JdbcTotals totals =
      new JdbcTotals(consumer.database.dataSource(), Duration.ofSeconds(1));

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void tellsNothing_beforeTheFirstLog() {
    var answer = read(COUNTER);

    assertThat(answer.log()).isNull();
    assertThat(answer.fill().applied()).isEqualTo(Applied.nothing(1));
    assertThat(state(answer)).isEqualTo(CounterCells.NONE);
  }

  @Test
  void tellsProgress_withoutCounters() {
    consumer.beginLog();
    consumer.commit(CounterName.GLOBAL, 1, 3);

    var answers = totals.read(List.of());

    assertThat(answers)
        .singleElement()
        .extracting(JdbcTotals.Answer::log)
        .isEqualTo(consumer.log());
    assertThat(answers.getFirst().fill().applied()).isEqualTo(new Applied(1, List.of(0L, 3L)));
  }

  @Test
  void tellsCellsOfAllPartitions_andWhenTheyWereAppended() {
    consumer.beginLog();
    var first = consumer.commit(CounterName.GLOBAL, 0, 2);
    var second = consumer.commit(CounterName.GLOBAL, 1, 3);

    var answer = read(COUNTER);

    assertThat(state(answer).cells())
        .containsExactlyInAnyOrder(first.cells().getFirst(), second.cells().getFirst());
    assertThat(answer.fill().marks())
        .containsExactlyInAnyOrder(
            new Mark(0, 2, first.appendedAtMillis()), new Mark(1, 3, second.appendedAtMillis()));
  }

  @Test
  void tellsTheHighestEpochOnly_ofTheCountersRevision() {
    consumer.beginLog();
    shard(4, 0, 0, 10, 5);
    shard(4, 1, 0, 20, 5);
    shard(4, 1, 1, 30, 6);
    shard(9, 1, 0, 0, 7);
    shard(9, 2, 0, 50, 8);
    consumer.sql("UPDATE counter SET revision = 1, start_epoch = 9, start_value = 100");

    var state = state(read(COUNTER));

    var key = new Cell.Key(COUNTER, 9, 1, 1, 0);
    assertThat(state).isEqualTo(new CounterCells(1, 9, 100, List.of(new Cell(key, 0, 7, null))));
  }

  @Test
  void tellsCells_ofACounterThatAFailoverForgot() {
    consumer.beginLog();
    var forgotten = new CounterName("forgotten");
    var notice = consumer.commit(forgotten, 0, 2);

    var answer = read(CounterId.of(forgotten));

    assertThat(answer.fill().counters().get(CounterId.of(forgotten)))
        .isEqualTo(new CounterCells(0, 0, 0, notice.cells()));
  }

  @Test
  void tellsTheLaterLogsProgress_andTheCellsOfBoth() {
    consumer.beginLog();
    consumer.commit(CounterName.GLOBAL, 0, 2);
    consumer.beginLog();
    consumer.commit(CounterName.GLOBAL, 1, 5);

    var answer = read(COUNTER);

    assertThat(answer.fill().applied()).isEqualTo(new Applied(2, List.of(0L, 5L)));
    assertThat(state(answer).cells()).extracting(Cell::clicks).containsExactlyInAnyOrder(2L, 5L);
  }

  @Test
  void asksForAThousandAtOnce() {
    consumer.beginLog();
    var many = IntStream.range(0, 2_500).mapToObj(n -> new CounterName("c-" + n)).toList();
    consumer.commit(many.get(1_700), 0, 4);

    var answers = totals.read(many.stream().map(CounterId::of).toList());

    assertThat(answers).hasSize(3);
    assertThat(answers.stream().mapToInt(answer -> answer.fill().counters().size()).sum())
        .isEqualTo(2_500);
    assertThat(answers).allSatisfy(a -> assertThat(a.fill().applied().offset(0)).isEqualTo(4));
  }

  @Test
  void seesOneSnapshot_whileAConsumerCommits() {
    consumer.beginLog();
    var done = new AtomicBoolean();
    var commits =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                consumer.commit(CounterName.GLOBAL, 0, 1);
              }
            });
    long last = 0;
    while (last < 100) {
      var answer = read(COUNTER);
      last = answer.fill().applied().offset(0);
      long clicks = state(answer).cells().stream().mapToLong(Cell::clicks).sum();
      assertThat(clicks).isEqualTo(last);
    }
    done.set(true);
    commits.join();
  }

  @Test
  void givesUp_whenTheDatabaseTakesTooLong() throws SQLException {
    consumer.beginLog();
    try (var other = consumer.database.connect();
        var statement = other.createStatement()) {
      statement.execute("LOCK TABLES counter WRITE");

      assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> read(COUNTER));
    }
  }

  private JdbcTotals.Answer read(CounterId counter) {
    return totals.read(List.of(counter)).getFirst();
  }

  private static CounterCells state(JdbcTotals.Answer answer) {
    return answer.fill().counters().getOrDefault(COUNTER, CounterCells.NONE);
  }

  private void shard(long epoch, int revision, int partition, long clicks, long nextOffset) {
    consumer.sql(
        "INSERT INTO counter_shard VALUES (?, ?, ?, 1, ?, ?, ?, NULL, NULL)",
        COUNTER.toBytes(),
        epoch,
        revision,
        partition,
        clicks,
        nextOffset);
  }
}
