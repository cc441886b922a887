package io.cloudclicker.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.openid.OpenIdProperties.Client;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIdPropertiesTest {

  private static final String ORIGIN = "https://clicks.example.com";
  private static final Client GOOD = new Client("https://id.example.com", "id", "secret", null);

  @Test
  void nothingIsAsProper() {
    assertThat(new OpenIdProperties(null, "/", Map.of()).providers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, origin",
        "clicks.example.com, origin",
        "http://clicks.example.com, origin",
        "ftp://localhost, origin",
        "https://, origin",
        "'https://a b', origin"
      })
  void refusesAnOriginThatIsNotSafe(@Nullable String origin, String member) {
    refuses(member, () -> new OpenIdProperties(origin, "/", Map.of("corp", GOOD)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, http://127.0.0.1:9000",
    "http://[::1]:8080, http://localhost:9000/realms/clicks"
  })
  void takesHttpOnLoopback(String origin, String issuer) {
    var client = new Client(issuer, "id", "secret", null);
    assertThat(new OpenIdProperties(origin, "/", Map.of("corp", client)).origin())
        .isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({"account", "//elsewhere.example.com", "https://elsewhere.example.com"})
  void landsOnPagesOfOursOnly(String landing) {
    refuses("landing", () -> new OpenIdProperties(ORIGIN, landing, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Corp, https://id.example.com, id, secret, providers.Corp",
        "corp, http://id.example.com, id, secret, providers.corp.issuer",
        "corp, -, id, secret, providers.corp.issuer",
        "corp, https://id.example.com, ' ', secret, providers.corp.client-id",
        "corp, https://id.example.com, id, -, providers.corp.client-secret"
      })
  void namesTheMemberThatIsWrong(
      String name, String issuer, String clientId, String secret, String member) {
    var client = new Client(issuer, clientId, secret, null);
    refuses(member, () -> new OpenIdProperties(ORIGIN, "/", Map.of(name, client)));
  }

  private static void refuses(String member, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("clicker.openid." + member + " has to be ");
  }
}
