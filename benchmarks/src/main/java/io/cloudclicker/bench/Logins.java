package io.cloudclicker.bench;

import io.cloudclicker.generator.Generator;
import io.cloudclicker.generator.Load;
import io.cloudclicker.generator.Outcome;
import io.cloudclicker.generator.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Somebody who signs in again and again, beside another load. Each 200 has cost a hash; what is
/// too much is refused with 429.
final class Logins {

  static final int PER_SECOND = 200;

  /// More than are hashed at once, so that none waits for a connection.
  private static final int CONNECTIONS = 64;

  private final Trial trial;
  private final Requests requests;
  private long signedIn;
  private long refused;

  private Logins(Trial trial, Requests requests) {
    this.trial = trial;
    this.requests = requests;
  }

  /// Registers the person first.
  static Logins registered(Trial trial, URI service) throws IOException, InterruptedException {
    var credentials =
        "{\"username\":\"somebody\",\"password\":\"%s\"}".formatted(UUID.randomUUID());
    var request =
        HttpRequest.newBuilder(service.resolve("/api/register"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 201) {
        throw new VoidRun("registering was answered " + status);
      }
    }
    return new Logins(trial, Requests.post(service.resolve("/api/login"), credentials));
  }

  /// Offers its sign-ins for as long as a side of a round takes, while the other load runs.
  ///
  /// @return what became of the other load
  /// @throws VoidRun where a sign-in was neither let in nor refused, or nothing was hashed
  Outcome beside(Callable<Outcome> load) throws Exception {
    try (var executor = Executors.newSingleThreadExecutor()) {
      var offered =
          executor.submit(
              () -> Generator.run(requests, new Load.Open(CONNECTIONS, PER_SECOND, trial.takes())));
      var outcome = load.call();
      enter(offered.get());
      return outcome;
    }
  }

  private void enter(Outcome outcome) {
    var wrong = outcome.wrong(List.of(200, 429));
    if (!wrong.isEmpty()) {
      throw new VoidRun(requests + ": " + String.join(", ", wrong));
    }
    if (outcome.answers(200) == 0) {
      throw new VoidRun(requests + ": no password was hashed");
    }
    signedIn += outcome.answers(200);
    refused += outcome.answers(429);
  }

  long signedIn() {
    return signedIn;
  }

  long refused() {
    return refused;
  }
}
