package io.cloudclicker.consumer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The service that counts: reads the log and moves the totals in MySQL. It takes no calls; its web
/// server is for health and metrics only.
@SpringBootApplication(
    scanBasePackages = {
      "io.cloudclicker.consumer",
      "io.cloudclicker.tracing",
      "io.cloudclicker.counting",
      "io.cloudclicker.replay",
      "io.cloudclicker.recount",
      "io.cloudclicker.audit",
      "io.cloudclicker.load",
      "io.cloudclicker.upkeep"
    })
@ConfigurationPropertiesScan({
  "io.cloudclicker.partition",
  "io.cloudclicker.counting",
  "io.cloudclicker.replay",
  "io.cloudclicker.audit",
  "io.cloudclicker.upkeep"
})
public class ConsumerService {

  /// The application with its own configuration file, so that both services fit on one class path.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(ConsumerService.class)
        .properties("spring.config.name=consumer-service");
  }

  public static void main(String[] args) {
    application().run(args);
  }
}
