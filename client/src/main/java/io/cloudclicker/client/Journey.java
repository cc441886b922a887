package io.cloudclicker.client;

import io.cloudclicker.client.Stage.Asking;
import io.cloudclicker.client.Stage.Ended;
import io.cloudclicker.client.Stage.Keyed;
import io.cloudclicker.client.Stage.Pressed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Decides what becomes of a press: what happened goes in, where it is now comes out.
final class Journey {

  /// The service takes keys for 10 minutes; the last half minute is left to slow networks.
  static final Duration RESEND_FOR = Duration.ofSeconds(570);

  private static final Duration TAKEN_AHEAD = Duration.ofSeconds(60);
  private static final Duration A_LITTLE = Duration.ofSeconds(1);

  private Journey() {}

  enum Deed {
    SEND,
    ASK,
    NOTHING
  }

  /// What is to be done next, and from when on.
  record Step(Deed deed, Instant at) {}

  static Step next(Stage stage, Instant now) {
    return switch (stage) {
      case Pressed() -> new Step(Deed.SEND, Instant.MIN);
      case Keyed keyed ->
          now.isAfter(ClickKey.time(keyed.key()).plus(RESEND_FOR))
              ? new Step(Deed.ASK, Instant.MIN)
              : new Step(Deed.SEND, keyed.notBefore());
      case Asking asking -> new Step(Deed.ASK, asking.notBefore());
      case Ended ended -> new Step(Deed.NOTHING, Instant.MAX);
    };
  }

  static Stage after(Stage stage, Happened happened) {
    return switch (stage) {
      case Keyed(var key, var isInDoubt, var notBefore) -> after(key, isInDoubt, happened);
      case Asking asking when happened instanceof Happened.Told told ->
          told(asking.key(), Optional.ofNullable(asking.refusal()), told);
      case Asking asking -> asking;
      case Pressed pressed -> pressed;
      case Ended ended -> ended;
    };
  }

  private static Stage after(UUID key, boolean isInDoubt, Happened happened) {
    return switch (happened) {
      case Happened.Stored(var receipt) ->
          new Ended(new Ending.Accepted(key, Optional.of(receipt)));
      case Happened.NotStored(var why, var retryAt) -> new Keyed(key, isInDoubt, retryAt);
      case Happened.Unknown(var why, var retryAt) -> new Keyed(key, true, retryAt);
      case Happened.KeyRefused(var serviceNow) -> keyRefused(key, isInDoubt, serviceNow);
      case Happened.Invalid(var why) when isInDoubt -> new Asking(key, Instant.MIN, why);
      case Happened.Invalid(var why) -> new Ended(new Ending.Refused(why));
      case Happened.Told told -> told(key, Optional.empty(), told);
    };
  }

  /// A key that is ahead of the service's clock is taken a little later; any other is asked for.
  private static Stage keyRefused(UUID key, boolean isInDoubt, Instant serviceNow) {
    var takenFrom = ClickKey.time(key).minus(TAKEN_AHEAD);
    return serviceNow.isBefore(takenFrom)
        ? new Keyed(key, isInDoubt, takenFrom.plus(A_LITTLE))
        : new Asking(key, Instant.MIN, null);
  }

  private static Stage told(UUID key, Optional<Problem> refusal, Happened.Told told) {
    return switch (told.fate().status()) {
      case COUNTED, STORED -> new Ended(new Ending.Accepted(key, Optional.empty()));
      case REJECTED -> new Ended(new Ending.Rejected(key));
      case UNKNOWABLE -> new Ended(new Ending.Unknowable(key));
      case ABSENT ->
          told.fate().isFinal()
              ? refusal.<Stage>map(it -> new Ended(new Ending.Refused(it))).orElse(new Pressed())
              : new Asking(key, told.askAgainAt(), refusal.orElse(null));
    };
  }
}
