package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.LIKES;
import static io.cloudclicker.live.LiveSamples.at;
import static io.cloudclicker.live.LiveSamples.event;
import static io.cloudclicker.live.LiveSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void keepsTheNewestOfEachCounter() throws Exception {
    var mailbox = new Mailbox(null);
    var newest = event(CLAPS, reading(3, 3L));
    var other = event(LIKES, reading(1, 2L));
    mailbox.put(event(CLAPS, reading(1, 1L)));
    mailbox.put(other);
    mailbox.put(newest);
    assertThat(mailbox.take(LONG)).containsExactlyInAnyOrder(newest, other);
    assertThat(mailbox.take(MOMENT)).isEmpty();
  }

  @Test
  void keepsNothing_thatIncludesLessThanWasSeen() throws Exception {
    var mailbox = new Mailbox(at(5L, 5L));
    var enough = event(CLAPS, reading(11, 6L, 5L));
    mailbox.put(event(CLAPS, reading(12, 9L, 4L)));
    assertThat(mailbox.take(MOMENT)).isEmpty();
    mailbox.put(enough);
    assertThat(mailbox.take(LONG)).containsExactly(enough);
  }

  @Test
  void wakesWhoWaits_whenSomethingComes_orItIsClosed() throws Exception {
    var mailbox = new Mailbox(null);
    var waiting = CompletableFuture.supplyAsync(() -> taken(mailbox));
    var event = event(CLAPS, reading(1, 1L));
    mailbox.put(event);
    assertThat(waiting.get()).containsExactly(event);
    var closing = CompletableFuture.supplyAsync(() -> taken(mailbox));
    mailbox.close();
    assertThat(closing.get()).isEmpty();
    assertThat(mailbox.isOpen()).isFalse();
  }

  private static List<Event> taken(Mailbox mailbox) {
    try {
      return mailbox.take(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
