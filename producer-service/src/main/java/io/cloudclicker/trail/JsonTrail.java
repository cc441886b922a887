package io.cloudclicker.trail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail, as the contract words it.
final class JsonTrail {

  private JsonTrail() {}

  /// @param user who did it; empty where nobody was signed in
  /// @param target to what or whom
  @Schema(name = "Deed")
  record Entry(
      Instant at, String user, String action, String target, String address, String detail) {

    static Entry of(JdbcTrail.Written row) {
      return new Entry(
          Instant.ofEpochMilli(row.atMillis()),
          row.actor(),
          row.action(),
          row.target(),
          row.address(),
          row.detail());
    }
  }

  /// @param next the `cursor` of the next page; none on the last
  @Schema(name = "TrailPage")
  record Page(List<Entry> entries, @Nullable String next) {}
}
