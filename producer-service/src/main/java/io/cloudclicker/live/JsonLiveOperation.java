package io.cloudclicker.live;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/// What the document for people and machines says of every call that streams totals.
@Parameter(
    name = LiveController.LAST_EVENT_ID,
    in = ParameterIn.HEADER,
    description = "The id of the last event seen: totals that include less are not sent",
    schema = @Schema(type = "string"))
@Parameter(
    name = LiveController.TICKET,
    in = ParameterIn.QUERY,
    description = "Of `POST /api/stream-tickets`: totals then tell one's own clicks as `mine`",
    schema = @Schema(type = "string"))
@ApiResponse(
    responseCode = "200",
    description =
        """
        Server-sent events of the type `total`: first the present totals, then each change, at most \
        10 a second and counter; once a second at most where nothing but `applied` moved. An event's \
        data is one JSON object: what `GET` of the counter tells, and the counter's name in \
        `counter`, in each of the streams. Its id is what the client has seen with it, an `applied`: \
        sent back in `Last-Event-ID`, on any instance, no total goes backwards. A comment every 15 s \
        shows that the stream is alive; `retry` says when to come back once it has ended.
        """,
    content =
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = JsonEvents.Data.class)))
@ApiResponse(
    responseCode = "400",
    description = "`Last-Event-ID`, `counter` or `ticket` can't be read; names it")
@ApiResponse(responseCode = "401", description = "No such ticket, or it was used, or is too old")
@ApiResponse(responseCode = "429", description = "Too many streams of this address")
@ApiResponse(responseCode = "503", description = "Too many streams, or nothing is known now")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface JsonLiveOperation {

  /// Of calls that name counters.
  @ApiResponse(responseCode = "404", description = "There is no such counter")
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Named {}
}
