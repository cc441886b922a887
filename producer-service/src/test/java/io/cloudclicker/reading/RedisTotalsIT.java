package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static io.cloudclicker.reading.ReadingSamples.at;
import static io.cloudclicker.reading.ReadingSamples.cell;
import static io.cloudclicker.reading.ReadingSamples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.redis.RedisLink;
import io.cloudclicker.testing.FaultProxy;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisTotalsIT {

  private static final Duration TIMEOUT = Duration.ofMillis(250);
  private static final CountedLog LOG = new CountedLog(1, "a-topic");

  private final RedisByHand redis = new RedisByHand(Stack.shared(), LOG.topicId());
  private final RedisClient client = client(Stack.shared().redisHost(), Stack.shared().redisPort());
  private final RedisTotals totals = new RedisTotals(link(client, TIMEOUT));

  @AfterEach
  void close() {
    redis.commands().flushall();
    redis.close();
    client.shutdown();
  }

  @Test
  void connectsAnew_whenTheConnectionIsHalfOpen() {
    try (var proxy = new FaultProxy(Stack.shared().redisHost(), Stack.shared().redisPort())) {
      var half = client("127.0.0.1", proxy.port());
      var link = link(half, TIMEOUT);
      assertThat(answers(link)).isTrue();
      proxy.leaveHalfOpen();
      assertThat(answers(link)).isFalse();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(link));
      half.shutdown();
    }
  }

  private static RedisLink link(RedisClient client, Duration timeout) {
    return new RedisLink(client, timeout, "nothing is done");
  }

  private static boolean answers(RedisLink link) {
    return link.ask(commands -> List.of(commands.ping())).isPresent();
  }

  @Test
  void misses_whatNobodyFilled() {
    redis.tell(notice(0, 0, 5, cell(0, 3, 5)));

    var answer = read();

    assertThat(answer.fills()).isEmpty();
    assertThat(answer.claim().counters()).containsExactly(COUNTER);
  }

  @Test
  void tellsWhatWasFilled() {
    var fill = fill(at(5L, 7L), new CounterCells(0, 3, 40, List.of(cell(0, 3, 5), cell(1, 0, 7))));

    totals.fill(read().claim(), fill);

    assertThat(read().fills()).containsExactly(fill);
    assertThat(read().claim().counters()).isEmpty();
    assertThat(ttl()).isBetween(86_000L, 90_000L);
  }

  @Test
  void tellsWhatConsumersAdded_sinceItWasFilled() {
    totals.fill(read().claim(), fill(at(5L), state(cell(0, 3, 5))));

    redis.tell(notice(0, 5, 8, cell(0, 6, 8)));
    redis.tell(notice(1, 0, 2));

    assertThat(read().fills())
        .containsExactly(
            new Fill(
                at(8L, 2L),
                List.of(new Mark(0, 8, 1_008), new Mark(1, 2, 1_002)),
                Map.of(COUNTER, state(cell(0, 6, 8)))));
  }

  @Test
  void tellsWhatConsumersAdded_betweenClaimAndFill() {
    var claim = read().claim();
    redis.tell(notice(0, 5, 8, cell(0, 6, 8)));

    totals.fill(claim, fill(at(5L), state(cell(0, 3, 5))));

    assertThat(count(read())).isEqualTo(6);
    assertThat(read().fills()).extracting(Fill::applied).containsExactly(at(8L));
  }

  @Test
  void misses_afterAGap() {
    totals.fill(read().claim(), fill(at(5L), state(cell(0, 3, 5))));
    redis.tell(notice(0, 6, 8, cell(0, 6, 8)));
    assertThat(read().fills()).isEmpty();

    totals.fill(read().claim(), fill(at(6L), state(cell(0, 4, 6))));
    assertThat(count(read())).isEqualTo(6);
  }

  @Test
  void refusesAFill_whenRedisForgotSinceTheClaim() {
    var claim = read().claim();
    redis.tell(notice(0, 5, 8, cell(0, 6, 8)));
    redis.commands().flushall();
    redis.tell(notice(0, 5, 8));

    totals.fill(claim, fill(at(5L), state(cell(0, 3, 5))));

    assertThat(read().fills()).isEmpty();
  }

  @Test
  void refusesAFill_whenSomebodyElseClaimedSince() {
    var first = read().claim();
    var second = read().claim();

    totals.fill(first, fill(at(9L), state(cell(0, 3, 9))));
    totals.fill(second, fill(at(5L), state(cell(0, 2, 5))));

    assertThat(count(read())).isEqualTo(2);
  }

  @Test
  void refusesAFill_ofAnotherLog() {
    totals.fill(read().claim(), fill(new Applied(2, List.of(5L)), state(cell(0, 3, 5))));

    assertThat(read().fills()).isEmpty();
  }

  @Test
  void fillsAgain_withTheLaterOfEachCellAndProgress() {
    totals.fill(read().claim(), fill(at(9L, 3L), state(cell(0, 7, 9), cell(1, 2, 3))));
    var claim = claimAgain();

    totals.fill(claim, fill(at(6L, 5L), state(cell(0, 4, 6), cell(1, 4, 5))));

    assertThat(read().fills())
        .containsExactly(fill(at(9L, 5L), state(cell(0, 7, 9), cell(1, 4, 5))));
  }

  @Test
  void fillsAgain_withTheMoreOfOneCell_whenARecountAdded() {
    totals.fill(read().claim(), fill(at(9L), state(cell(0, 2, 9))));

    totals.fill(claimAgain(), fill(at(9L), state(cell(0, 7, 9))));

    assertThat(count(read())).isEqualTo(7);
  }

  @Test
  void replacesTheEntry_whenTheRecountIsDone() {
    totals.fill(read().claim(), fill(at(9L), state(cell(0, 2, 9))));

    var recounted = new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 3, 8)));
    totals.fill(claimAgain(), fill(at(8L), recounted));

    assertThat(read().fills()).containsExactly(fill(at(8L), recounted));
  }

  @Test
  void keepsTheEntry_whenTheFillIsOfAnEarlierRevision() {
    var recounted = fill(at(8L), new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 3, 8))));
    totals.fill(read().claim(), recounted);

    totals.fill(claimAgain(), fill(at(9L), state(cell(0, 2, 9))));

    assertThat(read().fills()).containsExactly(recounted);
  }

  @Test
  void misses_whenConsumersCountForALaterRevisionOnly() {
    totals.fill(read().claim(), fill(at(5L), state(cell(0, 3, 5))));
    redis.tell(notice(0, 5, 6, cell(0, 4, 6), cell(0, 1, 1, 0, 1, 6)));
    assertThat(count(read())).isEqualTo(5);

    redis.tell(notice(0, 6, 7, cell(0, 1, 1, 0, 2, 7)));
    assertThat(read().fills()).isEmpty();
  }

  @Test
  void dropsCellsOfEarlierEpochs() {
    totals.fill(read().claim(), fill(at(5L), state(cell(0, 3, 5))));
    redis.tell(notice(0, 5, 6, cell(4, 0, 1, 0, 0, 6)));

    totals.fill(claimAgain(), fill(at(6L), state(cell(4, 0, 1, 0, 0, 6))));

    assertThat(redis.commands().hkeys(RedisText.counterKey(LOG.topicId(), COUNTER)))
        .containsExactlyInAnyOrder("4:0:1:0", "filled", "row");
  }

  @Test
  void livesAMinute_whileNobodyFills() {
    read();

    assertThat(ttl()).isBetween(50L, 60L);
  }

  @Test
  void misses_whatItCantRead() {
    totals.fill(read().claim(), fill(at(5L), state(cell(0, 3, 5))));
    redis.commands().hset(RedisText.counterKey(LOG.topicId(), COUNTER), "0:0:1:1", "nonsense");

    assertThat(read().fills()).isEmpty();
  }

  @Test
  void asksForThousands() {
    var counters =
        IntStream.range(0, 3_000)
            .mapToObj(n -> CounterId.of(new CounterName("c-" + n)))
            .collect(Collectors.toSet());
    var patient = new RedisTotals(link(client, Duration.ofSeconds(10)));
    var claim = patient.read(LOG, counters).claim();
    assertThat(claim.counters()).isEqualTo(counters);

    var states = counters.stream().collect(Collectors.toMap(c -> c, _ -> CounterCells.NONE));
    patient.fill(claim, new Fill(at(5L), List.of(), states));

    assertThat(patient.read(LOG, counters).fills()).hasSize(3_000);
  }

  @Test
  void costsOneTimeoutASecond_whileRedisHangs() {
    read();
    Stack.shared().pauseRedis();
    try {
      long began = System.nanoTime();
      for (int attempt = 0; attempt < 1_000; attempt++) {
        assertThat(read().fills()).isEmpty();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(3));
      assertThat(read().claim().counters()).isEmpty();
    } finally {
      Stack.shared().resumeRedis();
    }
  }

  @Test
  void tellsNothing_whenRedisIsDead() {
    var nobody = client("127.0.0.1", 1);
    try {
      var dead = new RedisTotals(link(nobody, TIMEOUT));
      for (int attempt = 0; attempt < 1_000; attempt++) {
        var answer = dead.read(LOG, List.of(COUNTER));
        assertThat(answer.fills()).isEmpty();
        assertThat(answer.claim().counters()).isEmpty();
      }
    } finally {
      nobody.shutdown();
    }
  }

  /// As another instance does that finds the entry incomplete.
  private RedisTotals.Claim claimAgain() {
    var key = RedisText.counterKey(LOG.topicId(), COUNTER);
    redis.commands().hset(key, RedisText.FILLING, "me");
    return new RedisTotals.Claim(LOG, "me", Set.of(COUNTER));
  }

  private RedisTotals.Answer read() {
    return totals.read(LOG, List.of(COUNTER));
  }

  private long ttl() {
    return redis.commands().ttl(RedisText.counterKey(LOG.topicId(), COUNTER));
  }

  private static long count(RedisTotals.Answer answer) {
    return answer.fills().stream()
        .flatMap(fill -> fill.counters().values().stream())
        .flatMap(state -> state.cells().stream())
        .mapToLong(Cell::clicks)
        .sum();
  }

  private static CounterCells state(Cell... cells) {
    return new CounterCells(0, 0, 0, List.of(cells));
  }

  private static Fill fill(Applied at, CounterCells state) {
    return new Fill(at, List.of(), Map.of(COUNTER, state));
  }

  static RedisClient client(String host, int port) {
    var client = RedisClient.create(RedisURI.create(host, port));
    client.setOptions(RedisReadingConfiguration.options(TIMEOUT, Duration.ofMillis(500)));
    return client;
  }
}
