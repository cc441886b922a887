package io.cloudclicker.owner;

import io.cloudclicker.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a controller ask for an [Owner]: who is none meets a problem before anything is done.
@Configuration(proxyBeanMethods = false)
class OwnerConfiguration {

  private static final String SCHEME = "Bearer ";

  @Bean
  ApiToken apiToken(@Value("${clicker.api-token:}") String token) {
    return new ApiToken(token);
  }

  @Bean
  WebMvcConfigurer owners(ApiToken token) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver(token));
      }
    };
  }

  private record Resolver(ApiToken token) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Owner.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      var refusal = refusal(request.getHeader(HttpHeaders.AUTHORIZATION));
      if (refusal.isPresent()) {
        throw refusal.get().raised();
      }
      return Owner.API_TOKEN;
    }

    private Optional<Problem> refusal(@Nullable String authorization) {
      if (!token.configured()) {
        return refused(
            403,
            "no-tokens",
            "only owners may, and no API token is configured here: set the property"
                + " clicker.api-token, or CLICKER_API_TOKEN in the environment, and send it as"
                + " Authorization: Bearer");
      }
      if (authorization == null
          || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        return refused(401, "token", "only owners may, with a token: Authorization: Bearer");
      }
      return token.matches(authorization.substring(SCHEME.length()).strip())
          ? Optional.empty()
          : refused(403, "token", "no such token");
    }

    private static Optional<Problem> refused(int status, String type, String detail) {
      return Optional.of(Problem.invalid(status, type, detail));
    }
  }
}
