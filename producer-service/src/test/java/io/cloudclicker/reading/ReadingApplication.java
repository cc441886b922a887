package io.cloudclicker.reading;

import io.cloudclicker.caller.SessionEnds;
import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The parts of the service that tell totals, with their web server; what others tell it is set by
/// hand.
public final class ReadingApplication implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  /// An instance, as configured for production but for what is given.
  public static ReadingApplication start(
      Stack stack, Database database, Map<String, Object> given) {
    Map<String, Object> defaults =
        Map.ofEntries(
            Map.entry("spring.config.name", "producer-service"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.datasource.url", database.url()),
            Map.entry("spring.datasource.username", database.username()),
            Map.entry("spring.datasource.password", database.password()),
            Map.entry("spring.data.redis.host", stack.redisHost()),
            Map.entry("spring.data.redis.port", stack.redisPort()),
            Map.entry("server.port", 0),
            Map.entry("management.server.port", -1));
    var arguments = new HashMap<>(defaults);
    arguments.putAll(given);
    var application = new SpringApplicationBuilder(Slice.class).properties(arguments);
    return new ReadingApplication(application.run(arguments(arguments)));
  }

  private static String[] arguments(Map<String, Object> given) {
    return given.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  private ReadingApplication(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public void ends(LogEnds.Ends ends) {
    bean(EndsByHand.class).ends = Optional.of(ends);
  }

  public void directoryAway(boolean away) {
    bean(DirectoryByHand.class).away = away;
  }

  /// How many times a connection to the database was asked for, one for each query.
  long queries() {
    return bean(CountedQueries.class).connections.get();
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path) {
    var port = context.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + Objects.requireNonNull(port) + path);
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }

  static final class EndsByHand implements LogEnds {
    private volatile Optional<Ends> ends = Optional.empty();

    @Override
    public Optional<Ends> latest() {
      return ends;
    }
  }

  /// Every counter exists but those whose name begins with `no-`.
  static final class DirectoryByHand implements CounterDirectory {
    private volatile boolean away;

    @Override
    public Lookup find(CounterName name) {
      if (away) {
        return new Lookup.Unavailable();
      }
      return name.value().startsWith("no-")
          ? new Lookup.Unknown()
          : new Lookup.Found(new Counter(name, Counter.Press.ANYONE, Set.of()));
    }
  }

  static final class CountedQueries implements BeanPostProcessor {
    private final AtomicInteger connections = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof DataSource source ? counted(source) : bean;
    }

    private DataSource counted(DataSource source) {
      return new DelegatingDataSource(source) {
        @Override
        public Connection getConnection() throws SQLException {
          connections.incrementAndGet();
          return super.getConnection();
        }
      };
    }
  }

  /// No `@Configuration`, so that no other application of these tests finds it by scanning.
  @EnableAutoConfiguration(
      exclude = {
        HibernateJpaAutoConfiguration.class,
        JpaRepositoriesAutoConfiguration.class,
        FlywayAutoConfiguration.class
      })
  @ComponentScan({
    "io.cloudclicker.reading",
    "io.cloudclicker.live",
    "io.cloudclicker.series",
    "io.cloudclicker.badge",
    "io.cloudclicker.caller",
    "io.cloudclicker.key",
    "io.cloudclicker.own",
    "io.cloudclicker.ticket",
    "io.cloudclicker.problem"
  })
  @ConfigurationPropertiesScan({
    "io.cloudclicker.reading",
    "io.cloudclicker.live",
    "io.cloudclicker.key",
    "io.cloudclicker.series"
  })
  static class Slice {

    @Bean
    static CountedQueries countedQueries() {
      return new CountedQueries();
    }

    @Bean
    SessionEnds sessionEnds() {
      return session -> false;
    }

    @Bean
    EndsByHand ends() {
      return new EndsByHand();
    }

    @Bean
    DirectoryByHand directory() {
      return new DirectoryByHand();
    }
  }
}
