package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a counter stands at, how fresh that is, and exactly which clicks are in it.
///
/// @param count how many clicks
/// @param latest the value of the latest click; null where there was none
/// @param epoch how often the counter was reset, as a number that only grows
/// @param revision which recount of it
/// @param applied what the count includes
/// @param asOf every click that was appended before it is in
/// @param lag how long ago that is, never negative
/// @param stale whether it may be older than readers are used to
public record Reading(
    long count,
    @Nullable Long latest,
    long epoch,
    int revision,
    Applied applied,
    Instant asOf,
    Duration lag,
    boolean stale) {}
