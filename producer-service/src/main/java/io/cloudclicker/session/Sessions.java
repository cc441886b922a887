package io.cloudclicker.session;

import io.cloudclicker.wire.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins, renews and ends sessions, and lists them. Safe for any thread; waits for MySQL.
public interface Sessions {

  /// A session and the refresh token that is good now.
  record Open(Session session, String refreshToken) {
    @Override
    public String toString() {
      return session.id();
    }
  }

  /// What became of a refresh token.
  sealed interface Renewal {

    record Renewed(Open open) implements Renewal {}

    /// It was used before, by whoever: the session has ended.
    record Reused(Session session) implements Renewal {}

    record Over() implements Renewal {}
  }

  Open begin(long account, SubjectId subject, String address, String agent);

  Renewal renew(String refreshToken);

  /// Ends the session of a refresh token; the token may be any of the session's.
  void endByToken(String refreshToken);

  /// The open ones, newest first.
  List<Session> list(long account);

  /// Whether there was such an open session.
  boolean end(long account, String session);

  /// @param kept the session that goes on; null for none
  void endAll(long account, @Nullable String kept);
}
