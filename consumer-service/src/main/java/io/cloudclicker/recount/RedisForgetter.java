package io.cloudclicker.recount;

import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Deletes totals from Redis; a fill that began before finds its claim gone, too.
final class RedisForgetter implements TotalsForgetter {

  private static final Logger LOG = LoggerFactory.getLogger(RedisForgetter.class);
  private static final int CHUNK = 500;

  private final StringRedisTemplate redis;

  RedisForgetter(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public void forget(String topicId, @Nullable CounterId only) {
    var prefix = "clicker:" + topicId + ":counter:";
    try {
      if (only == null) {
        unlinkAll(prefix + "*");
      } else {
        redis.unlink(prefix + only);
      }
    } catch (DataAccessException e) {
      LOG.warn(
          "Redis keeps totals of the revision before for a while: {} runbook={}",
          e.toString(),
          Runbook.REDIS_AWAY);
    }
  }

  private void unlinkAll(String pattern) {
    var options = ScanOptions.scanOptions().match(pattern).count(CHUNK).build();
    List<String> keys = new ArrayList<>();
    try (var found = redis.scan(options)) {
      while (found.hasNext()) {
        keys.add(found.next());
        if (keys.size() == CHUNK) {
          redis.unlink(keys);
          keys.clear();
        }
      }
    }
    redis.unlink(keys);
  }
}
