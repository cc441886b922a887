package io.cloudclicker.openid;

import io.cloudclicker.openid.OpenIdProperties.Client;
import io.cloudclicker.runbook.Runbook;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/// [Providers] through Spring Security's client, without its filter chain. What a provider tells of
/// itself is asked for when somebody first wants to sign in with it, so that one that is away keeps
/// nothing else from starting.
final class OAuth2Providers implements Providers {

  private static final Logger LOG = LoggerFactory.getLogger(OAuth2Providers.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final ParameterizedTypeReference<Map<String, Object>> MEMBERS =
      new ParameterizedTypeReference<>() {};

  private final String origin;
  private final Map<String, Client> clients;
  private final JdkClientHttpRequestFactory requests;
  private final OidcAuthorizationCodeAuthenticationProvider exchange;
  private final Map<String, ClientRegistration> registrations = new ConcurrentHashMap<>();
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  OAuth2Providers(String origin, Map<String, Client> clients) {
    this.origin = origin;
    this.clients = clients;
    requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(LIMIT).build());
    requests.setReadTimeout(LIMIT);
    exchange = exchange();
  }

  /// The ID token says all that we want to know, so nothing is asked for with the access token.
  private OidcAuthorizationCodeAuthenticationProvider exchange() {
    var tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .messageConverters(
                converters -> {
                  converters.clear();
                  converters.add(new FormHttpMessageConverter());
                  converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens, request -> new DefaultOidcUser(List.of(), request.getIdToken()));
    provider.setJwtDecoderFactory(
        registration ->
            decoders.computeIfAbsent(registration.getRegistrationId(), _ -> decoder(registration)));
    return provider;
  }

  /// Signatures with a key of the provider's alone: none with the secret that we share.
  private JwtDecoder decoder(ClientRegistration registration) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.PS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .restOperations(new RestTemplate(requests))
            .build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    return decoder;
  }

  @Override
  public List<Provider> all() {
    return clients.entrySet().stream()
        .map(client -> new Provider(client.getKey(), name(client.getKey(), client.getValue())))
        .sorted(Comparator.comparing(Provider::id))
        .toList();
  }

  private static String name(String id, Client client) {
    return client.name() == null || client.name().isBlank() ? id : client.name();
  }

  @Override
  public Optional<URI> authorization(Attempt attempt) {
    return registration(attempt.provider())
        .map(registration -> request(registration, attempt).getAuthorizationRequestUri())
        .map(URI::create);
  }

  @Override
  public Optional<Identity> identity(Attempt attempt, String code, String state) {
    return registration(attempt.provider())
        .flatMap(registration -> identity(registration, attempt, code, state));
  }

  private Optional<Identity> identity(
      ClientRegistration registration, Attempt attempt, String code, String state) {
    var response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(registration.getRedirectUri())
            .state(state)
            .build();
    var answer = new OAuth2AuthorizationExchange(request(registration, attempt), response);
    try {
      var proved = exchange.authenticate(new OAuth2LoginAuthenticationToken(registration, answer));
      return proved != null && proved.getPrincipal() instanceof OidcUser user
          ? Optional.of(identity(attempt.provider(), user))
          : Optional.empty();
    } catch (OAuth2AuthenticationException e) {
      LOG.info("{} proved nothing: {}", attempt.provider(), e.getError().getErrorCode());
      return Optional.empty();
    }
  }

  private static Identity identity(String provider, OidcUser user) {
    return new Identity(
        provider, user.getSubject(), Optional.ofNullable(user.getPreferredUsername()));
  }

  private static OAuth2AuthorizationRequest request(
      ClientRegistration registration, Attempt attempt) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(registration.getClientId())
        .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
        .redirectUri(registration.getRedirectUri())
        .scopes(registration.getScopes())
        .state(attempt.state())
        .attributes(
            secrets -> {
              secrets.put(OAuth2ParameterNames.REGISTRATION_ID, attempt.provider());
              secrets.put(OidcParameterNames.NONCE, attempt.nonce());
              secrets.put(PkceParameterNames.CODE_VERIFIER, attempt.verifier());
            })
        .additionalParameters(
            told -> {
              told.put(OidcParameterNames.NONCE, Attempt.challenge(attempt.nonce()));
              told.put(PkceParameterNames.CODE_CHALLENGE, Attempt.challenge(attempt.verifier()));
              told.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
            })
        .build();
  }

  private Optional<ClientRegistration> registration(String id) {
    var known = registrations.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      var registration = discover(id, Objects.requireNonNull(clients.get(id)));
      registrations.put(id, registration);
      return Optional.of(registration);
    } catch (RestClientException | IllegalArgumentException e) {
      LOG.warn(
          "{} does not say how people sign in there: {} runbook={}",
          id,
          e.toString(),
          Runbook.SIGNING_IN);
      return Optional.empty();
    }
  }

  private ClientRegistration discover(String id, Client client) {
    var address = client.issuer() + "/.well-known/openid-configuration";
    var told =
        RestClient.create(new RestTemplate(requests)).get().uri(address).retrieve().body(MEMBERS);
    if (told == null || !client.issuer().equals(told.get("issuer"))) {
      throw new IllegalArgumentException(address + " tells of another issuer");
    }
    return ClientRegistrations.fromOidcConfiguration(told)
        .registrationId(id)
        .clientId(client.clientId())
        .clientSecret(client.clientSecret())
        .redirectUri("%s/api/login/oauth2/%s/callback".formatted(origin, id))
        .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
        .build();
  }
}
