package io.cloudclicker.testing.ledger;

import io.cloudclicker.testing.ledger.Answer.Outcome;
import io.cloudclicker.testing.ledger.People.Person;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Presses over HTTP as a client would, one attempt a call, on the services in turn. Every attempt
/// is in the ledger before it is sent and after it was answered.
public final class Presses {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Supplier<List<URI>> services;
  private final People people;
  private final Ledger ledger;
  private final AtomicInteger turn = new AtomicInteger();

  public Presses(List<URI> services, People people, Ledger ledger) {
    this(() -> services, people, ledger);
  }

  /// @param services those that take clicks at the moment, as a balancer knows them
  /// @param people who press with the keys that are theirs
  public Presses(Supplier<List<URI>> services, People people, Ledger ledger) {
    this.services = services;
    this.people = people;
    this.ledger = ledger;
  }

  /// One attempt; true where it was acknowledged.
  public boolean press(CounterName counter, ClickKey key) throws InterruptedException {
    ledger.attempted(counter, key);
    var service = next();
    var presser = people.presser(key);
    var answer =
        presser.isPresent()
            ? press(service, counter, key, presser.get())
            : send(request(service, counter, key).build());
    ledger.answered(counter, key, answer);
    return answer.outcome() == Outcome.ACKNOWLEDGED;
  }

  /// Who is told that the session has ended begins another one for the next attempt.
  private Answer press(URI service, CounterName counter, ClickKey key, Person presser)
      throws InterruptedException {
    var authorization = presser.authorization();
    var request = request(service, counter, key).header("Authorization", authorization).build();
    var answer = send(request);
    if (answer.status() == 401) {
      presser.signInAgain(service, authorization);
    }
    return answer;
  }

  /// One attempt without a key; true where it was acknowledged.
  public boolean pressWithoutKey(CounterName counter) throws InterruptedException {
    ledger.attemptedWithoutKey(counter);
    return send(request(next(), counter).build()).outcome() == Outcome.ACKNOWLEDGED;
  }

  private URI next() {
    var present = services.get();
    return present.get(Math.floorMod(turn.getAndIncrement(), present.size()));
  }

  private static HttpRequest.Builder request(URI service, CounterName counter, ClickKey key) {
    return request(service, counter).header("Idempotency-Key", key.toString());
  }

  private static HttpRequest.Builder request(URI service, CounterName counter) {
    return HttpRequest.newBuilder(service.resolve("/api/counters/" + counter + "/clicks"))
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"count\":1}"));
  }

  private Answer send(HttpRequest request) throws InterruptedException {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Answer.of(response.statusCode(), response.body());
    } catch (IOException e) {
      return Answer.none();
    }
  }
}
