package io.cloudclicker.live;

import io.cloudclicker.own.OwnClicks.Share;
import io.cloudclicker.ticket.Bearer;
import io.cloudclicker.wire.CounterName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stream of somebody who said who they are, and how many clicks are their own as far as is
/// known. Safe for any thread.
final class Seat {

  private final Bearer bearer;
  private final List<Share> shares;
  private final Mailbox mailbox;
  private volatile @Nullable Map<Share, Map<Long, Long>> own;

  Seat(Bearer bearer, Collection<CounterName> counters, Mailbox mailbox) {
    this.bearer = bearer;
    this.shares = counters.stream().map(it -> new Share(bearer.subject(), it)).toList();
    this.mailbox = mailbox;
  }

  String session() {
    return bearer.session();
  }

  List<Share> shares() {
    return shares;
  }

  /// @param sums of these shares, and perhaps of others
  void learn(Map<Share, Map<Long, Long>> sums) {
    own = sums;
  }

  /// Empty while nothing is known.
  Optional<Long> mine(CounterName counter, long epoch) {
    var known = own;
    return known == null
        ? Optional.empty()
        : Optional.of(
            known
                .getOrDefault(new Share(bearer.subject(), counter), Map.of())
                .getOrDefault(epoch, 0L));
  }

  void end() {
    mailbox.close();
  }
}
