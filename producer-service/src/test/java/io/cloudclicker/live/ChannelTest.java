package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.reading.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private static final long SECOND = 1_000_000_000;

  private final Channel channel = new Channel(Duration.ofSeconds(1));
  private final Mailbox mailbox = new Mailbox(null);
  private int encoded;

  @Test
  void tellsANewcomerThePresentTotal() throws Exception {
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    assertThat(taken(mailbox)).hasSize(1);
  }

  @Test
  void tellsEverybodyWhatIsNew_encodedOnce() throws Exception {
    var other = new Mailbox(null);
    channel.add(mailbox);
    channel.add(other);
    tell(reading(1, 1L), 0);
    tell(reading(2, 2L), 1);
    assertThat(encoded).isEqualTo(2);
    assertThat(taken(mailbox)).isEqualTo(taken(other)).hasSize(1);
  }

  @Test
  void tellsNobody_whatEverybodyKnows() throws Exception {
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    taken(mailbox);
    tell(reading(1, 1L), 60 * SECOND);
    assertThat(taken(mailbox)).isEmpty();
    assertThat(encoded).isEqualTo(1);
  }

  @Test
  void tellsOnlyTheNewcomer_whatTheOthersKnow() throws Exception {
    var newcomer = new Mailbox(null);
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    taken(mailbox);
    channel.add(newcomer);
    tell(reading(1, 1L), 1);
    assertThat(taken(newcomer)).hasSize(1);
    assertThat(taken(mailbox)).isEmpty();
  }

  @Test
  void tellsThatOnlyAppliedMoved_notAtOnce() throws Exception {
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    taken(mailbox);
    tell(reading(1, 2L), SECOND - 1);
    assertThat(taken(mailbox)).isEmpty();
    tell(reading(1, 2L), SECOND);
    assertThat(taken(mailbox)).hasSize(1);
  }

  @Test
  void tellsAtOnce_thatATotalIsStale_orNotAnyMore() throws Exception {
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    taken(mailbox);
    tell(reading(1, true, 1L), 1);
    assertThat(taken(mailbox)).hasSize(1);
    tell(reading(1, false, 1L), 2);
    assertThat(taken(mailbox)).hasSize(1);
  }

  @Test
  void tellsNothing_toWhoHasLeft() throws Exception {
    var newcomer = new Mailbox(null);
    channel.add(mailbox);
    tell(reading(1, 1L), 0);
    taken(mailbox);
    channel.add(newcomer);
    channel.remove(newcomer);
    channel.remove(mailbox);
    assertThat(channel.isEmpty()).isTrue();
    tell(reading(2, 2L), 1);
    assertThat(taken(mailbox)).isEmpty();
    assertThat(taken(newcomer)).isEmpty();
  }

  private void tell(Reading reading, long nanos) {
    channel.tell(
        reading,
        nanos,
        now -> {
          encoded++;
          return LiveSamples.event(CLAPS, now);
        });
  }

  private static List<Event> taken(Mailbox mailbox) throws InterruptedException {
    return mailbox.take(Duration.ofNanos(1));
  }
}
