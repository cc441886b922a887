package io.cloudclicker.counter;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.ProblemDetail;

/// The refusals that calls share, for the OpenAPI document.
final class JsonProblems {

  static final String TYPE = "application/problem+json";

  private JsonProblems() {}

  /// Of calls with a body.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "400",
      description = "The body is not as it has to be; names the member",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "413",
      description = "The body is longer than 4 KiB",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "415",
      description = "The body is not application/json",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @interface Body {}

  /// Of calls that are for owners.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @SecurityRequirement(name = "token")
  @ApiResponse(
      responseCode = "401",
      description = "No token, or not a good one",
      headers = @Header(name = "WWW-Authenticate", schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "403",
      description = "Not with this role",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Not now; `outcome` says whether it may be done all the same",
      headers = @Header(name = "Retry-After", schema = @Schema(type = "integer")),
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @interface Owners {}

  /// Of calls that name a counter.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such counter",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @interface Missing {}

  /// Of calls that what is there may forbid.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description = "It exists, or is one too many, or has to stay",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @interface Conflict {}
}
