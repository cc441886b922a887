package io.cloudclicker.bench;

import io.cloudclicker.generator.Generator;
import io.cloudclicker.generator.Load;
import io.cloudclicker.generator.Outcome;
import io.cloudclicker.generator.Requests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Loads one address of a running system, again and again; a run with an error voids everything.
final class Drive {

  /// The body of every press that is measured, 12 bytes.
  static final String PRESS = "{\"count\": 1}";

  private final Trial trial;
  private final Requests requests;
  private final int expected;

  private Drive(Trial trial, Requests requests, int expected) {
    this.trial = trial;
    this.requests = requests;
    this.expected = expected;
  }

  static Drive post(Trial trial, URI uri) {
    return post(trial, uri, PRESS);
  }

  static Drive post(Trial trial, URI uri, String body) {
    return new Drive(trial, Requests.post(uri, body), 202);
  }

  static Drive get(Trial trial, URI uri) {
    return new Drive(trial, Requests.get(uri), 200);
  }

  /// As fast as so many connections can, for as long as a side of a round takes.
  Outcome peak(int connections) throws IOException {
    return peak(connections, trial.takes());
  }

  Outcome peak(int connections, Duration takes) throws IOException {
    return run(new Load.Closed(connections, takes));
  }

  /// At a constant rate, on as many connections as that may ever need.
  Outcome at(double perSecond) throws IOException {
    return run(new Load.Open(256, perSecond, trial.takes()));
  }

  Outcome run(Load load) throws IOException {
    var outcome = Generator.run(requests, load);
    check(requests.toString(), outcome.wrong(List.of(expected)));
    trial.generatorCost(outcome.cost());
    return outcome;
  }

  /// Twice what can be done: 503 is no error here, and what could not leave for want of a
  /// connection is told by the caller.
  Outcome overload(Load load) throws IOException {
    var outcome = Generator.run(requests, load);
    check(requests.toString(), outcome.errors(List.of(expected, 503)));
    trial.generatorCost(outcome.cost());
    return outcome;
  }

  /// Answers a second that were as expected.
  double perSecond(Outcome outcome) {
    return outcome.perSecond(expected);
  }

  /// Milliseconds that 99 of 100 answers took at most.
  double p99(Outcome outcome) {
    return outcome.millis(expected, 99);
  }

  private static void check(String what, List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new VoidRun(what + ": " + String.join(", ", wrong));
    }
  }
}
