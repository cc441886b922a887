package io.cloudclicker.testing.ledger;

import java.util.regex.Pattern;

/// The members of a JSON object, as the plainest client reads them: no nesting, no escapes.
///
/// @param json the object
record Members(String json) {

  long number(String name) {
    return Long.parseLong(member(name, "(-?\\d+)"));
  }

  String text(String name) {
    return member(name, "\"([^\"]*)\"");
  }

  private String member(String name, String value) {
    var matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*" + value).matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return matcher.group(1);
  }
}
