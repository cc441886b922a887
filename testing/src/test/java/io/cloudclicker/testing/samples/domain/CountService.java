package io.cloudclicker.testing.samples.domain;

import org.springframework.util.StringUtils;

class CountService {
  boolean isCounter(String name) {
    return StringUtils.hasText(name);
  }
}
