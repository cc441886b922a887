package io.cloudclicker.counting;

import io.cloudclicker.wire.CounterId;
import java.util.List;
import java.util.Map;

class InMemoryCountsTest extends CountsContract {

  private final InMemoryCounts counts = new InMemoryCounts();

  @Override
  Counts counts() {
    return counts;
  }

  @Override
  Map<Long, Long> clicks(CounterId counter) {
    return counts.clicks(counter);
  }

  @Override
  Map<Long, Long> minutes(CounterId counter) {
    return counts.minutes(counter);
  }

  @Override
  List<List<Long>> rejected() {
    return counts.rejected().stream()
        .map(record -> List.of(record.offset(), (long) record.index()))
        .toList();
  }
}
