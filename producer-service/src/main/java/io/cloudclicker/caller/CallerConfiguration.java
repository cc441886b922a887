package io.cloudclicker.caller;

import io.cloudclicker.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/// Lets a controller ask for a [Member], an [Auditor] or an [Owner]: who is none meets a problem
/// before anything is done. An [Onlooker] may be anybody. The guard is at the method, so that no
/// spelling of a path leads around it.
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

  @Bean
  ConfiguredToken configuredToken(@Value("${clicker.api-token:}") String token) {
    return new ConfiguredToken(token);
  }

  @Bean
  Callers callers(List<Credential> credentials) {
    return new Callers(credentials);
  }

  @Bean
  WebMvcConfigurer guards(Callers callers, ObjectProvider<Members> members) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Guard(callers, members));
      }
    };
  }

  private record Guard(Callers callers, ObjectProvider<Members> members)
      implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Role> NEEDED =
        Map.of(Member.class, Role.USER, Auditor.class, Role.AUDITOR, Owner.class, Role.OWNER);
    private static final Map<Class<?>, Function<Member, Object>> MADE =
        Map.of(
            Member.class, member -> member, Auditor.class, Auditor::new, Owner.class, Owner::new);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      var type = parameter.getParameterType();
      return type == Onlooker.class || NEEDED.containsKey(type);
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      var type = parameter.getParameterType();
      var call = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
      if (type == Onlooker.class) {
        return onlooker(call);
      }
      var needed = Objects.requireNonNull(NEEDED.get(type));
      var member = member(call);
      if (!member.role().includes(needed)) {
        throw Problem.invalid(403, "role", "only for the role " + needed).raised();
      }
      return Objects.requireNonNull(MADE.get(type)).apply(member);
    }

    private Onlooker onlooker(HttpServletRequest call) {
      return switch (caller(call)) {
        case Caller.Anonymous _ -> Onlooker.NOBODY;
        case Caller.Machine machine -> new Onlooker(machine.role(), null);
        case Caller.Person person -> new Onlooker(standing(person).role(), person.subject());
      };
    }

    private Caller caller(HttpServletRequest call) {
      return callers.of(Collections.list(call.getHeaders(HttpHeaders.AUTHORIZATION)));
    }

    private Member member(HttpServletRequest call) {
      var address = ClientAddress.of(call.getRemoteAddr());
      return switch (caller(call)) {
        case Caller.Anonymous _ ->
            throw Callers.refused("only for who shows a token: Authorization: Bearer");
        case Caller.Machine machine -> machine(machine, address);
        case Caller.Person person -> person(person, address);
      };
    }

    private static Member machine(Caller.Machine machine, String address) {
      var role = machine.role();
      if (role == null) {
        throw Problem.invalid(403, "scope", "this token's scopes do not include it").raised();
      }
      return new Member(machine.name(), role, null, null, address);
    }

    private Member person(Caller.Person person, String address) {
      var standing = standing(person);
      return new Member(
          standing.name(), standing.role(), person.account(), person.session(), address);
    }

    private Members.Standing standing(Caller.Person person) {
      return members
          .getObject()
          .of(person)
          .orElseThrow(() -> Callers.refused("the session has ended"));
    }
  }
}
