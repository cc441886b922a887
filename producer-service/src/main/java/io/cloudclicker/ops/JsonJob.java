package io.cloudclicker.ops;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A job, as it is answered.
///
/// @param counter null where it is about all counters
/// @param failure why it came to nothing
@Schema(name = "Job")
record JsonJob(
    String id,
    @Schema(allowableValues = {"recount", "reset", "adopt-log"}) String kind,
    @Schema(allowableValues = {"running", "done", "failed"}) String status,
    @Nullable String counter,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String failure,
    @Schema(description = "Of a recount that runs: how far each partition is") List<Part> parts) {

  static final Set<String> ORDER = Set.of("counter");

  /// What is to be recounted.
  @Schema(name = "RecountOrder")
  record Order(
      @Schema(description = "One counter; without it, all", pattern = "[a-z0-9._-]{1,64}")
          @Nullable String counter) {}

  /// A job that was begun.
  @Schema(name = "JobBegun")
  record Begun(String id, @Schema(allowableValues = "running") String status) {}

  /// How far a recount is in one partition.
  @Schema(name = "JobPart")
  record Part(
      int partition,
      @Schema(description = "Records of the log that are read again") long read,
      @Schema(description = "Of so many; later ones are counted as they come") long goal,
      @Schema(description = "Whether the new count has it all") boolean whole) {}

  static JsonJob of(Job job) {
    return new JsonJob(
        job.id(),
        job.kind(),
        status(job),
        job.counterName() == null && job.counter() != null
            ? job.counter().toString()
            : job.counterName(),
        Instant.ofEpochMilli(job.createdAtMillis()),
        job.finishedAtMillis() == null ? null : Instant.ofEpochMilli(job.finishedAtMillis()),
        job.failure(),
        job.parts().stream()
            .map(part -> new Part(part.partition(), part.read(), part.goal(), part.whole()))
            .toList());
  }

  private static String status(Job job) {
    if (job.finishedAtMillis() == null) {
      return "running";
    }
    return job.failure() == null ? "done" : "failed";
  }
}
