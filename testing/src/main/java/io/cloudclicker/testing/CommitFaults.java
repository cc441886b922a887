package io.cloudclicker.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What a proxy does to commits of MySQL sessions: the client loses its connection without an
/// answer, the server commits all the same.
public final class CommitFaults {

  /// @param late how long after the client lost its connection the commit reaches the server
  record Fault(Duration late) {}

  private static final int HEADER = 4;
  private static final int COM_QUERY = 3;
  private static final int LONGEST = 16;

  private final ConcurrentLinkedQueue<Fault> armed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  CommitFaults() {}

  /// The next commits reach the server, their answers reach nobody.
  public void loseAnswers(int commits) {
    lose(commits, Duration.ZERO);
  }

  /// The next commits reach the server only when the client is long back on another connection.
  public void arriveLate(int commits, Duration late) {
    lose(commits, late);
  }

  /// How many commits nobody was told of so far.
  public int done() {
    return done.get();
  }

  void disarm() {
    armed.clear();
  }

  @Nullable Fault next(byte[] chunk, int length) {
    if (armed.isEmpty() || !isCommit(chunk, length)) {
      return null;
    }
    var fault = armed.poll();
    if (fault != null) {
      done.incrementAndGet();
    }
    return fault;
  }

  private void lose(int commits, Duration late) {
    for (int number = 0; number < commits; number++) {
      armed.add(new Fault(late));
    }
  }

  /// A packet of three bytes of length, a number, the command and the text, between which newer
  /// clients put attributes.
  private static boolean isCommit(byte[] chunk, int length) {
    return length > HEADER
        && length <= LONGEST
        && chunk[HEADER] == COM_QUERY
        && new String(chunk, HEADER, length - HEADER, StandardCharsets.US_ASCII)
            .toLowerCase(Locale.ROOT)
            .endsWith("commit");
  }
}
