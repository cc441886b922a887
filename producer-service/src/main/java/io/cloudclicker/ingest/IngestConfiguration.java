package io.cloudclicker.ingest;

import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.fault.FaultSettings;
import io.cloudclicker.limit.ClickLimits;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.topic.RecentRecords;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.topic.TopicProperties;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ProducerFactory;

/// Puts ingest together. Bulkhead and breaker are called `log` in resilience4j's settings.
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  private static final String NAME = "log";

  @Bean
  CircuitBreaker logBreaker(CircuitBreakerRegistry breakers) {
    return breakers.circuitBreaker(NAME);
  }

  @Bean
  EdgeClock edgeClock() {
    return new EdgeClock();
  }

  @Bean
  KafkaIntake intake(
      TopicProperties topicProperties,
      ProducerFactory<byte[], byte[]> producers,
      Topic topic,
      LogEnds ends,
      CircuitBreaker logBreaker) {
    var name = topicProperties.name();
    return new KafkaIntake(name, producers, topic, ends, logBreaker, Clock.systemUTC());
  }

  @Bean
  FaultPoints faultPoints(Environment environment) {
    return Binder.get(environment)
        .bindOrCreate("clicker.faults", FaultSettings.class)
        .arm(IngestPoints.ALL);
  }

  @Bean
  KafkaSender clickSender(
      TopicProperties topic,
      ProducerFactory<byte[], byte[]> producers,
      CircuitBreaker logBreaker,
      FaultPoints faults) {
    return new KafkaSender(topic.name(), producers, logBreaker, faults, Clock.systemUTC());
  }

  @Bean
  KafkaClickLog clickLog(
      Topic topic,
      LogEnds ends,
      RecentRecords records,
      BulkheadRegistry bulkheads,
      KafkaSender sender,
      EdgeClock edgeClock,
      FaultPoints faults,
      IngestProperties settings) {
    var window = new KeyWindow(settings.window(), records);
    var bulkhead = bulkheads.bulkhead(NAME);
    var groups = new GroupCommit(sender, settings.gather());
    return new KafkaClickLog(topic, ends, bulkhead, groups, edgeClock, window, faults, settings);
  }

  @Bean
  ClickDesk clickDesk(
      CounterDirectory counters,
      ClickLimits limits,
      Epochs epochs,
      Topic topic,
      EdgeClock edgeClock,
      ClickLog log,
      IngestProperties settings,
      MeterRegistry meters,
      ObjectProvider<Tracer> tracers) {
    var rules = new PressRules();
    var clock = Clock.systemUTC();
    var metered = new IngestMetrics(log, meters);
    var tracer = tracers.getIfAvailable();
    ClickLog told = tracer == null ? metered : new ClickTraces(metered, tracer);
    return new ClickDesk(counters, rules, limits, epochs, topic, edgeClock, told, settings, clock);
  }
}
