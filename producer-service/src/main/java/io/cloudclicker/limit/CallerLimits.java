package io.cloudclicker.limit;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.ClientAddress;
import io.cloudclicker.caller.Network;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides by whom somebody is limited: a person by the account and a machine by its token,
/// wherever they are, everybody else by the address; and all of them together by the counter.
final class CallerLimits implements ClickLimits, RegistrationLimit {

  private static final int KEYS = 100_000;

  private final LimitProperties settings;
  private final Buckets buckets;
  private final Consumer<Kind> refused;
  private final RecentKeys pressed = new RecentKeys(KEYS);

  /// @param refused is told of each refusal
  CallerLimits(LimitProperties settings, Buckets buckets, Consumer<Kind> refused) {
    this.settings = settings;
    this.buckets = buckets;
    this.refused = refused;
  }

  @Override
  public Optional<OverLimit> click(
      Caller caller, String address, CounterName counter, @Nullable ClickKey key, Pass pass) {
    return isExempt(address)
        ? Optional.empty()
        : take(subject(caller, address), pass).or(() -> ofCounter(counter, key));
  }

  @Override
  public Optional<OverLimit> registration(String address) {
    return isExempt(address)
        ? Optional.empty()
        : take(new Subject(Kind.REGISTRATION, ClientAddress.of(address)), Pass.NONE);
  }

  private boolean isExempt(String address) {
    return Network.contain(settings.exempt(), address);
  }

  private static Subject subject(Caller caller, String address) {
    return switch (caller) {
      case Caller.Anonymous _ -> new Subject(Kind.ADDRESS, ClientAddress.of(address));
      case Caller.Person person -> new Subject(Kind.ACCOUNT, Long.toString(person.account()));
      case Caller.Machine machine -> new Subject(Kind.TOKEN, machine.name());
    };
  }

  /// What the counter has left is everybody's, so whoever sends a key again must not use it up.
  private Optional<OverLimit> ofCounter(CounterName counter, @Nullable ClickKey key) {
    if (settings.counter().isOff() || (key != null && pressed.contains(key))) {
      return Optional.empty();
    }
    var over = take(new Subject(Kind.COUNTER, counter.value()), Pass.NONE);
    if (over.isEmpty() && key != null) {
      pressed.add(key);
    }
    return over;
  }

  private Optional<OverLimit> take(Subject subject, Pass pass) {
    var rate = settings.rate(subject.kind());
    if (rate.isOff()) {
      return Optional.empty();
    }
    var wait = buckets.take(subject, rate);
    if (wait.isZero() || (subject.kind() == Kind.ADDRESS && pass.use())) {
      return Optional.empty();
    }
    refused.accept(subject.kind());
    return Optional.of(new OverLimit(subject.kind(), rate, wait));
  }
}
