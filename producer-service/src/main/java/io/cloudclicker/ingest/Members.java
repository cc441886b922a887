package io.cloudclicker.ingest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The members of a JSON object, read strictly; whatever is wrong is told by the member's name.
final class Members {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final String INTEGER =
      "is an integer from -2^63 to 2^63-1, as a number or as a string of digits";

  private final Json.Members members;

  private Members(Json.Members members) {
    this.members = members;
  }

  /// @param allowed the names that a member may have
  static Members of(Json json, Set<String> allowed) {
    if (!(json instanceof Json.Members members)) {
      throw BadInput.body("is a JSON object");
    }
    for (var name : members.values().keySet()) {
      if (!allowed.contains(name)) {
        throw BadInput.member(name, "is not known here");
      }
    }
    return new Members(members);
  }

  Optional<Json> get(String name) {
    return Optional.ofNullable(members.values().get(name));
  }

  Json required(String name) {
    return get(name).orElseThrow(() -> BadInput.member(name, "is missing"));
  }

  Optional<String> text(String name, String limit) {
    return get(name).map(value -> text(name, value, limit));
  }

  private static String text(String name, Json value, String limit) {
    if (value instanceof Json.Text(String text)) {
      return text;
    }
    throw BadInput.member(name, limit);
  }

  /// An integer of 64 bits, as a number or as a string of digits, since many readers round numbers
  /// beyond 2^53.
  long integer(String name) {
    var digits =
        switch (required(name)) {
          case Json.Numeral(String text, boolean whole) when whole -> text;
          case Json.Text(String text) when WHOLE.matcher(text).matches() -> text;
          default -> throw BadInput.member(name, INTEGER);
        };
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw BadInput.member(name, INTEGER);
    }
  }
}
