package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.LIKES;
import static io.cloudclicker.live.LiveSamples.at;
import static io.cloudclicker.live.LiveSamples.event;
import static io.cloudclicker.live.LiveSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.Applied;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private final Mailbox mailbox = new Mailbox(null);

  /// Closes the mailbox after so many flushes.
  private final class Client extends ByteArrayOutputStream {
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
    new EventWriter(mailbox, client, Duration.ofNanos(1), null).run();
    assertThat(client.toString(StandardCharsets.US_ASCII)).isEqualTo(": still here\n\n".repeat(3));
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    var client = new Client(1);
    new EventWriter(mailbox, client, Duration.ofSeconds(1), null).greet(Duration.ofMillis(1_234));
    assertThat(client.toString(StandardCharsets.US_ASCII)).isEqualTo("retry: 1234\n\n");
  }

  private String written(@Nullable Applied seen) throws Exception {
    var client = new Client(1);
    new EventWriter(mailbox, client, Duration.ofMinutes(1), seen).run();
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
