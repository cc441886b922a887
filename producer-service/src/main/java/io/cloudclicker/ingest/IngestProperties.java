package io.cloudclicker.ingest;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What an instance takes on.
///
/// @param window how many keys of the last 16 minutes a partition may hold; consumers have room for
///   twice as many
/// @param ackWait how long a click waits for its ack: a little longer than the producer tries
/// @param retryAfter when a refused click may come again
/// @param lookupTime how long a batch may look up counters; the rest is refused
@Validated
@ConfigurationProperties("clicker.ingest")
record IngestProperties(
    @DefaultValue("1000000") @Positive long window,
    @DefaultValue("4s") @DurationMin(millis = 1) Duration ackWait,
    @DefaultValue("2s") @DurationMin(seconds = 1) Duration retryAfter,
    @DefaultValue("2s") @DurationMin(millis = 1) Duration lookupTime) {}
