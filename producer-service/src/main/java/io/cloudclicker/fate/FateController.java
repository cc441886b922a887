package io.cloudclicker.fate;

import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.ClickKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells what became of a key, so that an unknown outcome can be resolved. It waits for the log, on
/// the request's own thread.
@RestController
@Tag(name = "fate", description = "What became of a click whose outcome is unknown.")
class FateController {

  private static final int MAX_KEYS = 100;
  private static final Duration AHEAD = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final FateDesk desk;
  private final Clock clock;

  @Autowired
  FateController(FateDesk desk) {
    this(desk, Clock.systemUTC());
  }

  FateController(FateDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// The keys asked for.
  @Schema(name = "FateLookup")
  record Lookup(
      @ArraySchema(
              schema = @Schema(ref = "#/components/schemas/ClickKey"),
              minItems = 1,
              maxItems = MAX_KEYS)
          List<String> ids) {}

  /// Their fates, in the order of the keys.
  @Schema(name = "Fates")
  record Fates(List<JsonFate> results) {}

  /// What both calls answer when they can't tell, for the OpenAPI document.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "400",
      description = "Not a UUIDv7, or not the body that is asked for; names the member",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "422",
      description = "A key from the future; has server_time",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Too many ask, or the log can't be read now",
      headers = @Header(name = "Retry-After", schema = @Schema(type = "integer")),
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @interface Refusals {}

  @GetMapping(path = "/count/clicks/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What became of a key")
  @ApiResponse(responseCode = "200", description = "Its fate, decided from the log")
  @Refusals
  ResponseEntity<JsonFate> one(
      @Parameter(schema = @Schema(ref = "#/components/schemas/ClickKey")) @PathVariable String key)
      throws InterruptedException {
    return answer(tell(List.of(parse("key", key))).getFirst());
  }

  @PostMapping(
      path = "/count/clicks/lookup",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What became of some keys, at most 100")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Lookup.class)))
  @ApiResponse(responseCode = "200", description = "Their fates, in the order of the keys")
  @ApiResponse(
      responseCode = "413",
      description = "The body is too large",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "415",
      description = "The body is not application/json",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @Refusals
  ResponseEntity<Fates> many(InputStream body) throws IOException, InterruptedException {
    var ids = JsonObject.read(body, Set.of("ids")).strings("ids", MAX_KEYS);
    if (ids.isEmpty()) {
      throw BadInput.member("ids", "has to hold at least one key");
    }
    List<ClickKey> keys = new ArrayList<>(ids.size());
    ids.forEach(id -> keys.add(parse("ids[%d]".formatted(keys.size()), id)));
    return answer(new Fates(tell(keys)));
  }

  private ClickKey parse(String member, String text) {
    var key = ClickKey.parse(text).orElseThrow(() -> BadInput.member(member, "has to be a UUIDv7"));
    if (key.timeMillis() > clock.millis() + AHEAD.toMillis()) {
      var detail = member + " is more than 60 s ahead of this server";
      throw Problem.invalid(422, "key-time", detail)
          .with("member", member)
          .with("server_time", now().toString())
          .raised();
    }
    return key;
  }

  private List<JsonFate> tell(List<ClickKey> keys) throws InterruptedException {
    return switch (desk.ask(new HashSet<>(keys))) {
      case FateDesk.Answer.Told(var fates) -> views(keys, fates);
      case FateDesk.Answer.NotNow(var why) ->
          throw Problem.of(503, "fate-not-now", why).with(AGAIN).with(Runbook.KAFKA_AWAY).raised();
    };
  }

  private List<JsonFate> views(List<ClickKey> keys, Map<ClickKey, Fate> fates) {
    var now = now();
    return keys.stream()
        .map(key -> JsonFate.of(key, Objects.requireNonNull(fates.get(key)), now))
        .toList();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
