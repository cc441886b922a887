package io.cloudclicker.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.key.Sealing;
import io.cloudclicker.once.RecentlyUsed;
import io.cloudclicker.wire.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTicketsTest {

  private static final Bearer BEARER =
      new Bearer(new SubjectId(1, 2), "0123456789abcdef0123456789abcdef");

  private Instant now = Instant.ofEpochSecond(1_800_000_000);
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final RecentlyUsed used = new RecentlyUsed(clock, StreamTickets.LIFE);
  private final StreamTickets tickets = new StreamTickets(sealing(1), used, clock);

  private static Sealing sealing(int key) {
    var bytes = new byte[32];
    bytes[0] = (byte) key;
    return new Sealing(new SecretKeySpec(bytes, "AES"));
  }

  @Test
  void areGoodOnce() {
    var ticket = tickets.issue(BEARER);
    assertThat(ticket).matches("[A-Za-z0-9_-]{20,200}");
    assertThat(tickets.take(ticket)).contains(BEARER);
    assertThat(tickets.take(ticket)).isEmpty();
    assertThat(tickets.take(tickets.issue(BEARER))).contains(BEARER);
  }

  @Test
  void areGoodOnce_howeverTheyAreWritten() {
    var ticket = tickets.issue(BEARER);
    var padded = Base64.getUrlEncoder().encodeToString(Base64.getUrlDecoder().decode(ticket));
    assertThat(tickets.take(padded)).contains(BEARER);
    assertThat(tickets.take(ticket)).isEmpty();
  }

  @Test
  void areGoodForHalfAMinute() {
    var ticket = tickets.issue(BEARER);
    var late = tickets.issue(BEARER);
    now = now.plus(Duration.ofMillis(29_999));
    assertThat(tickets.take(ticket)).contains(BEARER);
    now = now.plusMillis(1);
    assertThat(tickets.take(late)).isEmpty();
  }

  @Test
  void areForgotten_onceTheyAreGoodNoMore() {
    tickets.take(tickets.issue(BEARER));
    now = now.plusSeconds(20);
    tickets.take(tickets.issue(BEARER));
    assertThat(used.size()).isEqualTo(2);
    now = now.plusSeconds(11);
    tickets.take(tickets.issue(BEARER));
    assertThat(used.size()).isEqualTo(2);
  }

  @Test
  void areGoodAtInstancesWithTheSameKeysAlone() {
    var ticket = tickets.issue(BEARER);
    assertThat(new StreamTickets(sealing(2), used, clock).take(ticket)).isEmpty();
    assertThat(new StreamTickets(sealing(1), used, clock).take(ticket)).contains(BEARER);
  }

  @Test
  void areNotGood_whereAnythingWasChanged() {
    var bytes = Base64.getUrlDecoder().decode(tickets.issue(BEARER));
    for (int index = 0; index < bytes.length; index++) {
      var changed = bytes.clone();
      changed[index] ^= 1;
      var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(tickets.take(ticket)).as("byte %d", index).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "not a ticket", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a.b.c"})
  void areNotWhatWeDidNotMake(String text) {
    assertThat(tickets.take(text)).isEmpty();
    assertThat(tickets.take(text.repeat(1_000))).isEmpty();
  }
}
