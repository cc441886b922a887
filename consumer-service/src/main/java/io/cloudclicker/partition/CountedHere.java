package io.cloudclicker.partition;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which partitions of which log this instance counts now: written by the poll thread, read by any.
/// Others may count them, too, for a while; nothing may depend on being the only one.
public final class CountedHere {

  /// @param partitions those that are open
  public record Share(CountedLog log, Set<Integer> partitions) {
    public Share {
      partitions = Set.copyOf(partitions);
    }
  }

  private volatile Optional<Share> share = Optional.empty();

  public Optional<Share> share() {
    return share;
  }

  public synchronized void counts(CountedLog log, int partition) {
    var partitions = new TreeSet<Integer>();
    share.filter(it -> it.log().equals(log)).ifPresent(it -> partitions.addAll(it.partitions()));
    partitions.add(partition);
    share = Optional.of(new Share(log, partitions));
  }

  public synchronized void countsNoMore(int partition) {
    share =
        share.map(
            it -> {
              var partitions = new TreeSet<>(it.partitions());
              partitions.remove(partition);
              return new Share(it.log(), partitions);
            });
  }
}
