package io.cloudclicker.reading;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How totals are read.
///
/// @param interval at most one query to MySQL in this time, however many readers ask
/// @param refresh how often all counters in use are read from MySQL in any case
/// @param inUse how long after its last reader a counter is in use
/// @param patience how long a reader waits for a counter that is not in memory
/// @param queryTimeout how long one query to MySQL may take
/// @param maxLag what lags more is stale
/// @param staleAfter what no store and no notice has confirmed for longer is stale
/// @param maxCounters how many counters are kept in memory
@Validated
@ConfigurationProperties("clicker.reading")
record ReadingProperties(
    @DefaultValue("50ms") @DurationMin(millis = 1) @DurationMax(seconds = 1) Duration interval,
    @DefaultValue("1s") @DurationMin(millis = 1) Duration refresh,
    @DefaultValue("10s") @DurationMin(millis = 1) Duration inUse,
    @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(seconds = 10) Duration patience,
    @DefaultValue("2s") @DurationMin(seconds = 1) Duration queryTimeout,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration maxLag,
    @DefaultValue("3s") @DurationMin(millis = 1) Duration staleAfter,
    @DefaultValue("10000") @Positive int maxCounters) {}
