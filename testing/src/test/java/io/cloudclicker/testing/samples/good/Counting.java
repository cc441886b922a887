package io.cloudclicker.testing.samples.good;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Counting {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

  void count(List<int[]> clicks, @Nullable String name) {
    LOG.debug("{} of {}", clicks, name);
  }
}
