package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.LIKES;
import static io.cloudclicker.live.LiveSamples.at;
import static io.cloudclicker.live.LiveSamples.event;
import static io.cloudclicker.live.LiveSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.own.OwnClicks.Share;
import io.cloudclicker.ticket.Bearer;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.SubjectId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private static final Bearer BEARER = new Bearer(new SubjectId(1, 2), "session");

  private final Mailbox mailbox = new Mailbox(null);

  /// Closes the mailbox after so many flushes.
  private class Client extends ByteArrayOutputStream {
    private int flushes;

    Client(int flushes) {
      this.flushes = flushes;
    }

    @Override
    public void flush() {
      if (--flushes == 0) {
        mailbox.close();
      }
    }
  }

  @Test
  void writesAnEvent_asTheStandardSays() throws Exception {
    mailbox.put(event(CLAPS, reading(7, 3L)));
    assertThat(written(null))
        .startsWith("id: " + at(3L) + "\nevent: total\ndata: {\"counter\":\"claps\",\"count\":7,")
        .endsWith("}\n\n");
  }

  @Test
  void tellsWhatWasSeenWithAnEvent_whereAnotherCounterWasAhead() throws Exception {
    mailbox.put(event(CLAPS, reading(7, 3L, 1L)));
    mailbox.put(event(LIKES, reading(8, 2L, 2L)));
    assertThat(ids(written(null))).containsExactly("" + at(3L, 1L), "" + at(3L, 2L));
  }

  @Test
  void neverTellsLess_thanWasSeenBefore() throws Exception {
    mailbox.put(event(CLAPS, reading(7, 3L, 1L)));
    assertThat(ids(written(at(1L, 5L)))).containsExactly("" + at(3L, 5L));
  }

  @Test
  void isNeverSilentForLong() throws Exception {
    var client = new Client(3);
    new EventWriter(mailbox, client, Duration.ofNanos(1), null, null).run();
    assertThat(client.toString(StandardCharsets.US_ASCII)).isEqualTo(": still here\n\n".repeat(3));
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    var client = new Client(1);
    new EventWriter(mailbox, client, Duration.ofSeconds(1), null, null)
        .greet(Duration.ofMillis(1_234));
    assertThat(client.toString(StandardCharsets.US_ASCII)).isEqualTo("retry: 1234\n\n");
  }

  @Test
  void tellsOwnClicks_whereTheClientSaidWhoItIs() throws Exception {
    var seat = new Seat(BEARER, List.of(CLAPS), mailbox);
    mailbox.put(event(CLAPS, reading(7, 3L)));
    var client = new Client(1);
    new EventWriter(mailbox, client, Duration.ofMinutes(1), null, seat).run();
    assertThat(client.toString(StandardCharsets.UTF_8)).as("not known").doesNotContain("mine");
  }

  @Test
  void tellsATotalAgain_whenOwnClicksMoved() throws Exception {
    var seat = new Seat(BEARER, List.of(CLAPS), mailbox);
    seat.learn(Map.of(new Share(BEARER.subject(), CLAPS), Map.of(0L, 4L, 9L, 100L)));
    mailbox.put(event(CLAPS, reading(7, 3L)));
    var client =
        new Client(2) {
          @Override
          public void flush() {
            super.flush();
            seat.learn(Map.of(new Share(BEARER.subject(), CLAPS), Map.of(0L, 5L)));
          }
        };
    new EventWriter(mailbox, client, Duration.ofMinutes(1), null, seat).run();
    var written = client.toString(StandardCharsets.UTF_8);
    assertThat(written).contains(",\"mine\":4}\n\n").endsWith(",\"mine\":5}\n\n");
    assertThat(ids(written)).containsExactly("" + at(3L), "" + at(3L));
  }

  private String written(@Nullable Applied seen) throws Exception {
    var client = new Client(1);
    new EventWriter(mailbox, client, Duration.ofMinutes(1), seen, null).run();
    return client.toString(StandardCharsets.UTF_8);
  }

  private static List<String> ids(String written) {
    return written
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .toList();
  }
}
