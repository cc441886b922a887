package io.cloudclicker.system;

import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// A provider of OpenID Connect as others run it: Spring's authorization server, with a page to
/// sign in on, one client, and some people whose passwords are their names.
final class OpenIdProvider implements AutoCloseable {

  static final String CLIENT = "clicks";
  static final String SECRET = "a-secret-of-the-client";

  private final ConfigurableApplicationContext context;

  OpenIdProvider(String redirectUri, String... people) {
    var client = "spring.security.oauth2.authorizationserver.client.clicks.";
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    context =
        new SpringApplicationBuilder(Application.class)
            .properties(
                Map.of(
                    "server.port",
                    "0",
                    "server.address",
                    "127.0.0.1",
                    "spring.main.banner-mode",
                    "off",
                    "spring.config.name",
                    "openid-provider",
                    "people",
                    String.join(",", people),
                    client + "require-proof-key",
                    "true"))
            .properties(
                Map.of(
                    client + "registration.client-id",
                    CLIENT,
                    client + "registration.client-secret",
                    "{noop}" + SECRET,
                    client + "registration.client-authentication-methods",
                    "client_secret_basic",
                    client + "registration.authorization-grant-types",
                    "authorization_code",
                    client + "registration.redirect-uris",
                    redirectUri,
                    client + "registration.scopes",
                    "openid,profile"))
            .run();
  }

  String issuer() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    OAuth2AuthorizationServerAutoConfiguration.class,
    OAuth2AuthorizationServerJwtAutoConfiguration.class
  })
  static class Application {

    @Bean
    UserDetailsService people(@Value("${people}") String[] names) {
      return new InMemoryUserDetailsManager(
          Arrays.stream(names)
              .map(name -> User.withUsername(name).password("{noop}" + name).roles("USER").build())
              .toList());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> preferredNames() {
      return token -> token.getClaims().claim("preferred_username", token.getPrincipal().getName());
    }
  }
}
