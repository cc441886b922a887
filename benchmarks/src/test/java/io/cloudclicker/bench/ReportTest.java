package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Benchmark POST = benchmark("post", "POST < count");
  private static final Benchmark GET = benchmark("get", "GET /count");
  private static final Benchmark UP = benchmark("up", "./clicker up");
  private static final Figure MISSED =
      new Figure(
          "",
          "requests/s",
          List.of(6_000.0, 6_100.0, 5_000.0),
          List.of(10_000.0, 10_000.0, 10_000.0),
          new Goal.AtLeast(0.7));

  @TempDir Path folder;

  @Test
  void tellsGoalAndBothSides_missedOnesToo() {
    assertThat(report(Map.of(POST, measured(MISSED))).markdown())
        .contains(
            "| [post](plots/post.svg) | POST < count | a baseline | ≥ 0.70 | **0.60** | 0.50 to 0.61 "
                + "| 6,000 and 10,000 requests/s | missed |");
  }

  @Test
  void tellsWhyARunIsVoid_andNoFigureOfIt() {
    var results = new LinkedHashMap<Benchmark, Result>();
    results.put(GET, new Result.Voided("3 answers were 500\nand more", Duration.ofSeconds(9)));
    results.put(UP, new Result.NotRun("there is no | here"));

    assertThat(report(results).markdown())
        .contains(
            "| get | GET /count | a baseline | a goal | – | – | – | **void**: 3 answers were 500 |")
        .contains("not run: there is no \\| here |");
  }

  @Test
  void tellsWhatWasRun_andTheNotes() {
    var result =
        new Result.Measured(List.of(MISSED), List.of("One note.", "Another."), Duration.ZERO);

    assertThat(report(Map.of(POST, result)).markdown())
        .contains("`./clicker bench` at commit abc")
        .contains("**post**: One note. Another.");
  }

  @Test
  void writesThePageAndAPlotOfEachBenchmark_andNoOldOne() throws Exception {
    Files.createDirectories(folder.resolve("plots"));
    Files.writeString(folder.resolve("plots/gone.svg"), "<svg/>");
    Files.writeString(folder.resolve("README.md"), "by hand");

    report(Map.of(POST, measured(MISSED))).write(folder);

    assertThat(folder.resolve(Report.PAGE)).isNotEmptyFile();
    assertThat(folder.resolve("plots/gone.svg")).doesNotExist();
    assertThat(folder.resolve("README.md")).hasContent("by hand");
    assertThat(circles(folder.resolve("plots/post.svg"))).as("a dot a round and side").isEqualTo(6);
  }

  @Test
  void plotsBothSidesOnOneScale_fromZero() {
    var svg = Plot.svg("a title", List.of(MISSED));

    assertThat(svg).contains("cx='600.0'", "measured", "baseline");
    assertThat(svg).as("6,000 of 10,000").contains("cx='366.4'");
  }

  private static int circles(Path svg) throws Exception {
    try (var in = Files.newInputStream(svg)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getElementsByTagName("circle")
          .getLength();
    }
  }

  private static Report report(Map<Benchmark, Result> results) {
    return new Report(results, List.of("`./clicker bench` at commit abc", "two processors"));
  }

  private static Result measured(Figure figure) {
    return new Result.Measured(List.of(figure), List.of(), Duration.ofSeconds(1));
  }

  private static Benchmark benchmark(String name, String job) {
    return new Benchmark(
        name,
        job,
        "a goal",
        "a baseline",
        trial -> {
          throw new IOException("only described here");
        });
  }
}
