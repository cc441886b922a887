package io.cloudclicker.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Leaves Spring Boot's tracing out of a service that has nobody to send traces to. Boot's own
/// switch (`management.tracing.enabled`) only stops the sending: spans are made all the same.
public final class EndpointFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String ENDPOINT = "management.otlp.tracing.endpoint";

  private static final String BOOT = "org.springframework.boot.actuate.autoconfigure.";

  private boolean wanted;

  @Override
  public void setEnvironment(Environment environment) {
    wanted = isWanted(environment);
  }

  /// Also an empty address is none.
  static boolean isWanted(Environment environment) {
    return StringUtils.hasText(environment.getProperty(ENDPOINT));
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    var matches = new boolean[names.length];
    for (int place = 0; place < names.length; place++) {
      // Another filter may have taken one out already.
      var name = names[place];
      matches[place] = wanted || name == null || !isOfTracing(name);
    }
    return matches;
  }

  private static boolean isOfTracing(String name) {
    return name.startsWith(BOOT) && (name.contains(".tracing.") || name.contains("OpenTelemetry"));
  }
}
