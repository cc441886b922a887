package io.cloudclicker.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.Problem.Retry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void isAProblemOfRfc9457_withOutcomeAndRetry() {
    var problem =
        Problem.of(503, "not-stored", "too many clicks at once")
            .with(Outcome.NOT_STORED)
            .with(Retry.SAME_KEY)
            .with("member", "count");
    assertThat(problem.body())
        .containsEntry("type", "urn:cloudclicker:problem:not-stored")
        .containsEntry("title", "Not stored")
        .containsEntry("status", 503)
        .containsEntry("detail", "too many clicks at once")
        .containsEntry("outcome", "not_stored")
        .containsEntry("retry", "same_key")
        .containsEntry("member", "count");
  }

  @Test
  void namesNoOutcomeAndNoRetry_whereThereIsNone() {
    assertThat(Problem.of(404, "none", "none").body()).doesNotContainKeys("outcome", "retry");
  }

  @Test
  void asksToWaitWholeSeconds_andAtLeastOne() {
    assertThat(Problem.seconds(Duration.ZERO)).isEqualTo("1");
    assertThat(Problem.seconds(Duration.ofMillis(1_001))).isEqualTo("2");
    assertThat(Problem.seconds(Duration.ofSeconds(2))).isEqualTo("2");
  }

  @Test
  void doesNotKnowWhatAFaultOfAClickHadDone() {
    assertThat(ProblemAdvice.fault("POST").outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(ProblemAdvice.fault("GET").outcome()).isNull();
  }
}
