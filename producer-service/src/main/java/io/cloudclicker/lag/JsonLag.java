package io.cloudclicker.lag;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The lag as it is answered.
@Schema(name = "Lag")
record JsonLag(
    @Schema(description = "When the log and MySQL had both told how far they are") Instant asOf,
    List<Part> partitions,
    long records,
    long clicks,
    @Schema(description = "Age of the oldest click that is not counted; 0 where there is none")
        @Nullable Double seconds,
    @Schema(description = "Records that retention deleted before they were counted") long lost,
    @Schema(description = "Records a second that come into the log") double rateIn,
    @Schema(description = "Records a second that are counted") double rateOut,
    @Schema(description = "At the present rates; null where it grows, and so never ends")
        @Nullable Double secondsToDrain,
    @Schema(
            description = "What keeps the counting behind",
            allowableValues = {"none", "consumer", "database", "hot_partition", "stopped"})
        String bottleneck,
    String runbook) {

  /// A partition.
  @Schema(name = "LagPartition")
  record Part(
      int partition,
      @Schema(description = "Next offset of the log") long logEnd,
      @Schema(description = "Next offset that MySQL waits for") long applied,
      long records,
      @Schema(description = "As many as the next records let expect") long clicks,
      @Schema(description = "Age of the oldest record behind; null where it is not known")
          @Nullable Double seconds,
      long lost) {}

  static JsonLag of(Lag lag) {
    var drain = lag.secondsToDrain();
    return new JsonLag(
        Instant.ofEpochMilli(lag.asOfMillis()),
        lag.parts().stream().map(JsonLag::part).toList(),
        lag.records(),
        lag.clicks(),
        seconds(lag.ageMillis()),
        lag.lost(),
        tenths(lag.in()),
        tenths(lag.out()),
        drain.isPresent() ? (Double) tenths(drain.getAsDouble()) : null,
        lag.bottleneck().toString(),
        lag.bottleneck().runbook().toString());
  }

  private static Part part(Lag.Part part) {
    return new Part(
        part.partition(),
        part.end(),
        part.applied(),
        part.records(),
        part.clicks(),
        seconds(part.ageMillis()),
        part.lost());
  }

  private static @Nullable Double seconds(OptionalLong millis) {
    return millis.isPresent() ? (Double) (millis.getAsLong() / 1_000.0) : null;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
