package io.cloudclicker.secondfactor;

import io.cloudclicker.key.Sealing;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The rows of `second_factor` and `recovery_code`. A code is used up by one conditional update, so
/// that of two who send it at the same time one is refused.
final class JdbcSecondFactors implements SecondFactors {

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Sealing sealing;
  private final Trail trail;
  private final Clock clock;

  JdbcSecondFactors(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Sealing sealing,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.sealing = sealing;
    this.trail = trail;
    this.clock = clock;
  }

  /// A row.
  ///
  /// @param secret opened
  private record Factor(Secret secret, boolean confirmed, long lastStep) {}

  @Override
  public boolean isAskedFor(long account) {
    return find(account).filter(Factor::confirmed).isPresent();
  }

  @Override
  public boolean take(long account, String code) {
    return find(account).filter(Factor::confirmed).isPresent()
        && (takeCode(account, code) || takeRecoveryCode(account, code));
  }

  /// A new secret, in place of one that was not confirmed; empty where one was.
  Optional<Secret> begin(long account) {
    var secret = Secret.make();
    return in(
        () -> {
          jdbc.sql("DELETE FROM second_factor WHERE account_id = ? AND confirmed_at IS NULL")
              .param(account)
              .update();
          int begun =
              jdbc.sql("INSERT IGNORE INTO second_factor VALUES (?, ?, NULL, 0, ?)")
                  .params(account, sealing.seal(row(account), secret.bytes()), clock.millis())
                  .update();
          return begun == 1 ? Optional.of(secret) : Optional.empty();
        });
  }

  /// Proves that the person's app has the secret. Empty where the code is not the secret's, or
  /// nothing was begun; otherwise the recovery codes.
  Optional<List<String>> confirm(long account, String code, Deed deed) {
    return in(
        () -> {
          if (find(account).filter(it -> !it.confirmed()).isEmpty() || !takeCode(account, code)) {
            return Optional.empty();
          }
          jdbc.sql("UPDATE second_factor SET confirmed_at = ? WHERE account_id = ?")
              .params(clock.millis(), account)
              .update();
          trail.write(deed);
          return Optional.of(newRecoveryCodes(account));
        });
  }

  /// Other recovery codes, in place of all from before; empty where no second factor was confirmed.
  /// The factor's row is locked, so that of two calls at the same time the later one's codes are
  /// good and no others.
  Optional<List<String>> renewRecoveryCodes(long account, Deed deed) {
    return in(
        () -> {
          var confirmed =
              jdbc.sql(
                      "SELECT account_id FROM second_factor"
                          + " WHERE account_id = ? AND confirmed_at IS NOT NULL FOR UPDATE")
                  .param(account)
                  .query(Long.class)
                  .optional();
          if (confirmed.isEmpty()) {
            return Optional.empty();
          }
          trail.write(deed);
          return Optional.of(newRecoveryCodes(account));
        });
  }

  /// Whether there was one.
  boolean remove(long account, Deed deed) {
    return in(
        () -> {
          forgetRecoveryCodes(account);
          int removed =
              jdbc.sql("DELETE FROM second_factor WHERE account_id = ?").param(account).update();
          if (removed > 0) {
            trail.write(deed);
          }
          return removed > 0;
        });
  }

  private boolean takeCode(long account, String code) {
    var factor = find(account).orElseThrow();
    var step = TotpCodes.match(factor.secret(), code, factor.lastStep(), clock.instant());
    return step.isPresent()
        && jdbc.sql("UPDATE second_factor SET last_step = ? WHERE account_id = ? AND last_step < ?")
                .params(step.getAsLong(), account, step.getAsLong())
                .update()
            == 1;
  }

  private boolean takeRecoveryCode(long account, String code) {
    return jdbc.sql("DELETE FROM recovery_code WHERE account_id = ? AND code_hash = ?")
            .params(account, RecoveryCodes.hash(code))
            .update()
        == 1;
  }

  private List<String> newRecoveryCodes(long account) {
    forgetRecoveryCodes(account);
    var codes = RecoveryCodes.make();
    for (var code : codes) {
      jdbc.sql("INSERT INTO recovery_code VALUES (?, ?)")
          .params(account, RecoveryCodes.hash(code))
          .update();
    }
    return codes;
  }

  private void forgetRecoveryCodes(long account) {
    jdbc.sql("DELETE FROM recovery_code WHERE account_id = ?").param(account).update();
  }

  private Optional<Factor> find(long account) {
    return jdbc.sql(
            "SELECT secret, confirmed_at, last_step FROM second_factor WHERE account_id = ?")
        .param(account)
        .query(
            (row, _) ->
                new Factor(
                    open(account, row.getBytes(1)), row.getObject(2) != null, row.getLong(3)))
        .optional();
  }

  private Secret open(long account, byte[] sealed) {
    return sealing
        .open(row(account), sealed)
        .map(Secret::new)
        .orElseThrow(
            () ->
                new IllegalStateException("a second factor's secret is not readable with our key"));
  }

  /// What a secret is bound to, so that it can't be put in another's row.
  private static byte[] row(long account) {
    return ByteBuffer.allocate(Long.BYTES).putLong(account).array();
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
