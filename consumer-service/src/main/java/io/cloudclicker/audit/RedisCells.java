package io.cloudclicker.audit;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Cells as readers find them in Redis: in the hash of a counter that somebody filled.
final class RedisCells implements CachedCells {

  private static final Logger LOG = LoggerFactory.getLogger(RedisCells.class);

  /// Epoch, revision, log and partition.
  private static final Pattern FIELD = Pattern.compile("(\\d+):(\\d+):(\\d+):(\\d+)");

  /// Clicks and next offset, then what the latest click was.
  private static final Pattern STATE = Pattern.compile("(\\d+) (\\d+) .*");

  private final StringRedisTemplate redis;

  RedisCells(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public Map<Place, Cell> of(CountedLog log, Collection<CounterId> counters) {
    var cells = new HashMap<Place, Cell>();
    try {
      for (var counter : counters) {
        var entry =
            redis
                .<String, String>opsForHash()
                .entries("clicker:" + log.topicId() + ":counter:" + counter);
        revision(entry.get("row"))
            .ifPresent(
                revision ->
                    entry.forEach(
                        (field, state) ->
                            cell(counter, revision, field, state)
                                .ifPresent(cell -> cells.put(Place.of(cell), cell))));
      }
    } catch (DataAccessException e) {
      LOG.debug("Redis is away, and not compared", e);
    }
    return cells;
  }

  /// The row of a counter begins with its revision.
  private static Optional<Integer> revision(@org.jspecify.annotations.Nullable String row) {
    return row == null ? Optional.empty() : Optional.of(Integer.valueOf(row.split(" ", 2)[0]));
  }

  private static Optional<Cell> cell(CounterId counter, int revision, String field, String state) {
    var place = FIELD.matcher(field);
    var numbers = STATE.matcher(state);
    if (!place.matches() || !numbers.matches() || Integer.parseInt(place.group(2)) != revision) {
      return Optional.empty();
    }
    var key =
        new Cell.Key(
            counter,
            Long.parseLong(place.group(1)),
            revision,
            Integer.parseInt(place.group(3)),
            Integer.parseInt(place.group(4)));
    return Optional.of(
        new Cell(key, Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)), null));
  }
}
