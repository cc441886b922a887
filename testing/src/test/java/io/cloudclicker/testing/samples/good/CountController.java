package io.cloudclicker.testing.samples.good;

import org.springframework.util.StringUtils;

class CountController {
  boolean isCounter(String name) {
    return StringUtils.hasText(name);
  }
}
