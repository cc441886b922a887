package io.cloudclicker.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
class OwnerConfiguration implements WebMvcConfigurer {

  private final ApiToken token;

  OwnerConfiguration(ApiToken token) {
    this.token = token;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Resolver(token));
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
      var refusal = token.refusal(request.getHeader(HttpHeaders.AUTHORIZATION));
      if (refusal.isPresent()) {
        throw refusal.get().raised();
      }
      return Owner.API_TOKEN;
    }
  }
}
