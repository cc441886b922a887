package io.cloudclicker.fate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudclicker.wire.ClickKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a key, as the contract words it.
///
/// @param finalAt when an absence that is not final may be asked for again
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Fate")
record JsonFate(
    @Schema(format = "uuid") String id,
    @Schema(allowableValues = {"counted", "stored", "absent", "rejected", "unknowable"})
        String status,
    @JsonProperty("final") boolean isFinal,
    @Nullable Instant finalAt,
    Instant serverTime) {

  static JsonFate of(ClickKey key, Fate fate, Instant now) {
    return switch (fate) {
      case Fate.Counted _ -> of(key, "counted", true, now);
      case Fate.Stored _ -> of(key, "stored", false, now);
      case Fate.Rejected _ -> of(key, "rejected", false, now);
      case Fate.Unknowable _ -> of(key, "unknowable", true, now);
      case Fate.Absent(boolean isFinal, _) when isFinal -> of(key, "absent", true, now);
      case Fate.Absent(_, long finalAt) ->
          new JsonFate(key.toString(), "absent", false, Instant.ofEpochMilli(finalAt), now);
    };
  }

  private static JsonFate of(ClickKey key, String status, boolean isFinal, Instant now) {
    return new JsonFate(key.toString(), status, isFinal, null, now);
  }
}
