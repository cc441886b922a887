package io.cloudclicker.ingest;

import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.topic.Topic;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/// Lets the producer meet the topic before the first click does, on a platform thread that ends
/// then, and tells whether clicks can be taken.
final class KafkaIntake implements Intake, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /// Older measurements of the log's ends say that Kafka does not answer.
  static final Duration ENDS_FRESH = Duration.ofSeconds(5);

  private final String topicName;
  private final ProducerFactory<byte[], byte[]> producers;
  private final Topic topic;
  private final LogEnds ends;
  private final CircuitBreaker breaker;
  private final Clock clock;
  private @Nullable Thread thread;
  private volatile boolean warm;

  KafkaIntake(
      String topicName,
      ProducerFactory<byte[], byte[]> producers,
      Topic topic,
      LogEnds ends,
      CircuitBreaker breaker,
      Clock clock) {
    this.topicName = topicName;
    this.producers = producers;
    this.topic = topic;
    this.ends = ends;
    this.breaker = breaker;
    this.clock = clock;
  }

  @Override
  public boolean warm() {
    return warm;
  }

  @Override
  public boolean open() {
    return warm && topic.current().isPresent() && endsAreFresh() && breakerLetsThrough();
  }

  private boolean endsAreFresh() {
    long freshFrom = clock.millis() - ENDS_FRESH.toMillis();
    return ends.latest().filter(end -> end.atMillis() >= freshFrom).isPresent();
  }

  private boolean breakerLetsThrough() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> false;
      case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> true;
    };
  }

  private void warmUp() {
    while (!warm && !Thread.currentThread().isInterrupted()) {
      if (topic.current().isPresent()) {
        meetTopic();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void meetTopic() {
    try {
      var partitions = producers.createProducer().partitionsFor(topicName);
      warm = !partitions.isEmpty();
      LOG.info("Warmed up: {} partitions take clicks", partitions.size());
    } catch (KafkaException e) {
      LOG.info("Not warmed up yet: {}", e.toString());
    }
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("warm-up").start(this::warmUp);
  }

  @Override
  public void stop() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /// Before the web server starts, after it has drained.
  @Override
  public int getPhase() {
    return 0;
  }
}
