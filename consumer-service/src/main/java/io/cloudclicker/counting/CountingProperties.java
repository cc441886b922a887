package io.cloudclicker.counting;

import io.cloudclicker.partition.PartitionCounter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this instance counts.
///
/// @param window how many keys of the last minutes the edge admits to a partition; this reader has
///   room for twice as many, about 50 bytes each, and stops the partition beyond that
/// @param cells how many counters a partition remembers the cells of, about 200 bytes each
/// @param pollTimeout how long a poll waits for records
/// @param firstPause after a failure of the database, Kafka or Redis; doubled up to `longestPause`
/// @param stoppedPause how often a stopped partition is looked at again
/// @param identityCheck how often the topic is checked to be still the same one
/// @param hintInterval how often offsets are committed to Kafka, for tools that look there
/// @param betweenBatches how often partitions' rows are seen to: recounts, roll-ups
@Validated
@ConfigurationProperties("clicker.counting")
record CountingProperties(
    @DefaultValue("1000000") @Positive int window,
    @DefaultValue("100000") @Positive int cells,
    @DefaultValue("100ms") @NotNull Duration pollTimeout,
    @DefaultValue("200ms") @NotNull Duration firstPause,
    @DefaultValue("10s") @NotNull Duration longestPause,
    @DefaultValue("30s") @NotNull Duration stoppedPause,
    @DefaultValue("10s") @NotNull Duration identityCheck,
    @DefaultValue("1s") @NotNull Duration hintInterval,
    @DefaultValue("1s") @NotNull Duration betweenBatches) {

  PartitionCounter.Room room() {
    return new PartitionCounter.Room((int) Math.min(Integer.MAX_VALUE, 2L * window), cells);
  }
}
