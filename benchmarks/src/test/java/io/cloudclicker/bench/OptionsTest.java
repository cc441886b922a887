package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void runsAll_asOftenAsCounts_whenNothingIsAsked() throws Options.Wrong {
    var run = run();

    assertThat(run.benchmarks()).isEqualTo(Benchmarks.all());
    assertThat(run.effort()).isEqualTo(Effort.FULL);
    assertThat(run.isWhole()).isTrue();
  }

  @Test
  void runsTheNamedOnes_inTheCataloguesOrder() throws Options.Wrong {
    var run = run("get", "post", "--rounds", "2", "--seconds", "1");

    assertThat(run.benchmarks()).extracting(Benchmark::name).containsExactly("post", "get");
    assertThat(run.effort()).isEqualTo(new Effort(2, Duration.ofSeconds(1)));
    assertThat(run.isWhole()).isFalse();
  }

  @Test
  void doesNotWriteTheDocumentation_whenTheRoundsAreTooFew() throws Options.Wrong {
    assertThat(run("--rounds", "4").isWhole()).isFalse();
    assertThat(run("--seconds", "7").isWhole()).isFalse();
    assertThat(run("--rounds", "9", "--seconds", "30").isWhole()).isTrue();
  }

  @Test
  void comparesWithHead_unlessToldOtherwise() throws Options.Wrong {
    assertThat(Options.of("--quick")).isEqualTo(new Options.Quick("HEAD"));
    assertThat(Options.of("--quick", "--against", "main")).isEqualTo(new Options.Quick("main"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense           | bench does not know "nonsense"
          --nonsense         | bench does not know "--nonsense"
          --rounds           | --rounds needs a value.
          --rounds,0         | --rounds takes 1 to 100, not "0".
          --rounds,101       | --rounds takes 1 to 100, not "101".
          --seconds,1.5      | --seconds takes 1 to 600, not "1.5".
          --against,main     | --against is for --quick.
          --quick,post       | --quick takes no benchmark's name, so not "post".
          """)
  void refusesWhatItCantDo(String arguments, String sentence) {
    assertThatThrownBy(() -> Options.of(arguments.split(",", -1)))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void everyBenchmarkHasANameOfItsOwn_andIsListedWithWhatItCompares() {
    assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates();
    assertThat(Benchmarks.all())
        .allSatisfy(
            it ->
                assertThat(Benchmarks.list())
                    .contains(it.name(), it.job(), it.against(), it.goal()));
  }

  private static Options.Run run(String... arguments) throws Options.Wrong {
    return (Options.Run) Options.of(arguments);
  }
}
