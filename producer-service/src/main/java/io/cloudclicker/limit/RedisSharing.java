package io.cloudclicker.limit;

import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/// Lets instances limit together: tells Redis what was taken here, and learns what is left for all.
/// While Redis is away each limits alone, and what was taken then is told to nobody later.
final class RedisSharing {

  /// Well below the client's queue, so that asking for many is never refused.
  private static final int MOST_AT_ONCE = 400;

  private final Bucket4jBuckets buckets;
  private final RedisLink redis;
  private final Consumer<Boolean> heard;
  private final String spend = script("redis/spend.lua");

  /// @param heard is told whether Redis answered
  RedisSharing(Bucket4jBuckets buckets, RedisLink redis, Consumer<Boolean> heard) {
    this.buckets = buckets;
    this.redis = redis;
    this.heard = heard;
  }

  void share() {
    var due = buckets.due(MOST_AT_ONCE);
    if (!due.isEmpty()) {
      share(due);
    }
  }

  /// One of them may have told all that it took meanwhile.
  void share(List<Bucket4jBucket> due) {
    var left = redis.ask(commands -> due.stream().map(bucket -> spend(commands, bucket)).toList());
    heard.accept(left.isPresent());
    left.ifPresent(
        all -> {
          for (int index = 0; index < due.size(); index++) {
            due.get(index).learn(all.get(index));
          }
        });
  }

  /// The rate is part of the key, so that another one begins anew.
  private RedisFuture<Long> spend(
      RedisAsyncCommands<String, String> commands, Bucket4jBucket bucket) {
    var subject = bucket.subject();
    var most = Long.toString(bucket.rate().most());
    var fill = Long.toString(bucket.rate().per().toMillis());
    var key =
        String.join(":", "clicker:limit", subject.kind().toString(), most, fill, subject.who());
    return commands.eval(
        spend,
        ScriptOutputType.INTEGER,
        new String[] {key},
        Long.toString(bucket.tell()),
        most,
        fill);
  }

  private static String script(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
