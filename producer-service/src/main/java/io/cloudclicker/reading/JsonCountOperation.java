package io.cloudclicker.reading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/// What the document for people and machines says of a call that tells a total.
@Operation(summary = "How many clicks, how fresh that is, and what it includes")
@Parameter(
    name = "after",
    in = ParameterIn.QUERY,
    description = "A receipt or an `applied`: waits until the total includes it",
    array =
        @ArraySchema(
            schema = @Schema(type = "string", pattern = "^[ar][0-9A-Za-z_-]+$"),
            maxItems = CountQuery.MAX_AFTER))
@Parameter(
    name = "wait",
    in = ParameterIn.QUERY,
    description = "How long at most, 0 to 5s, such as `500ms`, `2s` or `PT2S`",
    schema = @Schema(type = "string", defaultValue = "500ms"))
@ApiResponse(
    responseCode = "200",
    description = "The total",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = JsonCount.class)))
@ApiResponse(
    responseCode = "400",
    description = "`after` or `wait` can't be read",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "410",
    description = "The receipt is of a log that is gone",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "503",
    description = "Nothing is known of the total now",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            schema = @Schema(implementation = ProblemDetail.class)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface JsonCountOperation {}
