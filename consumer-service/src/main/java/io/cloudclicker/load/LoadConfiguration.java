package io.cloudclicker.load;

import io.cloudclicker.counting.LastCounted;
import io.cloudclicker.counting.StageWatch;
import io.cloudclicker.partition.CountedHere;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class LoadConfiguration {

  @Bean(initMethod = "start", destroyMethod = "close")
  LoadReport loadReport(
      StageWatch watch,
      CountedHere here,
      LastCounted last,
      StringRedisTemplate redis,
      MeterRegistry meters) {
    var metrics = new LoadMetrics(meters);
    var board = new RedisLoadBoard(redis);
    return new LoadReport(watch, here, last, board, metrics::desired, Clock.systemUTC());
  }
}
