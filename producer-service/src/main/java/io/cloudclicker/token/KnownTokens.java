package io.cloudclicker.token;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Credential;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.Problem.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of machines that this instance has met, so that a machine that presses all the time
/// doesn't cost a query a click. A token that is revoked is so after two seconds at most. While
/// MySQL does not answer, what was met before is good for five minutes. Safe for any thread.
final class KnownTokens implements Credential {

  private static final Logger LOG = LoggerFactory.getLogger(KnownTokens.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration USABLE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final int MOST = 10_000;

  private final ConcurrentHashMap<Secret, Met> known = new ConcurrentHashMap<>();
  private final Function<Secret, Optional<Caller.Machine>> database;
  private final Clock clock;

  /// @param database fails with an exception where it is away
  KnownTokens(Function<Secret, Optional<Caller.Machine>> database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Met(Caller.Machine machine, long atMillis) {

    boolean isYoungerThan(Duration age, long nowMillis) {
      return nowMillis - atMillis < age.toMillis();
    }
  }

  @Override
  public Optional<Caller> read(String token) {
    return Secret.parse(token).flatMap(this::find).map(machine -> machine);
  }

  private Optional<Caller.Machine> find(Secret secret) {
    long now = clock.millis();
    var met = known.get(secret);
    if (met != null && met.isYoungerThan(FRESH, now)) {
      return Optional.of(met.machine());
    }
    var answer = ask(secret);
    if (answer.isPresent()) {
      var machine = answer.get();
      machine.ifPresentOrElse(it -> remember(secret, new Met(it, now)), () -> known.remove(secret));
      return machine;
    }
    if (met != null && met.isYoungerThan(USABLE, now)) {
      return Optional.of(met.machine());
    }
    throw Problem.of(503, "not-stored", "whether the token is good can't be known now")
        .with(Outcome.NOT_STORED)
        .with(AGAIN)
        .raised();
  }

  /// Empty where MySQL does not answer in time; a click does not wait for more.
  private Optional<Optional<Caller.Machine>> ask(Secret secret) {
    var answer = new FutureTask<>(() -> database.apply(secret));
    Thread.ofVirtual().name("token-look-up").start(answer);
    try {
      return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("MySQL does not tell of a token now", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void remember(Secret secret, Met met) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(secret, met);
  }
}
