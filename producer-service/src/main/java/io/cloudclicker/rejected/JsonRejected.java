package io.cloudclicker.rejected;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rejected click or record, as it is answered.
///
/// @param receipt where it is, as a click's receipt
/// @param record the whole record's bytes in Base64; null where the log holds them no more
@Schema(name = "Rejected")
record JsonRejected(
    String receipt,
    @Schema(allowableValues = {"waiting", "counted"}) String status,
    @Schema(description = "Whether the record as a whole was rejected, not one click of it")
        boolean whole,
    String reason,
    @Schema(description = "The reader version that rejected it") int decoder,
    Instant appendedAt,
    @Nullable String record) {

  /// A page of them.
  ///
  /// @param next the `cursor` of the next page; null on the last
  @Schema(name = "RejectedPage")
  record Page(List<JsonRejected> rejected, @Nullable String next) {}

  /// A second try that is on its way.
  @Schema(name = "SecondTry")
  record Queued(@Schema(allowableValues = "queued") String status, String receipt) {}

  static JsonRejected of(Rejected rejected, byte @Nullable [] bytes) {
    return new JsonRejected(
        rejected.place().toString(),
        rejected.waits() ? "waiting" : "counted",
        rejected.whole(),
        rejected.reason(),
        rejected.decoder(),
        Instant.ofEpochMilli(rejected.appendedAtMillis()),
        bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
  }
}
