package io.cloudclicker.partition;

import io.cloudclicker.wire.CounterId;
import java.util.List;
import java.util.Map;

class InMemoryCountsTest extends CountsContract {

  private final InMemoryCounts counts = new InMemoryCounts();

  @Override
  protected Counts counts() {
    return counts;
  }

  @Override
  protected Map<Long, Long> clicks(CounterId counter) {
    return counts.clicks(counter);
  }

  @Override
  protected Map<Long, Long> minutes(CounterId counter) {
    return counts.minutes(counter);
  }

  @Override
  protected List<List<Long>> rejected() {
    return counts.rejected().stream()
        .map(record -> List.of(record.offset(), (long) record.index()))
        .toList();
  }
}
