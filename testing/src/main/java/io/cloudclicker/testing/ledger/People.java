package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.ClickKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// People who have signed in. Half of all keys are theirs, the others nobody's: whose a key is
/// depends on the key alone, so whoever presses again presses as the same person.
public final class People {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  private final List<Person> people;

  private People(List<Person> people) {
    this.people = people;
  }

  /// Registers so many people, and signs them in.
  public static People signedIn(URI service, int count) throws IOException, InterruptedException {
    var people = Stream.generate(Person::new).limit(count).toList();
    for (var person : people) {
      expect(201, post(service.resolve("/api/register"), person.credentials()));
      expect(200, person.signIn(service));
    }
    return new People(people);
  }

  /// Who presses with this key; empty where it is nobody's.
  Optional<Person> presser(ClickKey key) {
    int one = Math.floorMod(key.hashCode(), 2 * people.size());
    return one < people.size() ? Optional.of(people.get(one)) : Optional.empty();
  }

  /// Whether somebody presses with this key who is not signed in.
  public boolean isNobodys(ClickKey key) {
    return presser(key).isEmpty();
  }

  /// How many of the keys are whose, by their names.
  public Map<String, Long> clicks(Set<ClickKey> keys) {
    return keys.stream()
        .flatMap(key -> presser(key).stream())
        .collect(Collectors.groupingBy(Person::name, Collectors.counting()));
  }

  private static HttpResponse<String> post(URI address, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }

  /// Somebody with a session. Safe for any thread.
  static final class Person {

    private final String name = "presser-" + UUID.randomUUID();
    private final String password = UUID.randomUUID().toString();
    private volatile String token = "";

    private Person() {}

    String name() {
      return name;
    }

    /// What the header `Authorization` says.
    String authorization() {
      return "Bearer " + token;
    }

    /// For who was answered 401 with that header: the session has ended, so another one begins.
    synchronized void signInAgain(URI service, String refused) throws InterruptedException {
      if (!authorization().equals(refused)) {
        return;
      }
      try {
        signIn(service);
      } catch (IOException e) {
        // The next 401 tries again.
      }
    }

    private HttpResponse<String> signIn(URI service) throws IOException, InterruptedException {
      var answer = post(service.resolve("/api/login"), credentials());
      if (answer.statusCode() == 200) {
        token = new Members(answer.body()).text("token");
      }
      return answer;
    }

    private String credentials() {
      return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }
  }
}
