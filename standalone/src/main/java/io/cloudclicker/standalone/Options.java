package io.cloudclicker.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
sealed interface Options {
  int LAST_PORT = 65_535;

  String HELP =
      """
      usage: ./clicker up [OPTIONS]

      Runs Cloud Clicker on this machine, without containers, until Ctrl-C. Only this machine can reach it.

        --data DIR      where everything is kept; .clicker in the current folder unless told otherwise
        --port N        the port of http://localhost; 8080 unless told otherwise
        --token TOKEN   the token to make, reset and delete counters with; CLICKER_API_TOKEN does the same
        --help          print this
      """;

  /// @param token null where none is given here
  record Up(Path data, int port, @Nullable String token) implements Options {
    Up withData(Path value) {
      return new Up(value, port, token);
    }

    Up withPort(int value) {
      return new Up(data, value, token);
    }

    Up withToken(String value) {
      return new Up(data, port, value);
    }
  }

  record Help() implements Options {}

  /// @param sentence what is wrong
  record Refused(String sentence) implements Options {}

  static Options parse(String... arguments) {
    Options options = new Up(Path.of(".clicker"), 8080, null);
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext() && options instanceof Up up) {
      options = with(up, rest.next(), rest);
    }
    return options;
  }

  private static Options with(Up up, String option, Iterator<String> rest) {
    return switch (option) {
      case "--help", "-h" -> new Help();
      case "--data", "--port", "--token" ->
          rest.hasNext()
              ? with(up, option, rest.next())
              : new Refused("The option %s needs a value.".formatted(option));
      default -> new Refused("There is no option \"%s\".".formatted(option));
    };
  }

  private static Options with(Up up, String option, String value) {
    if (value.isBlank() || value.startsWith("--")) {
      return new Refused("The option %s needs a value.".formatted(option));
    }
    return switch (option) {
      case "--data" -> withData(up, value);
      case "--port" -> withPort(up, value);
      default -> up.withToken(value);
    };
  }

  private static Options withData(Up up, String value) {
    try {
      return up.withData(Path.of(value));
    } catch (InvalidPathException e) {
      return new Refused("\"%s\" can't be a folder's name.".formatted(value));
    }
  }

  private static Options withPort(Up up, String value) {
    int port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
    return port >= 1 && port <= LAST_PORT
        ? up.withPort(port)
        : new Refused("A port is a number from 1 to %d, not \"%s\".".formatted(LAST_PORT, value));
  }
}
