package io.cloudclicker.reading;

import io.cloudclicker.wire.Notice;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Hears consumers' notices, on a connection and a platform thread of its own, and hands them to
/// memory. Notices may be lost, here or on the way: what is lost shows as a gap.
final class RedisNotices implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RedisNotices.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int MAX_WAITING = 1_000;

  private final RedisClient client;
  private final Totals totals;
  private final Demand demand;
  private final ObjLongConsumer<Notice> heard;
  private final Clock clock;

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private volatile @Nullable CountedLog log;
  private volatile @Nullable Thread thread;

  /// @param heard is told of each notice, and when it came
  RedisNotices(
      RedisClient client,
      Totals totals,
      Demand demand,
      ObjLongConsumer<Notice> heard,
      Clock clock) {
    this.client = client;
    this.totals = totals;
    this.demand = demand;
    this.heard = heard;
    this.clock = clock;
  }

  /// Says which log's notices to hear.
  void follow(CountedLog counted) {
    log = counted;
  }

  @Override
  public void start() {
    var runner = Thread.ofPlatform().name("reading-notices").unstarted(this::run);
    thread = runner;
    runner.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /// Before the web server, and until after it.
  @Override
  public int getPhase() {
    return 0;
  }

  private void run() {
    try {
      while (isRunning()) {
        var followed = log;
        if (followed != null) {
          hear(followed);
        }
        TimeUnit.MILLISECONDS.sleep(followed == null ? 20 : PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns when the connection is no good any more.
  private void hear(CountedLog followed) throws InterruptedException {
    try (var connection = client.connectPubSub(ByteArrayCodec.INSTANCE)) {
      connection.addListener(new Listener());
      connection.sync().subscribe(bytes(RedisText.channel(followed.topicId())));
      LOG.info("hears notices of topic {}", followed.topicId());
      take(connection, followed);
    } catch (RedisException | ExecutionException | TimeoutException e) {
      if (isRunning()) {
        LOG.info("does not hear notices, tries again: {}", e.toString());
      }
    }
  }

  private void take(StatefulRedisPubSubConnection<byte[], byte[]> connection, CountedLog followed)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<byte[]> taken = new ArrayList<>();
    while (followed.equals(log)) {
      var first = waiting.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        connection.async().ping().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        continue;
      }
      taken.add(first);
      waiting.drainTo(taken);
      taken.forEach(this::take);
      taken.clear();
      demand.changed();
    }
  }

  private void take(byte[] bytes) {
    Notice.parse(bytes).ifPresent(notice -> take(notice, clock.millis()));
  }

  private void take(Notice notice, long nowMillis) {
    totals.take(notice, nowMillis);
    heard.accept(notice, nowMillis);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Runs on the client's own thread, so it never waits: what does not fit is lost.
  private final class Listener extends RedisPubSubAdapter<byte[], byte[]> {
    @Override
    public void message(byte[] channel, byte[] message) {
      var _ = waiting.offer(message);
    }
  }
}
