package io.cloudclicker.tracing;

import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.actuate.autoconfigure.tracing.TracingProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// What differs from Spring Boot's tracing.
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfiguration.Wanted.class)
class TracingConfiguration {

  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return EndpointFilter.isWanted(context.getEnvironment());
    }
  }

  @Bean
  Sampler chanceSampler(TracingProperties properties) {
    double share = properties.getSampling().getProbability();
    return new ChanceSampler(share, () -> ThreadLocalRandom.current().nextDouble());
  }

  /// ECS' names: in JSON, lines have them where tools for logs look for them.
  @Bean
  Slf4JEventListener logTraces() {
    return new Slf4JEventListener("trace.id", "span.id");
  }
}
