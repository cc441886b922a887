package io.cloudclicker.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

class EndpointFilterTest {

  private static final String ENDPOINT =
      "--management.otlp.tracing.endpoint=http://localhost:1/v1/traces";

  @EnableAutoConfiguration
  @Import(TracingConfiguration.class)
  static class Service {}

  @Test
  void makesNothingOfTracing_whenNobodyTakesTraces() {
    try (var service = run()) {
      assertThat(service.getBeanProvider(Tracer.class)).isEmpty();
      assertThat(service.getBeanProvider(Sampler.class)).isEmpty();
    }
    try (var service = run("--management.otlp.tracing.endpoint=")) {
      assertThat(service.getBeanProvider(Tracer.class)).isEmpty();
    }
  }

  @Test
  void makesATracerThatKeepsAShareByChance_whenSomebodyDoes() {
    try (var service = run(ENDPOINT, "--management.tracing.sampling.probability=0.25")) {
      assertThat(service.getBeanProvider(Tracer.class)).hasSize(1);
      assertThat(service.getBean(Sampler.class).getDescription()).isEqualTo("chance of 0.25");
    }
  }

  private static ConfigurableApplicationContext run(String... options) {
    return new SpringApplicationBuilder(Service.class).web(WebApplicationType.NONE).run(options);
  }
}
