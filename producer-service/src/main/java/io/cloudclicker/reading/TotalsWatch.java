package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The totals for those who watch them move, as this instance knows them. Safe for any thread.
public interface TotalsWatch {

  /// What is known now, without waiting; empty where nothing is known yet. From now on the counter
  /// is in use: it is kept up to date as long as somebody goes on asking.
  Optional<Reading> known(CounterName counter);

  /// Has the stores asked, and waits, bounded, until each counter is known and includes `seen`.
  void await(Collection<CounterName> counters, @Nullable Applied seen);

  /// Calls back after whatever may have moved a total, on the thread that moved it: so it returns
  /// at once, and asks for what is known on a thread of its own.
  void onChange(Runnable callback);
}
