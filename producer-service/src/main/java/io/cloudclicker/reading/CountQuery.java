package io.cloudclicker.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/// What a reader wants to be included, and how long it waits for that.
record CountQuery(After after, Duration atMost) {

  static final Duration MAX_WAIT = Duration.ofSeconds(5);
  static final Duration DEFAULT_WAIT = Duration.ofMillis(500);
  static final int MAX_AFTER = 100;

  /// Other parameters are ignored.
  static CountQuery of(HttpServletRequest request) {
    return new CountQuery(after(values(request, "after")), wait(values(request, "wait")));
  }

  boolean asksForSomething() {
    return !after.equals(After.NOTHING);
  }

  private static After after(List<String> tokens) {
    if (tokens.size() > MAX_AFTER) {
      throw ReadingProblems.parameter("after", "is given at most " + MAX_AFTER + " times");
    }
    return After.parse(tokens)
        .orElseThrow(() -> ReadingProblems.parameter("after", "is a receipt or an applied"));
  }

  private static Duration wait(List<String> texts) {
    if (texts.isEmpty()) {
      return DEFAULT_WAIT;
    }
    var wait = texts.size() == 1 ? duration(texts.getFirst()) : Duration.ofSeconds(-1);
    if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
      throw ReadingProblems.parameter("wait", "is one duration from 0 to 5s, such as 500ms or 2s");
    }
    return wait;
  }

  private static Duration duration(String text) {
    try {
      return DurationStyle.detectAndParse(text);
    } catch (IllegalArgumentException e) {
      return Duration.ofSeconds(-1);
    }
  }

  private static List<String> values(HttpServletRequest request, String name) {
    var values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }
}
