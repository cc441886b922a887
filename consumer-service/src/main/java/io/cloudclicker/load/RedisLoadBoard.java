package io.cloudclicker.load;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.wire.StageTimes;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/// A hash with one field per partition, of whoever counts it: as many as there are partitions,
/// however often instances come and go. It is gone a minute after the last one.
final class RedisLoadBoard implements LoadBoard {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLoadBoard.class);
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final StringRedisTemplate redis;

  RedisLoadBoard(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public void tell(CountedHere.Share share, StageTimes times) {
    if (share.partitions().isEmpty()) {
      return;
    }
    var key = "clicker:" + share.log().topicId() + ":stages";
    var text = times.toText();
    var fields =
        share.partitions().stream().collect(Collectors.toMap(Object::toString, ignored -> text));
    try {
      redis.opsForHash().putAll(key, fields);
      redis.expire(key, KEPT);
    } catch (DataAccessException | IllegalStateException e) {
      // Counting says so already, when it can't tell readers.
      LOG.debug("Nobody is told what the time was spent on: {}", e.toString());
    }
  }
}
