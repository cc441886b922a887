package io.cloudclicker.counter;

import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.reading.TotalsReader;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists counters with their totals.
@RestController
@Tag(name = "counters")
class CounterListController {

  private static final int MAX_LIMIT = 100;
  private static final int MAX_NAMES = 100;
  private static final String DEFAULT_LIMIT = "50";
  private static final int MAX_PREFIX = 64;
  private static final String NAME = "^[a-z0-9._-]{1,64}$";
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JpaCounters counters;
  private final TotalsReader totals;

  CounterListController(JpaCounters counters, TotalsReader totals) {
    this.counters = counters;
    this.totals = totals;
  }

  /// A page of counters.
  ///
  /// @param next the `cursor` of the next page; none on the last
  @Schema(name = "CounterPage")
  record PageView(List<JsonCounter> counters, @Nullable String next) {}

  @GetMapping(path = "/api/counters", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Named counters with their totals, in the order of their names")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is not as it has to be; names it",
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Counters can't be listed now",
      headers = @Header(name = "Retry-After", schema = @Schema(type = "integer")),
      content =
          @Content(
              mediaType = JsonProblems.TYPE,
              schema = @Schema(implementation = ProblemDetail.class)))
  ResponseEntity<PageView> list(
      @Parameter(
              description = "How the names begin",
              schema = @Schema(type = "string", pattern = "^[a-z0-9._-]{0,64}$"))
          @RequestParam(defaultValue = "")
          String prefix,
      @Parameter(
              description = "Only these names",
              array =
                  @ArraySchema(
                      schema = @Schema(type = "string", pattern = NAME),
                      minItems = 1,
                      maxItems = MAX_NAMES))
          @RequestParam(required = false)
          @Nullable List<String> name,
      @Parameter(description = "The `next` of the page before") @RequestParam(defaultValue = "")
          String cursor,
      @Parameter(
              schema =
                  @Schema(
                      type = "integer",
                      minimum = "1",
                      maximum = "" + MAX_LIMIT,
                      defaultValue = DEFAULT_LIMIT))
          @RequestParam(defaultValue = DEFAULT_LIMIT)
          String limit) {
    int most = limit(limit);
    var page = new Setup.Page(prefix(prefix), names(name), after(cursor), most + 1);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(read(page), most));
  }

  private List<Counter> read(Setup.Page page) {
    try {
      return counters.list(page);
    } catch (CountersUnavailable e) {
      throw Problem.of(503, "not-now", "counters can't be listed now")
          .with(AGAIN)
          .with(Runbook.MYSQL_AWAY)
          .raised();
    }
  }

  private PageView view(List<Counter> found, int most) {
    var page = found.subList(0, Math.min(most, found.size()));
    var readings = totals.readings(page.stream().map(Counter::name).toList());
    var views = page.stream().map(each -> JsonCounter.of(each, readings.get(each.name()))).toList();
    return new PageView(views, found.size() > most ? cursor(page.getLast().name()) : null);
  }

  private static int limit(String text) {
    boolean fits = text.matches("[0-9]{1,3}");
    int limit = fits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw BadInput.member("limit", "has to be an integer from 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  private static String prefix(String text) {
    if (!text.matches("[a-z0-9._-]{0,%d}".formatted(MAX_PREFIX))) {
      throw BadInput.member("prefix", "has to be up to 64 of a-z 0-9 . _ -");
    }
    return text;
  }

  private static @Nullable Set<CounterName> names(@Nullable List<String> texts) {
    if (texts == null) {
      return null;
    }
    if (texts.isEmpty() || texts.size() > MAX_NAMES) {
      throw BadInput.member("name", "may be given 1 to %d times".formatted(MAX_NAMES));
    }
    Set<CounterName> names = new LinkedHashSet<>();
    texts.forEach(text -> names.add(GivenName.read("name", text)));
    return names;
  }

  private static String cursor(CounterName last) {
    byte[] bytes = last.value().getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String after(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      var last = new String(bytes, StandardCharsets.US_ASCII);
      return last.isEmpty() ? last : new CounterName(last).value();
    } catch (IllegalArgumentException e) {
      throw BadInput.member("cursor", "has to be the next of a page");
    }
  }
}
