package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The metrics of ours that a service exports, as Prometheus reads them.
public final class Exported {

  private static final Pattern LINE = Pattern.compile("(clicker_[a-z_]+)(?:\\{([^}]*)\\})? .*");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
  private static final String OF_A_TIMER = "_(count|sum|max|bucket)$";

  private final List<Series> series;

  private record Series(String name, Set<String> labels) {}

  private Exported(List<Series> series) {
    this.series = series;
  }

  public static Exported of(String text) {
    return new Exported(
        text.lines()
            .map(LINE::matcher)
            .filter(line -> line.matches())
            .map(line -> new Series(line.group(1), labels(line.group(2))))
            .toList());
  }

  private static Set<String> labels(@Nullable String text) {
    var labels = new TreeSet<String>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.add(label.group(1)));
    }
    // That of a histogram's buckets is Prometheus' own.
    labels.remove("le");
    return labels;
  }

  public int series() {
    return series.size();
  }

  public Set<String> names() {
    return series.stream().map(it -> documentedName(it.name())).collect(Collectors.toSet());
  }

  /// Every metric is one of the service's [Signal]s with its labels, and none is missing.
  public void isAsDocumented(Signal.Service service) {
    var documented =
        Arrays.stream(Signal.values())
            .filter(it -> it.service() == service)
            .map(it -> new Series(it.prometheus(), new TreeSet<>(it.labels())))
            .collect(Collectors.toSet());
    var exported =
        series.stream()
            .map(it -> new Series(documentedName(it.name()), it.labels()))
            .collect(Collectors.toSet());
    assertThat(exported).containsExactlyInAnyOrderElementsOf(documented);
  }

  private static String documentedName(String name) {
    var whole = name.replaceFirst(OF_A_TIMER, "");
    boolean ofATimer =
        Arrays.stream(Signal.values())
            .anyMatch(it -> it.kind() == Signal.Kind.TIMER && it.prometheus().equals(whole));
    return ofATimer ? whole : name;
  }
}
