package io.cloudclicker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.load.SimulatedFleet.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many instances run when the sum of `clicker_tasks_desired` decides, over loads as they come.
/// docs/capacity.md has the same as a table; `-Dclicker.capacity.write=true` writes it.
class LoadCurvesTest {

  private static final Path PAGE = Path.of("..", "docs", "capacity.md");
  private static final String BEGIN = "<!-- curves: LoadCurvesTest -->\n";
  private static final String END = "<!-- /curves -->\n";

  private static final int HOUR = 3_600;

  private static final List<Moment> DAY =
      new SimulatedFleet(1, LoadCurvesTest::day, LoadCurvesTest::fast).run(24 * HOUR);
  private static final List<Moment> RUSH =
      new SimulatedFleet(
              1, second -> within(600, 1_800, second) ? 6_000 : 500, LoadCurvesTest::fast)
          .run(2 * HOUR);
  private static final List<Moment> BEYOND =
      new SimulatedFleet(
              1, second -> within(600, 1_200, second) ? 20_000 : 500, LoadCurvesTest::fast)
          .run(2 * HOUR);
  private static final List<Moment> SLOW_DATABASE =
      new SimulatedFleet(
              4,
              _ -> 2_000,
              second -> within(600, 1_800, second) ? 1_000 : Double.POSITIVE_INFINITY)
          .run(2 * HOUR);

  @Test
  void followsADay_withoutAnythingEverWaiting() {
    assertThat(DAY).allMatch(moment -> moment.lag() <= 1);
    assertThat(mostTasks(DAY)).isEqualTo(10);
    assertThat(turns(DAY)).isEqualTo(1);
  }

  @Test
  void catchesUpWithARush_andGoesBack() {
    assertThat(mostLag(RUSH)).isBetween(60, 180);
    assertThat(RUSH).filteredOn(moment -> moment.second() > 1_200).allMatch(it -> it.lag() <= 1);
    assertThat(turns(RUSH)).isEqualTo(1);
    assertThat(RUSH.getLast().tasks()).isEqualTo(1);
  }

  @Test
  void staysAtThePartitions_whenMoreComesThanTheyCanCount() {
    assertThat(mostTasks(BEYOND)).isEqualTo(SimulatedFleet.PARTITIONS);
    assertThat(turns(BEYOND)).isEqualTo(1);
    assertThat(BEYOND.getLast()).matches(it -> it.tasks() == 1 && it.lag() == 0);
  }

  @Test
  void asksForNoMore_whileTheDatabaseIsSlow_andCatchesUpAfterwards() {
    assertThat(SLOW_DATABASE)
        .filteredOn(moment -> within(600, 1_800, moment.second()))
        .allMatch(moment -> moment.tasks() == 4);
    assertThat(SLOW_DATABASE.getLast()).matches(it -> it.tasks() == 4 && it.lag() == 0);
    assertThat(turns(SLOW_DATABASE)).isEqualTo(1);
  }

  @Test
  void thePageHasTheCurves() throws IOException {
    var page = Files.readString(PAGE);
    var curves =
        table("A day, from 600 records a second to 6,000", DAY, 2 * HOUR, 13)
            + table("A rush: from 500 to 6,000 at the 10th minute, for 20 minutes", RUSH, 300, 10)
            + table("20,000 for ten minutes, more than 12 partitions can count", BEYOND, 300, 10)
            + table(
                "2,000; the database takes 1,000 for 20 minutes from the 10th",
                SLOW_DATABASE,
                300,
                10);
    var wanted = page.replaceFirst("(?s)" + BEGIN + ".*" + END, BEGIN + curves + END);
    if (Boolean.getBoolean("clicker.capacity.write")) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(wanted).contains(BEGIN);
  }

  private static double day(int second) {
    return 600 + 5_400 * (1 - Math.cos(2 * Math.PI * second / (24 * HOUR))) / 2;
  }

  private static double fast(int ignored) {
    return Double.POSITIVE_INFINITY;
  }

  private static boolean within(int from, int to, int second) {
    return second >= from && second < to;
  }

  private static int mostTasks(List<Moment> moments) {
    return moments.stream().mapToInt(Moment::tasks).max().orElseThrow();
  }

  private static int mostLag(List<Moment> moments) {
    return moments.stream().mapToInt(Moment::lag).max().orElseThrow();
  }

  /// How often the number of instances began to fall after it had grown, or the other way round.
  private static long turns(List<Moment> moments) {
    var changes =
        IntStream.range(1, moments.size())
            .map(at -> moments.get(at).tasks() - moments.get(at - 1).tasks())
            .filter(change -> change != 0)
            .toArray();
    return IntStream.range(1, changes.length)
        .filter(at -> Integer.signum(changes[at]) != Integer.signum(changes[at - 1]))
        .count();
  }

  private static String table(String title, List<Moment> moments, int every, int rows) {
    var shown =
        IntStream.range(0, rows)
            .map(row -> Math.min(row * every, moments.size() - 1))
            .mapToObj(moments::get)
            .toList();
    return """

    %s; at most %d instances, and %d s of lag:

    | minute | %s |
    | --- |%s
    | records in | %s |
    | instances | %s |
    | lag, s | %s |
    """
        .formatted(
            title,
            mostTasks(moments),
            mostLag(moments),
            line(shown, it -> (it.second() + 1) / 60),
            " --- |".repeat(shown.size()),
            line(shown, it -> Math.round(it.load())),
            line(shown, Moment::tasks),
            line(shown, Moment::lag));
  }

  private static String line(List<Moment> shown, ToLongFunction<Moment> number) {
    return shown.stream()
        .map(it -> String.format(Locale.ROOT, "%,d", number.applyAsLong(it)))
        .collect(Collectors.joining(" | "));
  }
}
