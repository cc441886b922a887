package io.cloudclicker.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What the command was asked for.
sealed interface Options {

  String HELP =
      """
      usage: ./clicker bench [NAME…] [OPTIONS]

        NAME…           only these benchmarks, in the catalogue's order; without one all of them,
                        in about an hour
        --rounds N      each side is measured N times, in turns; 5 unless told otherwise
        --seconds N     each side of a round takes N seconds; 8 unless told otherwise
        --list          print which benchmarks there are and what each compares
        --quick         in the place of all: whether the working tree is slower than a commit, in at
                        most 4 minutes beside the building of that commit
        --against REV   the commit that --quick compares with; HEAD unless told otherwise
        --help          print this

      Every figure is a ratio to a baseline of the same run. A run with errors, or with a ledger that
      is not exact, is void, and says why. Ends with 0 where every figure counts, whether it reached
      its goal or not, with 1 where a run was void, or with --quick where something became slower.
      A run of all benchmarks with at least 5 rounds of 8 seconds writes docs/benchmarks; every other
      run writes the same files below benchmarks/target.
      """;

  int MOST_ROUNDS = 100;
  int MOST_SECONDS = 600;

  record Help() implements Options {}

  record Catalogue() implements Options {}

  /// @param revision of git
  record Quick(String revision) implements Options {}

  /// @param asked the arguments as they were given
  record Run(List<Benchmark> benchmarks, Effort effort, List<String> asked) implements Options {

    /// Whether the result may stand in the documentation.
    boolean isWhole() {
      return benchmarks.size() == Benchmarks.all().size() && effort.counts();
    }
  }

  /// An option that can't be understood.
  final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  static Options of(String... arguments) throws Wrong {
    var names = new ArrayList<String>();
    int rounds = Effort.FULL.rounds();
    var takes = Effort.FULL.takes();
    boolean quick = false;
    String against = null;
    var rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--help", "-h" -> {
          return new Help();
        }
        case "--list" -> {
          return new Catalogue();
        }
        case "--quick" -> quick = true;
        case "--against" -> against = value(option, rest);
        case "--rounds" -> rounds = number(option, value(option, rest), MOST_ROUNDS);
        case "--seconds" ->
            takes = Duration.ofSeconds(number(option, value(option, rest), MOST_SECONDS));
        default -> names.add(name(option));
      }
    }
    if (!quick && against != null) {
      throw new Wrong("--against is for --quick.");
    }
    if (quick && !names.isEmpty()) {
      throw new Wrong(
          "--quick takes no benchmark's name, so not \"%s\".".formatted(names.getFirst()));
    }
    return quick
        ? new Quick(against == null ? "HEAD" : against)
        : new Run(benchmarks(names), new Effort(rounds, takes), List.of(arguments));
  }

  private static String value(String option, Iterator<String> rest) throws Wrong {
    if (!rest.hasNext()) {
      throw new Wrong(option + " needs a value.");
    }
    return rest.next();
  }

  private static int number(String option, String value, int most) throws Wrong {
    int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw new Wrong("%s takes 1 to %d, not \"%s\".".formatted(option, most, value));
    }
    return number;
  }

  private static String name(String name) throws Wrong {
    if (Benchmarks.all().stream().noneMatch(it -> it.name().equals(name))) {
      throw new Wrong(
          "bench does not know \"%s\"; ./clicker bench --list tells the benchmarks, --help the options."
              .formatted(name));
    }
    return name;
  }

  private static List<Benchmark> benchmarks(List<String> names) {
    return Benchmarks.all().stream()
        .filter(it -> names.isEmpty() || names.contains(it.name()))
        .toList();
  }
}
