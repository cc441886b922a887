package io.cloudclicker.counting;

import static io.cloudclicker.partition.Records.GLOBAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisReadersIT {

  private static final Stack STACK = Stack.shared();

  private final String topicId = UUID.randomUUID().toString();
  private final String entry = "clicker:" + topicId + ":counter:" + GLOBAL;
  private final String runs = "clicker:" + topicId + ":runs";
  private final LettuceConnectionFactory connections =
      new LettuceConnectionFactory(
          new RedisStandaloneConfiguration(STACK.redisHost(), STACK.redisPort()),
          LettuceClientConfiguration.builder().commandTimeout(Duration.ofMillis(250)).build());
  private final StringRedisTemplate redis;
  private final RedisReaders readers;
  private Instant now = Instant.EPOCH;

  RedisReadersIT() {
    connections.start();
    redis = new StringRedisTemplate(connections);
    readers = new RedisReaders(redis, new TestClock());
  }

  @AfterEach
  void close() {
    connections.destroy();
  }

  @Test
  void mergesCells_theHigherOffsetWins() {
    tell(0, 5, cell(3, 5));
    tell(2, 4, cell(2, 4));
    assertThat(entry()).containsExactly(Map.entry("0:0:1:0", "3 5 1000 7"));
    tell(5, 6, cell(4, 6));
    assertThat(entry()).containsExactly(Map.entry("0:0:1:0", "4 6 1000 7"));
  }

  @Test
  void extendsARun_whereTheNextNoticeBeginsWithinIt() {
    tell(10, 20, cell(1, 20));
    tell(20, 30, cell(2, 30));
    tell(15, 25, cell(2, 25));
    tell(12, 33, cell(3, 33));
    assertThat(run()).isEqualTo("10 33 1000");
  }

  @Test
  void beginsANewRun_afterAGap() {
    tell(10, 20, cell(1, 20));
    tell(21, 30, cell(2, 30));
    assertThat(run()).isEqualTo("21 30 1000");
  }

  @Test
  void anEntryThatNobodyFilled_livesForAMinute_afterItsLastMerge() {
    tell(0, 5, cell(3, 5));
    assertThat(redis.getExpire(entry)).isBetween(50L, 60L);
    redis.opsForHash().put(entry, "filled", "1:5");
    tell(5, 6, cell(4, 6));
    assertThat(redis.getExpire(entry)).isGreaterThan(80_000);
  }

  @Test
  void publishesTheNotice_afterTheMerge() throws Exception {
    var heard = new LinkedBlockingQueue<byte[]>();
    var connection = connections.getConnection();
    connection.subscribe(
        (message, ignored) -> heard.add(message.getBody()),
        ("clicker:" + topicId + ":notices").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var notice = tell(0, 5, cell(3, 5));
    var body = heard.poll(10, TimeUnit.SECONDS);
    assertThat(body).isNotNull();
    assertThat(Notice.parse(body)).contains(notice);
    connection.close();
  }

  @Test
  void takesMoreCells_thanOneScriptDoes() {
    var cells = new ArrayList<Cell>();
    for (int i = 1; i <= 2_500; i++) {
      cells.add(new Cell(new Cell.Key(new CounterId(5, i), 0, 0, 1, 0), i, 9, null));
    }
    readers.tell(topicId, new Notice(1, 0, 0, 9, 1_000, cells));
    var last = "clicker:" + topicId + ":counter:" + new CounterId(5, 2_500);
    assertThat(redis.opsForHash().get(last, "0:0:1:0")).isEqualTo("2500 9 0 0");
    assertThat(run()).isEqualTo("0 9 1000");
  }

  @Test
  void staysSilentForASecond_whenRedisHangs_andClaimsNothingThatIsNotMerged() {
    tell(0, 5, cell(3, 5));
    STACK.pauseRedis();
    try {
      tell(5, 6, cell(4, 6));
      tell(6, 7, cell(5, 7));
    } finally {
      STACK.resumeRedis();
    }
    tell(7, 8, cell(6, 8));
    assertThat(run()).as("within the second").isNotEqualTo("7 8 1000");
    now = now.plusSeconds(2);
    tell(8, 9, cell(6, 9));
    assertThat(run()).isEqualTo("8 9 1000");
    assertThat(entry()).containsExactly(Map.entry("0:0:1:0", "6 9 1000 7"));
  }

  private Notice tell(long from, long to, Cell... cells) {
    var notice = new Notice(1, 0, from, to, 1_000, List.of(cells));
    readers.tell(topicId, notice);
    return notice;
  }

  private static Cell cell(long clicks, long nextOffset) {
    return new Cell(
        new Cell.Key(GLOBAL, 0, 0, 1, 0), clicks, nextOffset, new Cell.Latest(7, 1_000));
  }

  private Map<Object, Object> entry() {
    return redis.opsForHash().entries(entry);
  }

  private Object run() {
    return java.util.Objects.requireNonNull(redis.opsForHash().get(runs, "0"));
  }

  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
