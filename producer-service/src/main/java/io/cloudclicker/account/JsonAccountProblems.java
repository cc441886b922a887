package io.cloudclicker.account;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The refusals that calls about accounts share, for the OpenAPI document.
public final class JsonAccountProblems {

  private JsonAccountProblems() {}

  /// Of calls that need a token.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  public @interface Guarded {}

  /// Of calls with a body.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(responseCode = "400", description = "The body is not as it has to be")
  @ApiResponse(responseCode = "413", description = "The body is longer than 4 KiB")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "429", description = "Too many tries, or too many at once")
  public @interface Body {}
}
