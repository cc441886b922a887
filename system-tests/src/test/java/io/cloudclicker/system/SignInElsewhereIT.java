package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Signing in with a provider of OpenID Connect, as a browser does it.
class SignInElsewhereIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "correct-horse-7";

  private static PipelineKit kit;
  private static OpenIdProvider provider;
  private static URI home;

  @BeforeAll
  static void start() throws Exception {
    kit = new PipelineKit(1, 1, 1);
    var producer = kit.producers.getFirst();
    home = producer.uri();
    provider =
        new OpenIdProvider(
            home + "api/login/oauth2/corp/callback", "jane", "carol", "dave", "eve", "frank");
    producer.stop();
    producer.set("CLICKER_OPENID_ORIGIN", home.toString().replaceFirst("/$", ""));
    producer.set("CLICKER_OPENID_LANDING", "/readyz");
    producer.set("CLICKER_OPENID_PROVIDERS_CORP_ISSUER", provider.issuer());
    producer.set("CLICKER_OPENID_PROVIDERS_CORP_CLIENTID", OpenIdProvider.CLIENT);
    producer.set("CLICKER_OPENID_PROVIDERS_CORP_CLIENTSECRET", OpenIdProvider.SECRET);
    producer.set("CLICKER_OPENID_PROVIDERS_CORP_NAME", "The Corp");
    producer.start();
    producer.awaitReady(home.resolve("readyz"));
  }

  @AfterAll
  static void stop() throws Exception {
    provider.close();
    kit.close();
  }

  @Test
  void whoComesForTheFirstTime_hasANewAccount_andTheSameOneAgain() throws Exception {
    var browser = new Browser(home);
    assertThat(browser.call("GET", "/api/login/oauth2", null, "").body())
        .isEqualTo("{\"providers\":[{\"id\":\"corp\",\"name\":\"The Corp\"}]}");
    assertThat(signIn(browser, "jane")).isEqualTo("sign_in=done");
    var tokens = browser.refreshed();
    var account = account(browser, tokens);
    assertThat(account.get("username").asText()).isEqualTo("jane");
    assertThat(press(browser, tokens).get("receipt").asText()).isNotEmpty();

    var another = new Browser(home);
    assertThat(signIn(another, "jane")).isEqualTo("sign_in=done");
    assertThat(another.refreshed().get("user_id")).isEqualTo(tokens.get("user_id"));
    assertThat(kit.call("GET", "/api/ops/trail?user=jane&action=sign-in", "").body())
        .contains("\"detail\":\"corp\"");
  }

  @Test
  void theSameNameProvesNothing() throws Exception {
    var owner = new Browser(home);
    var tokens = registered(owner, "carol");
    var namesake = new Browser(home);
    assertThat(signIn(namesake, "carol")).isEqualTo("sign_in=done");
    var theirs = namesake.refreshed();
    assertThat(theirs.get("user_id")).isNotEqualTo(tokens.get("user_id"));
    assertThat(account(namesake, theirs).get("username").asText()).startsWith("corp-");
  }

  @Test
  void whoIsSignedIn_linksAnIdentityWithThePasswordAgain_andTakesItAway() throws Exception {
    var browser = new Browser(home);
    var tokens = registered(browser, "linker");
    var identities = "/api/users/" + tokens.get("user_id") + "/identities";
    var token = tokens.get("token").asText();
    assertThat(browser.call("POST", identities, token, link("wrong")).statusCode()).isEqualTo(403);
    var begun = browser.call("POST", identities, token, link(PASSWORD));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    var location = URI.create(JSON.readTree(begun.body()).get("location").asText());
    assertThat(browser.signInAt(location, "dave").getQuery()).isEqualTo("sign_in=linked");
    assertThat(browser.call("GET", identities, token, "").body()).contains("\"provider\":\"corp\"");

    var elsewhere = new Browser(home);
    assertThat(signIn(elsewhere, "dave")).isEqualTo("sign_in=done");
    assertThat(elsewhere.refreshed().get("user_id")).isEqualTo(tokens.get("user_id"));

    var other = new Browser(home);
    var otherTokens = registered(other, "other-linker");
    var again =
        other.call(
            "POST",
            "/api/users/" + otherTokens.get("user_id") + "/identities",
            otherTokens.get("token").asText(),
            link(PASSWORD));
    var there = URI.create(JSON.readTree(again.body()).get("location").asText());
    assertThat(other.signInAt(there, "dave").getQuery()).isEqualTo("sign_in=linked-elsewhere");

    var password = "{\"current_password\":\"%s\"}".formatted(PASSWORD);
    var corp = identities + "/corp";
    assertThat(browser.call("DELETE", corp, token, "{}").statusCode()).isEqualTo(403);
    assertThat(browser.call("DELETE", corp, token, password).statusCode()).isEqualTo(204);
    assertThat(browser.call("DELETE", corp, token, password).statusCode()).isEqualTo(404);
    var afterwards = new Browser(home);
    assertThat(signIn(afterwards, "dave")).isEqualTo("sign_in=done");
    assertThat(afterwards.refreshed().get("user_id")).isNotEqualTo(tokens.get("user_id"));
  }

  @Test
  void aSecondFactorIsAskedForAllTheSame() throws Exception {
    var browser = new Browser(home);
    var tokens = registered(browser, "careful");
    var user = "/api/users/" + tokens.get("user_id");
    var token = tokens.get("token").asText();
    var begun = browser.call("POST", user + "/identities", token, link(PASSWORD));
    var location = URI.create(JSON.readTree(begun.body()).get("location").asText());
    assertThat(browser.signInAt(location, "eve").getQuery()).isEqualTo("sign_in=linked");
    var password = "{\"current_password\":\"%s\"}".formatted(PASSWORD);
    var factor = browser.call("POST", user + "/second-factor", token, password);
    var secret = JSON.readTree(factor.body()).get("secret").asText();
    var confirmed =
        browser.call("POST", user + "/second-factor/confirm", token, code(secret, Instant.now()));
    assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);

    var later = new Browser(home);
    assertThat(signIn(later, "eve")).isEqualTo("sign_in=code&provider=corp");
    assertThat(later.refreshed().get("status").asInt()).as("no session yet").isEqualTo(401);
    var route = "/api/login/oauth2/corp/code";
    assertThat(later.call("POST", route, null, "{\"code\":\"000000x\"}").statusCode())
        .isEqualTo(401);
    assertThat(new Browser(home).call("POST", route, null, code(secret, next())).statusCode())
        .as("without what the provider proved")
        .isEqualTo(401);
    var signedIn = later.call("POST", route, null, code(secret, next()));
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(later.refreshed().get("user_id")).isEqualTo(tokens.get("user_id"));
  }

  @Test
  void anotherBrowsersAnswerIsWorthNothing() throws Exception {
    var thief = new Browser(home);
    var callback = home.resolve("api/login/oauth2/corp/callback?code=stolen&state=stolen");
    var answer = thief.get(callback);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/readyz?sign_in=attempt-over");
    thief.get(home.resolve("api/login/oauth2/corp"));
    assertThat(thief.get(callback).headers().firstValue("Location"))
        .hasValue("/readyz?sign_in=not-proved");
    assertThat(thief.get(home.resolve("api/login/oauth2/nobody")).statusCode()).isEqualTo(404);
    assertThat(thief.refreshed().get("status").asInt()).isEqualTo(401);
  }

  /// Signs in at the provider; what the page of ours is told.
  private static String signIn(Browser browser, String person) throws Exception {
    return browser.signInAt(home.resolve("api/login/oauth2/corp"), person).getQuery();
  }

  private static JsonNode registered(Browser browser, String name) throws Exception {
    var credentials = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    var made = browser.call("POST", "/api/register", null, credentials);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JSON.readTree(browser.call("POST", "/api/login", null, credentials).body());
  }

  private static JsonNode account(Browser browser, JsonNode tokens)
      throws IOException, InterruptedException {
    return JSON.readTree(
        browser
            .call("GET", "/api/users/" + tokens.get("user_id"), tokens.get("token").asText(), "")
            .body());
  }

  private static JsonNode press(Browser browser, JsonNode tokens)
      throws IOException, InterruptedException {
    var answer = browser.call("POST", "/api/clicks", tokens.get("token").asText(), "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String link(String password) {
    return "{\"provider\":\"corp\",\"current_password\":\"%s\"}".formatted(password);
  }

  /// No code of a step is good twice.
  private static Instant next() {
    return Instant.now().plusSeconds(30);
  }

  private static String code(String secret, Instant at) throws GeneralSecurityException {
    var totp = new TimeBasedOneTimePasswordGenerator();
    var key = new SecretKeySpec(new Base32().decode(secret), totp.getAlgorithm());
    return "{\"code\":\"%s\"}".formatted(totp.generateOneTimePasswordString(key, at));
  }
}
