package io.cloudclicker.session;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a call that a cookie signs was meant by the page that it comes from: no page of another
/// site can send the header without asking first, and only the configured origins are answered yes.
public final class CookieCalls {

  /// Any value will do.
  public static final String HEADER = "X-CSRF";

  private final Set<String> origins;

  /// @param origins which may call with the cookie, besides the server's own
  public CookieCalls(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /// @param origin null where no browser sent it
  /// @param host what the caller takes this server for
  public boolean areMeant(@Nullable String header, @Nullable String origin, @Nullable String host) {
    return header != null && (origin == null || origins.contains(origin) || isOwn(origin, host));
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      var authority = URI.create(origin).getAuthority();
      return authority != null && authority.equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
