package io.cloudclicker.counting;

import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/// Merges touched cells into Redis, then extends the partition's run and publishes the notice, in
/// this order, so that a run never claims what is not merged. Redis away costs one time-out a
/// second.
final class RedisReaders implements Readers {

  private static final Logger LOG = LoggerFactory.getLogger(RedisReaders.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CHUNK = 1_000;

  private final StringRedisTemplate redis;
  private final Clock clock;
  private final RedisScript<Long> merge = script("redis/merge-cells.lua");
  private final RedisScript<Long> extend = script("redis/extend-run.lua");
  private long silentUntilMillis;
  private boolean away;

  RedisReaders(StringRedisTemplate redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public void tell(String topicId, Notice notice) {
    if (clock.millis() < silentUntilMillis) {
      return;
    }
    try {
      merge(topicId, notice.cells());
      extendRun(topicId, notice);
      publish(topicId, notice);
      back();
    } catch (DataAccessException | IllegalStateException e) {
      goneAway(e);
    }
  }

  private void merge(String topicId, List<Cell> cells) {
    var prefix = "clicker:" + topicId + ":counter:";
    for (int from = 0; from < cells.size(); from += CHUNK) {
      var chunk = cells.subList(from, Math.min(cells.size(), from + CHUNK));
      var keys = chunk.stream().map(cell -> prefix + cell.key().counter()).toList();
      var arguments = new ArrayList<String>();
      chunk.forEach(cell -> arguments.addAll(List.of(field(cell), state(cell))));
      redis.execute(merge, keys, arguments.toArray());
    }
  }

  private void extendRun(String topicId, Notice notice) {
    redis.execute(
        extend,
        List.of("clicker:" + topicId + ":runs"),
        Integer.toString(notice.partition()),
        Long.toString(notice.from()),
        Long.toString(notice.to()),
        Long.toString(notice.appendedAtMillis()));
  }

  private void publish(String topicId, Notice notice) {
    var channel = ("clicker:" + topicId + ":notices").getBytes(StandardCharsets.US_ASCII);
    redis.execute(connection -> connection.publish(channel, notice.toBytes()), true);
  }

  private static String field(Cell cell) {
    var key = cell.key();
    return key.epoch() + ":" + key.revision() + ":" + key.log() + ":" + key.partition();
  }

  private static String state(Cell cell) {
    var latest = cell.latest();
    long at = latest == null ? 0 : latest.atMillis();
    long value = latest == null ? 0 : latest.value();
    return cell.clicks() + " " + cell.nextOffset() + " " + at + " " + value;
  }

  private void back() {
    if (away) {
      LOG.info("Redis answers again");
      away = false;
    }
  }

  private void goneAway(RuntimeException e) {
    silentUntilMillis = clock.millis() + PAUSE.toMillis();
    if (!away) {
      LOG.warn(
          "Redis is away, readers ask MySQL meanwhile: {} runbook={}",
          e.toString(),
          Runbook.REDIS_AWAY);
      away = true;
    }
  }

  private static RedisScript<Long> script(String path) {
    var script = new DefaultRedisScript<Long>();
    script.setLocation(new ClassPathResource(path));
    script.setResultType(Long.class);
    return script;
  }
}
