package io.cloudclicker.standalone;

import io.cloudclicker.account.FirstOwner;
import io.cloudclicker.consumer.ConsumerService;
import io.cloudclicker.producer.ProducerService;
import io.cloudclicker.standalone.Running.Member;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Both services in this JVM, with their own configuration; what differs is said here alone.
final class Services {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String FREE = "0";
  private static final int TOKEN_BYTES = 18;

  private final Options.Up options;
  private final Parts parts;
  private final Path keys;

  /// @param keys the folder of the keys that sign people in
  Services(Options.Up options, Parts parts, Path keys) {
    this.options = options;
    this.parts = parts;
    this.keys = keys;
  }

  /// Returns when both have started, with the token that makes the first owner; empty where there
  /// is one.
  Optional<String> start(Running running) throws InterruptedException {
    var ownerToken = newToken();
    var producer = new AtomicReference<ConfigurableApplicationContext>();
    Together.run(
        () -> running.add(Member.CONSUMER, run(ConsumerService.application(), consumer())),
        () ->
            producer.set(
                running.add(
                    Member.PRODUCER, run(ProducerService.application(), producer(ownerToken)))));
    boolean awaited = producer.get().getBean(FirstOwner.class).isAwaited();
    return awaited ? Optional.of(ownerToken) : Optional.empty();
  }

  /// Good until somebody is an owner, or this process ends.
  private static String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Map<String, String> producer(String ownerToken) {
    Map<String, String> settings = settings();
    settings.put("server.port", Integer.toString(options.port()));
    settings.put("management.server.address", LOOPBACK);
    settings.put("management.server.port", FREE);
    settings.put("clicker.keys.folder", keys.toString());
    settings.put("clicker.accounts.owner-token", ownerToken);
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
