package io.cloudclicker.reading;

import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.Notice;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;

/// What a consumer leaves in Redis after a commit, step by step: cells, the run, the notice.
final class RedisByHand implements AutoCloseable {

  private final String topicId;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final StatefulRedisConnection<byte[], byte[]> publisher;

  RedisByHand(Stack stack, String topicId) {
    this.topicId = topicId;
    client = RedisClient.create(RedisURI.create(stack.redisHost(), stack.redisPort()));
    connection = client.connect();
    publisher = client.connect(ByteArrayCodec.INSTANCE);
  }

  RedisCommands<String, String> commands() {
    return connection.sync();
  }

  void tell(Notice notice) {
    notice.cells().forEach(this::merge);
    extend(notice);
    publish(notice);
  }

  void merge(Cell cell) {
    var key = RedisText.counterKey(topicId, cell.key().counter());
    var field = RedisText.field(cell.key());
    var known = commands().hget(key, field);
    if (known == null || Long.parseLong(known.split(" ", -1)[1]) < cell.nextOffset()) {
      commands().hset(key, field, RedisText.value(cell));
    }
    commands().expire(key, commands().hexists(key, RedisText.FILLED) ? 86_400 : 60);
  }

  void extend(Notice notice) {
    var key = RedisText.runsKey(topicId);
    var runs = RedisText.runs(notice.log(), commands().hgetall(key));
    var known = runs.of(notice.partition());
    var run = known == null ? Run.of(notice) : known.with(notice);
    var text = run.from() + " " + run.to() + " " + run.appendedAtMillis();
    commands().hset(key, Integer.toString(notice.partition()), text);
  }

  void publish(Notice notice) {
    var channel = RedisText.channel(topicId).getBytes(StandardCharsets.US_ASCII);
    publisher.sync().publish(channel, notice.toBytes());
  }

  @Override
  public void close() {
    connection.close();
    publisher.close();
    client.shutdown();
  }
}
