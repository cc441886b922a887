package io.cloudclicker.json;

import io.cloudclicker.problem.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// The members of a JSON object. Each getter gives a value of its type or raises a problem that
/// names the member and what it has to be; `null` is no value of any type.
public final class JsonObject {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final String INTEGER =
      "has to be an integer from -2^63 to 2^63-1, as a number or as a string of digits";

  private final Json.Members members;

  private JsonObject(Json.Members members) {
    this.members = members;
  }

  /// @param allowed the names that a member may have
  public static JsonObject of(Json json, Set<String> allowed) {
    if (!(json instanceof Json.Members members)) {
      throw BadInput.body("has to be a JSON object");
    }
    for (var name : members.values().keySet()) {
      if (!allowed.contains(name)) {
        throw BadInput.member(name, "is not known here");
      }
    }
    return new JsonObject(members);
  }

  /// @param body a filter bounds it
  /// @throws IOException where the client broke off
  public static JsonObject read(InputStream body, Set<String> allowed) throws IOException {
    return of(JsonReader.read(body.readAllBytes()), allowed);
  }

  public Optional<Json> get(String member) {
    return Optional.ofNullable(members.values().get(member));
  }

  public Json required(String member) {
    return get(member).orElseThrow(() -> BadInput.member(member, "is missing"));
  }

  public String string(String member) {
    return string(member, required(member));
  }

  public Optional<String> optionalString(String member) {
    return get(member).map(value -> string(member, value));
  }

  /// A list of at most `max` strings.
  public List<String> strings(String member, int max) {
    return strings(member, required(member), max);
  }

  public Optional<List<String>> optionalStrings(String member, int max) {
    return get(member).map(value -> strings(member, value, max));
  }

  /// An integer of 64 bits, as a number or as a string of digits, since many readers round numbers
  /// beyond 2^53.
  public long integer(String member) {
    var value = required(member);
    var number =
        value instanceof Json.Text(String text) && WHOLE.matcher(text).matches()
            ? parse(text)
            : whole(value);
    return number.orElseThrow(() -> BadInput.member(member, INTEGER));
  }

  /// An integer from `min` to `max`, as a number without fraction or exponent.
  public OptionalLong optionalLong(String member, long min, long max) {
    var value = get(member);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    var number = whole(value.get());
    if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
      throw BadInput.member(member, "has to be an integer from %d to %d".formatted(min, max));
    }
    return number;
  }

  private static OptionalLong whole(Json value) {
    return value instanceof Json.Numeral(String text) ? parse(text) : OptionalLong.empty();
  }

  private static OptionalLong parse(String digits) {
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static List<String> strings(String member, Json value, int max) {
    if (!(value instanceof Json.Items(List<Json> items)) || items.size() > max) {
      throw BadInput.member(member, "has to be a list of at most %d strings".formatted(max));
    }
    var texts = new ArrayList<String>(items.size());
    items.forEach(item -> texts.add(string("%s[%d]".formatted(member, texts.size()), item)));
    return texts;
  }

  private static String string(String member, Json value) {
    if (value instanceof Json.Text(String text)) {
      return text;
    }
    throw BadInput.member(member, "has to be a string");
  }
}
