package io.cloudclicker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What needs no system; the rest is in the system's tests.
class OpsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysThatNobodyAnswers_whereNobodyDoes() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(ops("lag --url http://localhost:" + port)).isEqualTo(3);
    assertThat(err.toString()).contains("no answer from http://localhost:" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lags",
        "lag --url localhost",
        "lag --no",
        "recount",
        "recount a --all",
        "tail A"
      })
  void refusesOptionsThatMakeNoSense(String arguments) {
    assertThat(ops(arguments)).isEqualTo(2);
    assertThat(err.toString()).isNotEmpty();
  }

  @Test
  void helpTellsWhatTheExitStatusSays() {
    assertThat(ops("--help")).isZero();
    assertThat(out.toString()).contains("lag", "tail", "The exit status");
  }

  @Test
  void aTableHasNumbersToTheRightAndWordsToTheLeft() {
    new Table("part", "seconds", "why")
        .row("0", "0.5", "x")
        .row("11", "1000", "long")
        .print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .containsExactly("part  seconds  why", "   0      0.5  x", "  11     1000  long");
  }

  @Test
  void aGraphIsAsHighAsItsHighestReading_andForgetsWhatIsOlderThanAMinute() {
    var graph = new Graph();
    assertThat(graph.toString()).isEmpty();
    graph.add(0).add(5).add(10);
    assertThat(graph.toString()).isEqualTo("▁▅█");
    for (int second = 0; second < 60; second++) {
      graph.add(1);
    }
    assertThat(graph.toString()).isEqualTo("█".repeat(60));
    assertThat(graph.highest()).isEqualTo(1);
  }

  private int ops(String arguments) {
    var all = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
    return Ops.run(Map.of(), new PrintWriter(out), new PrintWriter(err), all);
  }
}
