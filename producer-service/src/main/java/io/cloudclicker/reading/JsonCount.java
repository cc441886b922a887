package io.cloudclicker.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A total as it is answered.
///
/// @param latestString the latest as text, for readers whose numbers are not 64 bits wide
/// @param mine how many of the clicks are one's own; absent where nobody is signed in, or where it
///   is not known now
/// @param included whether everything of `after` is in; absent where nothing was asked for
public record JsonCount(
    long count,
    @Nullable Long latest,
    @Nullable String latestString,
    String hostname,
    Instant asOf,
    long lagMs,
    boolean stale,
    long epoch,
    int revision,
    String applied,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long mine,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean included) {

  private static final String HOSTNAME = ownName();

  public static JsonCount of(Reading reading, @Nullable Boolean included) {
    var latest = reading.latest();
    return new JsonCount(
        reading.count(),
        latest,
        latest == null ? null : Objects.toString(latest),
        HOSTNAME,
        reading.asOf(),
        reading.lag().toMillis(),
        reading.stale(),
        reading.epoch(),
        reading.revision(),
        reading.applied().toString(),
        null,
        included);
  }

  JsonCount with(@Nullable Long own) {
    return new JsonCount(
        count,
        latest,
        latestString,
        hostname,
        asOf,
        lagMs,
        stale,
        epoch,
        revision,
        applied,
        own,
        included);
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
