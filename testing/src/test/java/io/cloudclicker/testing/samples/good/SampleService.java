package io.cloudclicker.testing.samples.good;

import org.springframework.util.StringUtils;

class SampleService {
  public static void main(String[] arguments) {
    StringUtils.hasText("");
  }
}
