package io.cloudclicker.problem;

import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refusal that says what to do: an RFC 9457 problem with the members `outcome` and `retry`.
///
/// @param type what kind it is, in kebab-case, the end of the problem's `type`
/// @param outcome what became of this attempt to click; null where the call was no click
/// @param retry how the same press may be tried again; null where that makes no sense
/// @param retryAfter when to try again at the earliest
/// @param members further members of the problem
/// @param headers of the answer, beside those that follow from the rest
public record Problem(
    int status,
    String type,
    String detail,
    @Nullable Outcome outcome,
    @Nullable Retry retry,
    @Nullable Duration retryAfter,
    Map<String, Object> members,
    Map<String, String> headers) {

  private static final String TYPE = "urn:cloudclicker:problem:";

  /// What became of this attempt.
  public enum Outcome {
    NOT_STORED,
    UNKNOWN,
    INVALID;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How the same press may be tried again.
  public enum Retry {
    SAME_KEY,
    FRESH,
    ASK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Problem {
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String type, String detail) {
    return new Problem(status, type, detail, null, null, null, Map.of(), Map.of());
  }

  /// A call that can't be understood: nothing was stored, and sending it again won't help.
  public static Problem invalid(int status, String type, String detail) {
    return of(status, type, detail).with(Outcome.INVALID);
  }

  public Problem with(Outcome outcome) {
    return new Problem(status, type, detail, outcome, retry, retryAfter, members, headers);
  }

  public Problem with(@Nullable Retry retry) {
    return new Problem(status, type, detail, outcome, retry, retryAfter, members, headers);
  }

  public Problem with(Duration retryAfter) {
    return new Problem(status, type, detail, outcome, retry, retryAfter, members, headers);
  }

  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, type, detail, outcome, retry, retryAfter, more, headers);
  }

  public Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, type, detail, outcome, retry, retryAfter, members, more);
  }

  /// Names the page that tells operators what to do.
  public Problem with(Runbook runbook) {
    return with("runbook", runbook.toString());
  }

  /// The problem as JSON members, in the order of RFC 9457.
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", TYPE + type);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    if (outcome != null) {
      body.put("outcome", outcome.toString());
    }
    if (retry != null) {
      body.put("retry", retry.toString());
    }
    body.putAll(members);
    return body;
  }

  private String title() {
    var words = type.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// As the header `Retry-After` has it: whole seconds, at least one.
  public static String seconds(Duration retryAfter) {
    return Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
  }

  public ProblemRaised raised() {
    return new ProblemRaised(this);
  }
}
