package io.cloudclicker.ingest;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Clicks that travel in one record, beside those of other calls: of one call, and of one partition
/// if they have keys.
///
/// @param partition where they must go; null for wherever batches are fullest
record Envelope(@Nullable Integer partition, List<Addressed> contents) {

  private static final int ANYWHERE = -1;

  /// A click, its place in the call, and where it must go.
  record Addressed(Click click, int place, @Nullable Integer partition) {}

  static List<Envelope> of(List<Addressed> clicks) {
    Map<Integer, List<Addressed>> byPartition = new LinkedHashMap<>();
    for (var click : clicks) {
      int group = click.partition() == null ? ANYWHERE : click.partition();
      byPartition.computeIfAbsent(group, _ -> new ArrayList<>()).add(click);
    }
    List<Envelope> envelopes = new ArrayList<>();
    byPartition.values().forEach(group -> split(group, envelopes));
    return envelopes;
  }

  private static void split(List<Addressed> group, List<Envelope> into) {
    for (int from = 0; from < group.size(); from += ClickCodec.MAX_CLICKS) {
      int to = Math.min(group.size(), from + ClickCodec.MAX_CLICKS);
      into.add(new Envelope(group.getFirst().partition(), group.subList(from, to)));
    }
  }

  List<Click> clicks() {
    return contents.stream().map(Addressed::click).toList();
  }
}
