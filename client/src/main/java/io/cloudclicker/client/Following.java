package io.cloudclicker.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows totals until it is closed: connects again whenever a connection ends or falls silent,
/// and resumes where it was, so that no total goes backwards. Safe for any thread.
public final class Following implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Following.class.getName());

  /// A heartbeat comes every 15 s.
  private static final Duration SILENT_FOR = Duration.ofSeconds(35);

  /// Unless the stream says when.
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private final Http http;
  private final String path;
  private final String only;
  private final TotalListener listener;
  private final BackOff backOff;
  private final Consumer<Following> leave;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Link link = new Link.Connecting();
  private volatile @Nullable Connection connection;
  private String lastId = "";

  Following(
      Http http,
      Collection<String> counters,
      TotalListener listener,
      RandomGenerator random,
      Consumer<Following> leave) {
    this.http = http;
    this.path =
        counters.stream().collect(Collectors.joining("&counter=", "/api/stream?counter=", ""));
    this.only = counters.iterator().next();
    this.listener = listener;
    this.backOff = new BackOff(random);
    this.leave = leave;
  }

  Following start() {
    Thread.ofVirtual().name("cloudclicker stream").start(this::run);
    return this;
  }

  /// How totals come at the moment.
  ///
  /// @return how
  public Link link() {
    return link;
  }

  private void run() {
    try {
      Optional<Duration> pause = Optional.of(Duration.ZERO);
      while (pause.isPresent() && !closed.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
        pause = connect();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the stream ends
    }
  }

  /// How long to wait before the next connection; empty where none makes sense.
  private Optional<Duration> connect() {
    try {
      var answer = http.stream(path, lastId);
      try (var body = answer.body()) {
        return isEventStream(answer) ? Optional.of(read(body)) : refused(answer, body);
      }
    } catch (IOException e) {
      return Optional.of(away(Problem.noAnswer(String.valueOf(e.getMessage())), Duration.ZERO));
    }
  }

  private static boolean isEventStream(HttpResponse<?> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    return answer.statusCode() == 200 && type.startsWith("text/event-stream");
  }

  private Duration read(InputStream body) throws IOException {
    var lines = new EventLines();
    try (var open = new Connection(body);
        var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      connection = open;
      open.watch();
      if (isClosed()) {
        return Duration.ZERO;
      }
      link(new Link.Streaming());
      for (var line = reader.readLine(); line != null && !isClosed(); line = reader.readLine()) {
        open.heard();
        lines.take(line).ifPresent(this::take);
      }
    } finally {
      connection = null;
    }
    return lines.retry().orElse(COME_BACK_AFTER);
  }

  private void take(EventLines.Event event) {
    if (!event.type().equals("total")) {
      return;
    }
    JsonObject.read(event.data())
        .flatMap(body -> Total.read(body, only))
        .ifPresent(
            total -> {
              lastId = event.lastId();
              backOff.succeeded();
              tell(() -> listener.told(total));
            });
  }

  private Optional<Duration> refused(HttpResponse<InputStream> answer, InputStream body)
      throws IOException {
    var text = new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
    var problem = Problem.of(answer.statusCode(), JsonObject.read(text).orElse(null));
    boolean isForEver =
        problem.status() >= 400
            && problem.status() < 500
            && problem.status() != 408
            && problem.status() != 429;
    if (isForEver) {
      link(new Link.Refused(problem));
      return Optional.empty();
    }
    return Optional.of(away(problem, Http.retryAfter(answer)));
  }

  private Duration away(Problem problem, Duration atLeast) {
    if (!isClosed()) {
      link(new Link.Away(problem));
    }
    var pause = backOff.failed();
    return pause.compareTo(atLeast) >= 0 ? pause : atLeast;
  }

  private void link(Link next) {
    link = next;
    tell(() -> listener.linked(next));
  }

  /// A listener's failure is its own, and must not end what others look at.
  private void tell(Runnable news) {
    try {
      if (!isClosed()) {
        news.run();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a listener of totals failed", e);
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Nothing is told any more; one call of the listener may be under way still.
  @Override
  public void close() {
    closed.countDown();
    leave.accept(this);
    var open = connection;
    if (open != null) {
      open.close();
    }
  }

  /// Ends the reading of a stream that is silent for too long; nothing else would.
  private static final class Connection implements AutoCloseable {
    private final InputStream body;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long heardNanos = System.nanoTime();

    Connection(InputStream body) {
      this.body = body;
    }

    void watch() {
      Thread.ofVirtual().name("cloudclicker stream's watch").start(this::endSilence);
    }

    void heard() {
      heardNanos = System.nanoTime();
    }

    private void endSilence() {
      try {
        for (long left = left(); left > 0; left = left()) {
          if (over.await(left, TimeUnit.NANOSECONDS)) {
            return;
          }
        }
        close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody does
      }
    }

    private long left() {
      return SILENT_FOR.toNanos() - (System.nanoTime() - heardNanos);
    }

    @Override
    public void close() {
      over.countDown();
      try {
        body.close();
      } catch (IOException e) {
        // there is nothing left to close
      }
    }
  }
}
