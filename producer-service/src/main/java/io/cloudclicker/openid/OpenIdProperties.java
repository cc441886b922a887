package io.cloudclicker.openid;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// With which providers of OpenID Connect people may sign in; none unless configured.
///
/// @param origin where browsers find this service, such as `https://clicks.example.com`; providers
///   send them back to `{origin}/api/login/oauth2/{provider}/callback`
/// @param landing the page that is shown then, with what became of it as the parameter `sign_in`
/// @param providers by the names that they have in paths
@ConfigurationProperties("clicker.openid")
record OpenIdProperties(
    @Nullable String origin,
    @DefaultValue("/sign-in") String landing,
    @DefaultValue Map<String, Client> providers) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// What the provider knows this service as.
  ///
  /// @param issuer whose `/.well-known/openid-configuration` says the rest
  /// @param name what people read; unless given, the provider's name in the configuration
  record Client(String issuer, String clientId, String clientSecret, @Nullable String name) {

    @Override
    public String toString() {
      return issuer;
    }
  }

  OpenIdProperties {
    providers = Map.copyOf(providers);
    if (!providers.isEmpty()) {
      check("origin", origin);
    }
    check(landing.startsWith("/") && !landing.startsWith("//"), "landing", "a path of ours");
    providers.forEach(OpenIdProperties::check);
  }

  private static void check(String id, Client client) {
    check(ID.matcher(id).matches(), "providers." + id, "named by 1 to 32 of a-z 0-9 -");
    check("providers." + id + ".issuer", client.issuer());
    check(!isBlank(client.clientId()), "providers." + id + ".client-id", "given");
    check(!isBlank(client.clientSecret()), "providers." + id + ".client-secret", "given");
  }

  /// Browsers and secrets go there: nobody may listen, or answer instead.
  private static void check(String member, @Nullable String address) {
    check(address != null && isSafe(address), member, "an https address, or http on loopback");
  }

  private static boolean isSafe(String address) {
    try {
      var uri = URI.create(address);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void check(boolean good, String member, String what) {
    if (!good) {
      throw new IllegalArgumentException("clicker.openid." + member + " has to be " + what);
    }
  }
}
