package io.cloudclicker.standalone;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs; ended once, in the order of [Member]. For any thread.
final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /// Who takes clicks ends first, who keeps them last.
  enum Member {
    PRODUCER,
    CONSUMER,
    REDIS,
    DATABASE,
    KAFKA,
    DATA
  }

  private final Map<Member, AutoCloseable> members = new EnumMap<>(Member.class);
  private boolean ended;

  /// Ends what comes too late at once.
  synchronized <T extends AutoCloseable> T add(Member member, T running) {
    if (ended) {
      end(member, running);
      throw new IllegalStateException("Everything has ended already.");
    }
    members.put(member, running);
    return running;
  }

  synchronized void end() {
    ended = true;
    members.forEach(Running::end);
    members.clear();
    // A start that was cut short may have left a server behind.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static void end(Member member, AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) { // whatever it is, the others must end too
      LOG.warn("{} did not end in good order", member, e);
    }
  }
}
