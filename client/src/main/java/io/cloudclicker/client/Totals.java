package io.cloudclicker.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/// Reads totals, and learns the service's clock from them. Safe for any thread.
final class Totals {

  private final Http http;
  private final ServiceClock clock;

  Totals(Http http, ServiceClock clock) {
    this.http = http;
    this.clock = clock;
  }

  /// The total as it is known now, and when the service wants to be asked again where it is not.
  Read read(String counter) {
    var sentAt = clock.own();
    var read = get(counter, "");
    if (read.answer() instanceof Answer.Told<Total>(var total)) {
      clock.learn(total.answeredAt(), sentAt);
    }
    return read;
  }

  record Read(Answer<Total> answer, Duration retryAfter) {}

  Answer<Total> including(String counter, Collection<String> after, Duration wait) {
    var query =
        after.stream()
            .map(it -> "after=" + URLEncoder.encode(it, StandardCharsets.UTF_8) + "&")
            .collect(Collectors.joining("", "?", "wait=" + wait.toMillis() + "ms"));
    return get(counter, query).answer();
  }

  private Read get(String counter, String query) {
    var reply = http.get("/api/counters/" + counter + query);
    Answer<Total> answer =
        reply
            .body(200)
            .flatMap(body -> Total.read(body, counter))
            .<Answer<Total>>map(Answer.Told::new)
            .orElseGet(() -> new Answer.NotTold<>(reply.problem()));
    return new Read(answer, reply.retryAfter());
  }
}
