package io.cloudclicker.audit;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Collection;
import java.util.Map;

/// What the cache has of these counters, of their present revisions; nothing where it is away.
interface CachedCells {

  Map<Place, Cell> of(CountedLog log, Collection<CounterId> counters);
}
