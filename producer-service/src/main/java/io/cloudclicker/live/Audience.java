package io.cloudclicker.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who listens now: bounded in all and per address, and sent away when the service ends. Safe for
/// any thread.
final class Audience {

  private final int max;
  private final int maxPerAddress;
  private final Set<Mailbox> mailboxes = new HashSet<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private boolean dismissed;

  Audience(int max, int maxPerAddress) {
    this.max = max;
    this.maxPerAddress = maxPerAddress;
  }

  enum Admission {
    ADMITTED,
    /// There are too many.
    FULL,
    /// There are too many of this address.
    TOO_MANY
  }

  /// Whoever was admitted has to leave.
  synchronized Admission admit(Mailbox mailbox, String address) {
    int neighbours = byAddress.getOrDefault(address, 0);
    if (neighbours >= maxPerAddress) {
      return Admission.TOO_MANY;
    }
    if (mailboxes.size() >= max) {
      return Admission.FULL;
    }
    mailboxes.add(mailbox);
    byAddress.put(address, neighbours + 1);
    if (dismissed) {
      mailbox.close();
    }
    return Admission.ADMITTED;
  }

  synchronized void leave(Mailbox mailbox, String address) {
    if (mailboxes.remove(mailbox)) {
      byAddress.computeIfPresent(address, (_, streams) -> streams > 1 ? streams - 1 : null);
    }
  }

  /// Ends all streams; those that come now end as soon as they began.
  synchronized void dismiss() {
    dismissed = true;
    mailboxes.forEach(Mailbox::close);
  }

  synchronized int size() {
    return mailboxes.size();
  }
}
