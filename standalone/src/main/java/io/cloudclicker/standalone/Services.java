package io.cloudclicker.standalone;

import io.cloudclicker.consumer.ConsumerService;
import io.cloudclicker.producer.ProducerService;
import io.cloudclicker.standalone.Running.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Both services in this JVM, with their own configuration; what differs is said here alone.
final class Services {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String FREE = "0";

  private final Options.Up options;
  private final Parts parts;

  Services(Options.Up options, Parts parts) {
    this.options = options;
    this.parts = parts;
  }

  /// Returns when both have started.
  void start(Running running) throws InterruptedException {
    Together.run(
        () -> running.add(Member.CONSUMER, run(ConsumerService.application(), consumer())),
        () -> running.add(Member.PRODUCER, run(ProducerService.application(), producer())));
  }

  private Map<String, String> producer() {
    Map<String, String> settings = settings();
    settings.put("server.port", Integer.toString(options.port()));
    settings.put("management.server.address", LOOPBACK);
    settings.put("management.server.port", FREE);
    if (options.token() != null) {
      settings.put("clicker.api-token", options.token());
    }
    return settings;
  }

  private Map<String, String> consumer() {
    Map<String, String> settings = settings();
    settings.put("server.port", FREE);
    // After a kill the group gives the new member the old one's place, instead of waiting for it.
    settings.put("spring.kafka.consumer.properties.group.instance.id", "laptop");
    // On a class path of its own it has none of these.
    settings.put("spring.data.jpa.repositories.enabled", "false");
    settings.put(
        "spring.autoconfigure.exclude",
        "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration");
    settings.put("springdoc.api-docs.enabled", "false");
    settings.put("springdoc.swagger-ui.enabled", "false");
    return settings;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(parts.properties());
    settings.put("server.address", LOOPBACK);
    return settings;
  }

  private ConfigurableApplicationContext run(
      SpringApplicationBuilder application, Map<String, String> settings) {
    try {
      return application
          .bannerMode(Banner.Mode.OFF)
          .registerShutdownHook(false)
          .run(
              settings.entrySet().stream()
                  .map(it -> "--" + it.getKey() + "=" + it.getValue())
                  .toArray(String[]::new));
    } catch (RuntimeException e) {
      throw hasCause(e, PortInUseException.class) ? Machine.inUse(options.port()) : e;
    }
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> wanted) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(wanted::isInstance);
  }
}
