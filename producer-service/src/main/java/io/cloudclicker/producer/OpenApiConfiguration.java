package io.cloudclicker.producer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/// The OpenAPI document: what the controllers say of themselves, the schemas of what is read and
/// answered beyond Java's types, and on every refusal the problem that it is.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String SCHEMAS = "openapi-schemas.json";

  /// They answer 503 with a body of their own.
  private static final Set<String> TELL_THEIR_STATE = Set.of("health", "readiness");

  private static final String PROBLEM = "application/problem+json";

  @Bean
  OpenAPI openApi() {
    var license = new License().name("Apache-2.0").identifier("Apache-2.0");
    var token = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
    return new OpenAPI()
        .components(new Components().addSecuritySchemes("token", token))
        .info(
            new Info()
                .title("Cloud Clicker")
                .version("1")
                .description("Counts every acknowledged click exactly once.")
                .license(license));
  }

  @Bean
  JsonSchemas jsonSchemas(ObjectMapper json) {
    return new JsonSchemas(json);
  }

  @Bean
  GlobalOpenApiCustomizer schemasAndProblems() {
    return document -> {
      schemas().forEach(document.getComponents()::addSchemas);
      document.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiConfiguration::problems);
    };
  }

  private static Map<String, Schema<?>> schemas() {
    try (var json = new ClassPathResource(SCHEMAS).getInputStream()) {
      return Json31.mapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void problems(Operation operation) {
    if (operation.getResponses().containsKey("413")) {
      operation
          .getResponses()
          .addApiResponse("408", new ApiResponse().description("The body came too slowly"));
    }
    if (hasAPartOfItsOwn(operation)) {
      operation
          .getResponses()
          .computeIfAbsent("400", _ -> new ApiResponse().description("The path is none"));
    }
    boolean tellsItsState = TELL_THEIR_STATE.contains(operation.getOperationId());
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              if (status.compareTo("400") >= 0 && !tellsItsState) {
                problem(status, response);
              }
            });
  }

  /// Tomcat refuses some characters in a path, such as `%5C`, whatever the route.
  private static boolean hasAPartOfItsOwn(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(it -> "path".equals(it.getIn()));
  }

  private static void problem(String status, ApiResponse response) {
    var schema = new Schema<>().$ref("#/components/schemas/Problem");
    response.setContent(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
    if (status.equals("503") || status.equals("429")) {
      response.addHeaderObject("Retry-After", retryAfter());
    }
    if (status.equals("429")) {
      response.addHeaderObject("RateLimit-Policy", limit("The limit that was met, and its time"));
      response.addHeaderObject("RateLimit", limit("What is left of it, and until when"));
    }
  }

  private static Header limit(String description) {
    var text = new Schema<>().type("string");
    text.addType("string");
    return new Header().description(description + ", where it is a rate").schema(text);
  }

  private static Header retryAfter() {
    var seconds = new Schema<>().type("integer");
    seconds.addType("integer");
    return new Header().description("Seconds to wait at least").schema(seconds);
  }
}
