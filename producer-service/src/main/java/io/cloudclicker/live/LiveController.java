package io.cloudclicker.live;

import io.cloudclicker.caller.ClientAddress;
import io.cloudclicker.live.Audience.Admission;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.reading.TellableCounters;
import io.cloudclicker.reading.TotalsWatch;
import io.cloudclicker.ticket.Bearer;
import io.cloudclicker.ticket.StreamTickets;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Streams totals to whoever listens. Each stream is written by the virtual thread of its call.
@RestController
class LiveController {

  static final int MAX_COUNTERS = 100;
  static final String COUNTER = "counter";
  static final String TICKET = "ticket";
  static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final TotalsWatch totals;
  private final TellableCounters counters;
  private final Audience audience;
  private final Broadcast broadcast;
  private final StreamTickets tickets;
  private final Seats seats;
  private final LiveMetrics metrics;
  private final LiveProperties properties;

  LiveController(
      TotalsWatch totals,
      TellableCounters counters,
      Audience audience,
      Broadcast broadcast,
      StreamTickets tickets,
      Seats seats,
      LiveMetrics metrics,
      LiveProperties properties) {
    this.totals = totals;
    this.counters = counters;
    this.audience = audience;
    this.broadcast = broadcast;
    this.tickets = tickets;
    this.seats = seats;
    this.metrics = metrics;
    this.properties = properties;
  }

  @JsonLiveOperation
  @Operation(summary = "The total as it moves")
  @GetMapping(path = "/count/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void global(HttpServletRequest request, HttpServletResponse response) {
    stream(List.of(CounterName.GLOBAL), request, response);
  }

  @JsonLiveOperation
  @JsonLiveOperation.Named
  @Operation(summary = "A counter's total as it moves")
  @GetMapping(path = "/api/counters/{name}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void named(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
    stream(List.of(counters.find(name)), request, response);
  }

  @JsonLiveOperation
  @JsonLiveOperation.Named
  @Operation(summary = "The totals of several counters as they move, in one stream")
  @Parameter(
      name = COUNTER,
      in = ParameterIn.QUERY,
      required = true,
      description = "A counter's name",
      array =
          @ArraySchema(schema = @Schema(type = "string"), minItems = 1, maxItems = MAX_COUNTERS))
  @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void several(HttpServletRequest request, HttpServletResponse response) {
    var wanted = names(request.getParameterValues(COUNTER));
    wanted.forEach(counters::find);
    stream(wanted, request, response);
  }

  private static Set<CounterName> names(String @Nullable [] names) {
    if (names == null || names.length > MAX_COUNTERS) {
      throw BadInput.member(COUNTER, "has to be given 1 to " + MAX_COUNTERS + " times");
    }
    Set<CounterName> counters = new LinkedHashSet<>();
    for (var name : names) {
      counters.add(GivenName.read(COUNTER, name));
    }
    return counters;
  }

  private void stream(
      Collection<CounterName> wanted, HttpServletRequest request, HttpServletResponse response) {
    var seen = seen(request);
    if (request.getMethod().equals("HEAD")) {
      setHeaders(response);
      return;
    }
    var mailbox = new Mailbox(seen);
    var address = ClientAddress.of(request.getRemoteAddr());
    admit(mailbox, address);
    try {
      // Used up only by who is admitted.
      var bearer = bearer(request.getParameterValues(TICKET));
      setHeaders(response);
      if (bearer == null) {
        stream(wanted, mailbox, seen, null, response);
      } else {
        known(wanted, mailbox, seen, new Seat(bearer, wanted, mailbox), response);
      }
    } finally {
      audience.leave(mailbox, address);
    }
  }

  private void known(
      Collection<CounterName> wanted,
      Mailbox mailbox,
      @Nullable Applied seen,
      Seat seat,
      HttpServletResponse response) {
    seats.take(seat);
    try {
      stream(wanted, mailbox, seen, seat, response);
    } finally {
      seats.leave(seat);
    }
  }

  private void stream(
      Collection<CounterName> wanted,
      Mailbox mailbox,
      @Nullable Applied seen,
      @Nullable Seat seat,
      HttpServletResponse response) {
    try {
      broadcast.listen(mailbox, wanted);
      // Beside the stream, since what is known need not wait for what is not.
      Thread.startVirtualThread(() -> totals.await(wanted, seen));
      write(mailbox, seen, seat, response);
    } finally {
      broadcast.leave(mailbox, wanted);
    }
  }

  private @Nullable Bearer bearer(String @Nullable [] given) {
    if (given == null) {
      return null;
    }
    if (given.length > 1) {
      throw BadInput.member(TICKET, "has to be given once at most");
    }
    return tickets
        .take(given[0])
        .orElseThrow(
            () ->
                Problem.invalid(
                        401, "ticket", "no such ticket, or one that was used or is older than 30 s")
                    .raised());
  }

  private static @Nullable Applied seen(HttpServletRequest request) {
    var lastEventId = request.getHeader(LAST_EVENT_ID);
    if (lastEventId == null || lastEventId.isEmpty()) {
      return null;
    }
    return Applied.parse(lastEventId)
        .orElseThrow(() -> BadInput.member(LAST_EVENT_ID, "has to be the id of an event"));
  }

  private void admit(Mailbox mailbox, String address) {
    switch (audience.admit(mailbox, address)) {
      case Admission.ADMITTED -> {}
      case Admission.FULL ->
          throw Problem.of(503, "too-many-streams", "there are too many streams here")
              .with(LATER)
              .raised();
      case Admission.TOO_MANY ->
          throw Problem.invalid(
                  429,
                  "too-many-streams",
                  "one address may have at most %d streams"
                      .formatted(properties.maxStreamsPerAddress()))
              .with("limit", properties.maxStreamsPerAddress())
              .with(LATER)
              .raised();
    }
  }

  /// The second one is for nginx, which would keep events back otherwise.
  private static void setHeaders(HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("X-Accel-Buffering", "no");
  }

  /// Returns when the client is gone, or does not read for too long, or is sent away.
  private void write(
      Mailbox mailbox, @Nullable Applied seen, @Nullable Seat seat, HttpServletResponse response) {
    try {
      var out = response.getOutputStream();
      var writer = new EventWriter(mailbox, out, properties.heartbeat(), seen, seat);
      writer.greet(retry());
      writer.run();
      metrics.endedByService();
    } catch (IOException e) {
      metrics.endedByClient();
      LOG.debug("A listener is gone, or does not read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration retry() {
    long least = properties.retry().toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, 2 * least + 1));
  }
}
