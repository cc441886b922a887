package io.cloudclicker.session;

import io.cloudclicker.session.RefreshTokens.Refresh;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.SubjectId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sessions in MySQL. A refresh token that is used again within the grace gets the same successor:
/// two tabs, or an answer that was lost; later it ends the session.
final class JpaSessions implements Sessions {

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int ID_BYTES = 16;
  private static final int MOST_LISTED = 100;
  private static final int LONGEST_AGENT = 120;

  private final JpaSessionRepository rows;
  private final TransactionOperations transactions;
  private final RefreshTokens tokens;
  private final EndedSessions ended;
  private final Trail trail;
  private final Duration idle;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  JpaSessions(
      JpaSessionRepository rows,
      TransactionOperations transactions,
      RefreshTokens tokens,
      EndedSessions ended,
      Trail trail,
      Duration idle,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.tokens = tokens;
    this.ended = ended;
    this.trail = trail;
    this.idle = idle;
    this.clock = clock;
  }

  @Override
  public Open begin(long account, SubjectId subject, String address, String agent) {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    long now = clock.millis();
    var session =
        new Session(
            HexFormat.of().formatHex(id),
            account,
            subject,
            now,
            now,
            now + idle.toMillis(),
            address,
            printable(agent));
    return in(
        () -> {
          rows.save(new JpaSession(session));
          return new Open(session, tokens.write(new Refresh(session.id(), 1)));
        });
  }

  @Override
  public Renewal renew(String refreshToken) {
    var refresh = tokens.read(refreshToken);
    return refresh.isEmpty() ? new Renewal.Over() : in(() -> renew(refresh.get()));
  }

  private Renewal renew(Refresh refresh) {
    long now = clock.millis();
    var row = rows.lock(refresh.session()).orElse(null);
    if (row == null || row.isOver(now)) {
      return new Renewal.Over();
    }
    if (refresh.generation() == row.generation()) {
      row.rotate(now, now + idle.toMillis());
      return renewed(row);
    }
    boolean late = now - row.rotatedAtMillis() > GRACE.toMillis();
    if (refresh.generation() == row.generation() - 1 && !late) {
      return renewed(row);
    }
    row.end(now);
    var session = row.session();
    endedOnceCommitted(session.id());
    trail.write(
        new Deed("", Action.REFRESH_REUSED, "#" + session.account(), session.address(), ""));
    return new Renewal.Reused(session);
  }

  private Renewal renewed(JpaSession row) {
    var token = tokens.write(new Refresh(row.getId(), row.generation()));
    return new Renewal.Renewed(new Open(row.session(), token));
  }

  @Override
  public void endByToken(String refreshToken) {
    tokens.read(refreshToken).ifPresent(refresh -> in(() -> endRow(refresh.session())));
  }

  private boolean endRow(String id) {
    var row = rows.lock(id).filter(found -> !found.isOver(clock.millis()));
    row.ifPresent(
        found -> {
          found.end(clock.millis());
          endedOnceCommitted(id);
        });
    return row.isPresent();
  }

  @Override
  public List<Session> list(long account) {
    return in(
        () ->
            rows.open(account, clock.millis(), PageRequest.ofSize(MOST_LISTED)).stream()
                .map(JpaSession::session)
                .toList());
  }

  @Override
  public boolean end(long account, String session) {
    return in(
        () ->
            rows.lock(session).filter(row -> row.session().account() == account).isPresent()
                && endRow(session));
  }

  @Override
  public void endAll(long account, @Nullable String kept) {
    in(
        () -> {
          var ids = rows.openIds(account).stream().filter(id -> !id.equals(kept)).toList();
          if (!ids.isEmpty()) {
            rows.end(account, ids, clock.millis());
            ids.forEach(this::endedOnceCommitted);
          }
          return ids.size();
        });
  }

  /// A session whose end was rolled back goes on.
  private void endedOnceCommitted(String id) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ended.add(id);
          }
        });
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  private static String printable(String agent) {
    var plain = agent.replaceAll("[^ -~]", "?");
    return plain.length() > LONGEST_AGENT ? plain.substring(0, LONGEST_AGENT) : plain;
  }
}
