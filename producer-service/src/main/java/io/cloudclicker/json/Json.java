package io.cloudclicker.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value as it was written: numbers are kept as text, nothing is converted or rounded.
public sealed interface Json {

  record Text(String value) implements Json {}

  /// A number's text, which may have a fraction or an exponent.
  record Numeral(String text) implements Json {}

  /// `true`, `false` or `null`.
  record Literal(String word) implements Json {}

  record Items(List<Json> values) implements Json {
    public Items {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  record Members(Map<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
