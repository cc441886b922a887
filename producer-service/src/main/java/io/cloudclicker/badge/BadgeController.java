package io.cloudclicker.badge;

import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.reading.TellableCounters;
import io.cloudclicker.reading.TotalsReader;
import io.cloudclicker.runbook.Runbook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Draws totals. It is the one answer of the API that caches may keep, so that a page that many
/// read costs few calls.
@RestController
class BadgeController {

  private static final String SVG = "image/svg+xml";
  private static final int MAX_LABEL = 64;
  private static final String USUAL_COLOR = "vermilion";
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final TellableCounters counters;
  private final TotalsReader totals;

  BadgeController(TellableCounters counters, TotalsReader totals) {
    this.counters = counters;
    this.totals = totals;
  }

  @Operation(summary = "The total as an image", description = "Caches keep it for 10 seconds.")
  @ApiResponse(
      responseCode = "200",
      description = "The image",
      content = @Content(mediaType = SVG, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "400", description = "`label` or `color` can't be; names it")
  @ApiResponse(responseCode = "404", description = "There is no such counter")
  @ApiResponse(responseCode = "503", description = "Nothing is known of the total now")
  @GetMapping(path = "/api/counters/{name}/badge.svg", produces = SVG)
  String badge(
      @PathVariable String name,
      @Parameter(
              description = "What stands beside the number; the counter's name, by default",
              schema = @Schema(type = "string", minLength = 1, maxLength = MAX_LABEL))
          @RequestParam(required = false)
          @Nullable String label,
      @Parameter(
              description = "Behind the number: " + Color.WORDS,
              schema = @Schema(type = "string", defaultValue = USUAL_COLOR))
          @RequestParam(required = false)
          @Nullable String color,
      HttpServletResponse response) {
    var text = label == null ? name : checked(label);
    var behind =
        Color.of(color == null ? USUAL_COLOR : color)
            .orElseThrow(() -> BadInput.member("color", "has to be " + Color.WORDS));
    var counter = counters.find(name);
    var total = totals.reading(counter).orElseThrow(BadgeController::notNow);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=10");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    return new Badge(text, total.count(), behind).svg();
  }

  private static String checked(String label) {
    boolean printable = label.codePoints().allMatch(BadgeController::isPrintable);
    if (label.isBlank() || label.length() > MAX_LABEL || !printable) {
      throw BadInput.member("label", "has to be 1 to %d printable characters".formatted(MAX_LABEL));
    }
    return label;
  }

  /// What XML can't hold, or shows nothing, or turns the text around, is not.
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static ProblemRaised notNow() {
    return Problem.of(503, "counts-unavailable", "the total can't be known now")
        .with(AGAIN)
        .with(Runbook.TOTALS_UNKNOWN)
        .raised();
  }
}
