package io.cloudclicker.lag;

import io.cloudclicker.wire.StageTimes;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Reads the hash that each consumer keeps a field in for every partition that it counts.
final class RedisConsumerStages implements ConsumerStages {

  private static final Logger LOG = LoggerFactory.getLogger(RedisConsumerStages.class);

  private final StringRedisTemplate redis;

  RedisConsumerStages(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public Map<Integer, StageTimes> read(String topicId) {
    try {
      Map<Integer, StageTimes> stages = new HashMap<>();
      redis
          .<String, String>opsForHash()
          .entries("clicker:" + topicId + ":stages")
          .forEach((part, text) -> read(stages, part, text));
      return stages;
    } catch (DataAccessException | IllegalStateException e) {
      // The verdict does without; that Redis is away is said where totals are read.
      LOG.debug("What consumers are busy with is not known: {}", e.toString());
      return Map.of();
    }
  }

  private static void read(Map<Integer, StageTimes> stages, String part, String text) {
    try {
      int number = Integer.parseInt(part);
      StageTimes.of(text).ifPresent(times -> stages.put(number, times));
    } catch (NumberFormatException e) {
      LOG.debug("{} is no partition", part);
    }
  }
}
