package io.cloudclicker.problem;

import java.util.regex.Pattern;

/// The id, made by this service, that a path names: letters, digits, `-` and `_`. What has another
/// form is the id of nothing; databases that keep ids in ASCII need not be asked.
public final class GivenId {

  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private GivenId() {}

  public static boolean possible(String text) {
    return FORM.matcher(text).matches();
  }
}
