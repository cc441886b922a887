package io.cloudclicker.producer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The service that people meet: takes clicks over HTTP, and tells the totals.
@SpringBootApplication(
    scanBasePackages = {
      "io.cloudclicker.producer",
      "io.cloudclicker.tracing",
      "io.cloudclicker.problem",
      "io.cloudclicker.json",
      "io.cloudclicker.topic",
      "io.cloudclicker.ingest",
      "io.cloudclicker.reading",
      "io.cloudclicker.own",
      "io.cloudclicker.live",
      "io.cloudclicker.ticket",
      "io.cloudclicker.series",
      "io.cloudclicker.badge",
      "io.cloudclicker.web",
      "io.cloudclicker.counter",
      "io.cloudclicker.fate",
      "io.cloudclicker.caller",
      "io.cloudclicker.proxy",
      "io.cloudclicker.limit",
      "io.cloudclicker.captcha",
      "io.cloudclicker.key",
      "io.cloudclicker.trail",
      "io.cloudclicker.password",
      "io.cloudclicker.lockout",
      "io.cloudclicker.session",
      "io.cloudclicker.account",
      "io.cloudclicker.signin",
      "io.cloudclicker.secondfactor",
      "io.cloudclicker.openid",
      "io.cloudclicker.token",
      "io.cloudclicker.rejected",
      "io.cloudclicker.lag",
      "io.cloudclicker.ops"
    })
@ConfigurationPropertiesScan({
  "io.cloudclicker.producer",
  "io.cloudclicker.json",
  "io.cloudclicker.topic",
  "io.cloudclicker.ingest",
  "io.cloudclicker.reading",
  "io.cloudclicker.live",
  "io.cloudclicker.series",
  "io.cloudclicker.web",
  "io.cloudclicker.counter",
  "io.cloudclicker.fate",
  "io.cloudclicker.lag",
  "io.cloudclicker.proxy",
  "io.cloudclicker.limit",
  "io.cloudclicker.captcha",
  "io.cloudclicker.key",
  "io.cloudclicker.session",
  "io.cloudclicker.account",
  "io.cloudclicker.openid"
})
public class ProducerService {

  /// The application with its own configuration file, so that both services fit on one class path.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(ProducerService.class)
        .properties("spring.config.name=producer-service");
  }

  public static void main(String[] args) {
    application().run(args);
  }
}
