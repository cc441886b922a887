package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  private final EventLines lines = new EventLines();

  @Test
  void handsOutAnEvent_onceItIsComplete() {
    assertThat(events("retry: 3000", ": alive", "", "event: total", "id: a1", "data: {", "data:}"))
        .isEmpty();
    assertThat(events("")).containsExactly(new EventLines.Event("total", "{\n}", "a1"));
    assertThat(lines.retry()).contains(Duration.ofSeconds(3));
  }

  @Test
  void theIdStays_whereAnEventHasNone() {
    assertThat(events("id: a1", "data: 1", "", "data: 2", ""))
        .extracting(EventLines.Event::lastId)
        .containsExactly("a1", "a1");
  }

  @Test
  void leavesAsideWhatItDoesNotKnow() {
    assertThat(events("retry: soon", "id: a\0b", "colour", "x: y", "data", ""))
        .containsExactly(new EventLines.Event("", "", ""));
    assertThat(lines.retry()).isEmpty();
  }

  private List<EventLines.Event> events(String... text) {
    return List.of(text).stream().map(lines::take).flatMap(Optional::stream).toList();
  }
}
