package io.cloudclicker.problem;

import java.util.regex.Pattern;

/// Calls that can't be understood: nothing was stored, and sending them again won't help.
public final class BadInput {

  private static final int MAX_NAME = 64;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  private BadInput() {}

  public static ProblemRaised notJson(String why) {
    return Problem.invalid(400, "not-json", "the body is not one JSON value: " + why).raised();
  }

  public static ProblemRaised body(String why) {
    return Problem.invalid(400, "bad-body", "the body " + why).raised();
  }

  public static ProblemRaised mediaType() {
    return Problem.invalid(415, "media-type", "the body is application/json in UTF-8").raised();
  }

  /// @param why a verb and the limit: "is missing", "has to be a string"
  public static ProblemRaised member(String member, String why) {
    var name = printable(member);
    return Problem.invalid(400, "bad-member", name + " " + why).with("member", name).raised();
  }

  /// What is repeated in an answer must not be able to break it.
  public static String printable(String text) {
    var start = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
    return UNPRINTABLE.matcher(start).replaceAll("?");
  }
}
