package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Duration TOOK = Duration.ofSeconds(30);
  private static final Page RUN = Page.LAST_RUN;
  private static final Clicks EXACT = new Clicks(1_100, 1_000, 0, 0);

  @Test
  void saysOneSentence_ofAllRows() {
    var results =
        results(
            new Result.Passed(EXACT, TOOK),
            new Result.NotRun("no faketime here"),
            new Result.Passed(EXACT, TOOK));
    assertThat(Table.sentence(results))
        .isEqualTo("2,200 clicks sent, 2,000 acknowledged, 2 rows run, lost 0, doubled 0");
    assertThat(Table.holds(results)).isTrue();
    assertThat(Table.text(results)).contains(" 2  not run").doesNotContain(" 2  held");
  }

  @Test
  void doesNotHold_whenARowFailedOrAClickIsMissing() {
    var failed = results(new Result.Failed(EXACT, TOOK, "a read was wrong"));
    assertThat(Table.holds(failed)).isFalse();
    assertThat(Table.sentence(failed)).endsWith("; FAILED: rows 1");
    var lost = new Clicks(1_000, 1_000, 1, 0);
    assertThat(Table.holds(results(new Result.Passed(lost, TOOK)))).isFalse();
    var doubled = new Clicks(1_000, 1_000, 0, 1);
    assertThat(Table.holds(results(new Result.Passed(doubled, TOOK)))).isFalse();
  }

  @Test
  void replacesWhatIsBetweenTheMarks_andNothingElse() throws IOException {
    var page = "before\n%s\n\nold\n\n%s\nafter\n".formatted(RUN.begin, RUN.end);
    assertThat(RUN.replaced(page, "new\n"))
        .isEqualTo("before\n%s\n\nnew\n\n%s\nafter\n".formatted(RUN.begin, RUN.end));
  }

  @Test
  void refusesAPageWithoutMarks() {
    assertThatThrownBy(() -> RUN.replaced("a page", "new")).hasMessageContaining("marks");
  }

  private static Map<Row, Result> results(Result... results) {
    var all = new LinkedHashMap<Row, Result>();
    for (int number = 0; number < results.length; number++) {
      all.put(Matrix.rows().get(number), results[number]);
    }
    return all;
  }
}
