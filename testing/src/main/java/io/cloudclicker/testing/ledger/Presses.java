package io.cloudclicker.testing.ledger;

import io.cloudclicker.testing.ledger.Answer.Outcome;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Presses over HTTP as a client would, one attempt a call, on the services in turn. Every attempt
/// is in the ledger before it is sent and after it was answered.
public final class Presses {

  private static final Pattern RECEIPT = Pattern.compile("\"receipt\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Supplier<List<URI>> services;
  private final Ledger ledger;
  private final AtomicInteger turn = new AtomicInteger();

  public Presses(List<URI> services, Ledger ledger) {
    this(() -> services, ledger);
  }

  /// @param services those that take clicks at the moment, as a balancer knows them
  public Presses(Supplier<List<URI>> services, Ledger ledger) {
    this.services = services;
    this.ledger = ledger;
  }

  /// One attempt; true where it was acknowledged.
  public boolean press(CounterName counter, ClickKey key) throws InterruptedException {
    ledger.attempted(counter, key);
    var answer = send(request(counter, key));
    ledger.answered(counter, key, answer);
    return answer.outcome() == Outcome.ACKNOWLEDGED;
  }

  /// One attempt without a key; true where it was acknowledged.
  public boolean pressWithoutKey(CounterName counter) throws InterruptedException {
    ledger.attemptedWithoutKey(counter);
    return send(request(counter).build()).outcome() == Outcome.ACKNOWLEDGED;
  }

  private HttpRequest request(CounterName counter, ClickKey key) {
    return request(counter).header("Idempotency-Key", key.toString()).build();
  }

  private HttpRequest.Builder request(CounterName counter) {
    var present = services.get();
    var service = present.get(Math.floorMod(turn.getAndIncrement(), present.size()));
    return HttpRequest.newBuilder(service.resolve("/api/counters/" + counter + "/clicks"))
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"count\":1}"));
  }

  private Answer send(HttpRequest request) throws InterruptedException {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return Answer.unknown();
    }
  }

  private static Answer answer(int status, String body) {
    if (status == 202) {
      var receipt = RECEIPT.matcher(body);
      if (!receipt.find()) {
        throw new IllegalStateException("a 202 without a receipt: " + body);
      }
      return new Answer(Outcome.ACKNOWLEDGED, Receipt.parse(receipt.group(1)).orElseThrow());
    }
    boolean notStored = status < 500 || body.contains("\"not_stored\"");
    return notStored ? new Answer(Outcome.REFUSED, null) : Answer.unknown();
  }
}
