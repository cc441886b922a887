package io.cloudclicker.reading;

import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.signal.Signal;
import io.cloudclicker.topic.LogEnds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

  private final Clock clock = Clock.systemUTC();

  @Bean
  ReadingMetrics readingMetrics(MeterRegistry registry) {
    return new ReadingMetrics(registry);
  }

  @Bean
  MeterBinder refreshAge(Filler filler) {
    return registry ->
        Gauge.builder(Signal.REFRESH_AGE.meter(), filler, Filler::ageSeconds)
            .description(Signal.REFRESH_AGE.meaning())
            .baseUnit(Signal.REFRESH_AGE.unit())
            .register(registry);
  }

  @Bean
  HeardEpochs heardEpochs() {
    return new HeardEpochs();
  }

  @Bean
  Demand readingDemand() {
    return new Demand();
  }

  @Bean
  Totals totals(ReadingProperties properties, HeardEpochs epochs) {
    return new Totals(properties, epochs);
  }

  @Bean
  Filler totalsFiller(
      DataSource primary,
      RedisTotals redis,
      RedisNotices notices,
      Totals totals,
      Demand demand,
      ReadingProperties properties) {
    var mySql = new JdbcTotals(primary, properties.queryTimeout());
    return new Filler(mySql, redis, totals, demand, notices::follow, properties.interval(), clock);
  }

  @Bean
  RefresherLifecycle totalsRefresher(
      Totals totals,
      Demand demand,
      RedisTotals redis,
      Filler filler,
      ReadingProperties properties) {
    return new RefresherLifecycle(new Refresher(totals, demand, redis, filler, properties, clock));
  }

  @Bean
  WaitingReader totalsReader(
      Totals totals,
      Demand demand,
      LogEnds ends,
      Filler filler,
      ReadingMetrics metrics,
      ReadingProperties properties) {
    return new WaitingReader(totals, demand, ends, filler::isAway, metrics, properties, clock);
  }

  @Bean
  TellableCounters tellableCounters(CounterDirectory directory, WaitingReader reader) {
    return new TellableCounters(directory, reader::remembers);
  }

  /// Runs the refresher from before the web server starts until after it has stopped.
  record RefresherLifecycle(Refresher refresher) implements SmartLifecycle {

    @Override
    public void start() {
      refresher.start();
    }

    @Override
    public void stop() {
      refresher.stop();
    }

    @Override
    public boolean isRunning() {
      return refresher.isRunning();
    }

    @Override
    public int getPhase() {
      return 0;
    }
  }
}
