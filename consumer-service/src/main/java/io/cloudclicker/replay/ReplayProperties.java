package io.cloudclicker.replay;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this instance reads the log again, for the audit and for recounts.
///
/// @param rate records a second, at most, for all its partitions together
/// @param slice records of one partition, about, before the next one has its turn
/// @param pause after a round that found nothing new
/// @param pauseAfterFailure of Kafka or the database
@Validated
@ConfigurationProperties("clicker.replay")
record ReplayProperties(
    @DefaultValue("50000") @Positive int rate,
    @DefaultValue("20000") @Positive int slice,
    @DefaultValue("500ms") @NotNull Duration pause,
    @DefaultValue("5s") @NotNull Duration pauseAfterFailure) {

  /// How long these records take at the rate, at least the pause.
  Duration pauseAfter(int records) {
    var atRate = Duration.ofMillis(records * 1_000L / rate);
    return atRate.compareTo(pause) > 0 ? atRate : pause;
  }
}
