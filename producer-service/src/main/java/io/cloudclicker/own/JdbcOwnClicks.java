package io.cloudclicker.own;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// [OwnClicks] in the table `user_shard`: one row for each partition in which the person clicked.
final class JdbcOwnClicks implements OwnClicks {

  private static final String SUM =
      """
      SELECT COALESCE(SUM(clicks), 0) FROM user_shard
      WHERE subject_id = ? AND counter_id = ? AND epoch = ?""";

  private static final String WANTED =
      "SELECT ? AS number, CAST(? AS BINARY(16)) AS subject_id, CAST(? AS BINARY(16)) AS"
          + " counter_id";

  private static final int CHUNK = 200;

  /// A click that is stored is not answered late for the sake of it.
  private static final int MOST_SECONDS = 1;

  private final JdbcTemplate jdbc;

  JdbcOwnClicks(DataSource source) {
    jdbc = new JdbcTemplate(source);
    jdbc.setQueryTimeout(MOST_SECONDS);
  }

  @Override
  public Optional<Long> of(SubjectId subject, CounterName counter, long epoch) {
    try {
      var id = CounterId.of(counter).toBytes();
      return Optional.ofNullable(
          jdbc.queryForObject(SUM, Long.class, subject.toBytes(), id, epoch));
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Map<Share, Map<Long, Long>>> of(Collection<Share> shares) {
    var all = List.copyOf(shares);
    var sums = new HashMap<Share, Map<Long, Long>>();
    try {
      for (int from = 0; from < all.size(); from += CHUNK) {
        add(all.subList(from, Math.min(all.size(), from + CHUNK)), sums);
      }
      return Optional.of(sums);
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }

  private void add(List<Share> shares, Map<Share, Map<Long, Long>> sums) {
    var wanted = String.join(" UNION ALL ", Collections.nCopies(shares.size(), WANTED));
    var arguments = new ArrayList<Object>();
    for (int number = 0; number < shares.size(); number++) {
      var share = shares.get(number);
      arguments.add(number);
      arguments.add(share.subject().toBytes());
      arguments.add(CounterId.of(share.counter()).toBytes());
    }
    // Joined to a list, each share is one range of the primary keys, on MySQL and on MariaDB.
    jdbc.query(
        """
        SELECT wanted.number, u.epoch, SUM(u.clicks)
        FROM (%s) wanted JOIN user_shard u
          ON u.subject_id = wanted.subject_id AND u.counter_id = wanted.counter_id
        GROUP BY wanted.number, u.epoch"""
            .formatted(wanted),
        row -> {
          sums.computeIfAbsent(shares.get(row.getInt(1)), _ -> new HashMap<>())
              .put(row.getLong(2), row.getLong(3));
        },
        arguments.toArray());
  }
}
