package io.cloudclicker.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/// What the command was asked for.
///
/// @param rows that are run, in their order
/// @param soak how long to press steadily in the place of all rows; zero for the rows
/// @param asked the arguments as they were given
record Options(
    boolean help, List<Row> rows, long seed, Pace pace, Duration soak, List<String> asked) {

  static final String HELP =
      """
      usage: ./clicker prove [OPTIONS]

        --rows 1,2,6    only these rows of the matrix; without it all of them
        --seed N        what is left to chance is decided by N; without it another seed each time
        --minutes M     all rows together end in about M minutes; without it each row presses
                        about 31,000 times, a million in all
        --soak M        in the place of the rows press steadily for M minutes, and see whether heap,
                        threads, connections or file handles grow
        --help          print this

      Every row runs the services as real processes, breaks something, mends it, and holds every
      answer that was given against the log and the database. Ends with 0 where every row that
      could run held, with 1 where one did not. A run of all rows, or a soak, writes
      docs/reliability.md.
      """;

  private static final int MOST_MINUTES = 24 * 60;

  /// An option that can't be understood.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  boolean isWhole() {
    return rows.size() == Matrix.rows().size() && soak.isZero();
  }

  static Options of(String... arguments) throws Wrong {
    var rows = Matrix.rows();
    long seed = System.nanoTime();
    var time = Duration.ZERO;
    var soak = Duration.ZERO;
    var rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--help", "-h" -> {
          return new Options(true, rows, seed, Pace.FULL, soak, List.of(arguments));
        }
        case "--rows" -> rows = rows(value(option, rest));
        case "--seed" -> seed = number(option, value(option, rest));
        case "--minutes" -> time = minutes(option, value(option, rest));
        case "--soak" -> soak = minutes(option, value(option, rest));
        default ->
            throw new Wrong(
                "prove does not know \"%s\"; ./clicker prove --help lists what there is."
                    .formatted(option));
      }
    }
    var pace = time.isZero() ? Pace.FULL : Pace.within(time, rows.size());
    return new Options(false, rows, seed, pace, soak, List.of(arguments));
  }

  private static String value(String option, Iterator<String> rest) throws Wrong {
    if (!rest.hasNext()) {
      throw new Wrong(option + " needs a value.");
    }
    return rest.next();
  }

  private static long number(String option, String value) throws Wrong {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new Wrong("%s takes a whole number, not \"%s\".".formatted(option, value));
    }
  }

  private static Duration minutes(String option, String value) throws Wrong {
    long minutes = number(option, value);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new Wrong("%s takes 1 to %d, not %d.".formatted(option, MOST_MINUTES, minutes));
    }
    return Duration.ofMinutes(minutes);
  }

  private static List<Row> rows(String value) throws Wrong {
    var wanted = new TreeSet<Integer>();
    for (var part : Arrays.asList(value.split(",", -1))) {
      wanted.add(Math.toIntExact(Math.clamp(number("--rows", part.strip()), -1, 1_000)));
    }
    var rows = new ArrayList<Row>();
    for (var row : Matrix.rows()) {
      if (wanted.remove(row.number())) {
        rows.add(row);
      }
    }
    if (!wanted.isEmpty()) {
      throw new Wrong(
          "--rows takes numbers from 1 to %d, separated by commas; there is no row %s."
              .formatted(Matrix.rows().size(), wanted.first()));
    }
    return rows;
  }
}
