package io.cloudclicker.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object. Each getter gives a value of its type or raises a problem that
/// names the member and what it has to be; `null` is no value of any type.
public final class JsonObject {

  private static final int MAX_NAME = 64;

  private final Map<String, JsonNode> members;

  JsonObject(Map<String, JsonNode> members) {
    this.members = members;
  }

  public boolean has(String member) {
    return members.containsKey(member);
  }

  public String string(String member) {
    return optionalString(member).orElseThrow(() -> refusal(member, "is missing"));
  }

  public Optional<String> optionalString(String member) {
    var node = members.get(member);
    return node == null ? Optional.empty() : Optional.of(text(node, member));
  }

  /// An integer from `min` to `max`, as a number without fraction or exponent.
  public OptionalLong optionalLong(String member, long min, long max) {
    var node = members.get(member);
    if (node == null) {
      return OptionalLong.empty();
    }
    boolean fits = node.isIntegralNumber() && node.canConvertToLong();
    if (!fits || node.longValue() < min || node.longValue() > max) {
      throw refusal(member, "has to be an integer from %d to %d".formatted(min, max));
    }
    return OptionalLong.of(node.longValue());
  }

  /// A list of at most `max` strings.
  public List<String> strings(String member, int max) {
    return optionalStrings(member, max).orElseThrow(() -> refusal(member, "is missing"));
  }

  public Optional<List<String>> optionalStrings(String member, int max) {
    var node = members.get(member);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isArray() || node.size() > max) {
      throw refusal(member, "has to be a list of at most %d strings".formatted(max));
    }
    List<String> texts = new ArrayList<>(node.size());
    node.forEach(item -> texts.add(text(item, "%s[%d]".formatted(member, texts.size()))));
    return Optional.of(texts);
  }

  private static String text(@Nullable JsonNode node, String member) {
    if (node == null || !node.isTextual()) {
      throw refusal(member, "has to be a string");
    }
    return node.textValue();
  }

  /// What is raised for a member, or a parameter, that is not as it has to be.
  ///
  /// @param what follows the member's name in the sentence
  public static ProblemRaised refusal(String member, String what) {
    String name = printable(member);
    return Problem.invalid(400, "bad-member", name + " " + what).with("member", name).raised();
  }

  /// A text that a client made up may hold anything, even halves of characters that no answer can.
  public static String printable(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_NAME));
    return start.replaceAll("[^ -~]", "?");
  }
}
