package io.cloudclicker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.live.Audience.Admission;
import org.junit.jupiter.api.Test;

class AudienceTest {

  private final Audience audience = new Audience(3, 2);

  @Test
  void admitsSoManyOfOneAddress_andSoManyInAll() {
    assertThat(admit("a")).isEqualTo(Admission.ADMITTED);
    assertThat(admit("a")).isEqualTo(Admission.ADMITTED);
    assertThat(admit("a")).isEqualTo(Admission.TOO_MANY);
    assertThat(admit("b")).isEqualTo(Admission.ADMITTED);
    assertThat(admit("c")).isEqualTo(Admission.FULL);
    assertThat(audience.size()).isEqualTo(3);
  }

  @Test
  void admitsAnother_whenOneLeft() {
    var first = new Mailbox(null);
    audience.admit(first, "a");
    admit("a");
    audience.leave(first, "a");
    audience.leave(first, "a");
    assertThat(admit("a")).isEqualTo(Admission.ADMITTED);
    assertThat(admit("a")).isEqualTo(Admission.TOO_MANY);
  }

  @Test
  void sendsEverybodyAway_alsoWhoComesAfterwards() {
    var before = new Mailbox(null);
    var after = new Mailbox(null);
    audience.admit(before, "a");
    audience.dismiss();
    audience.admit(after, "b");
    assertThat(before.isOpen()).isFalse();
    assertThat(after.isOpen()).isFalse();
  }

  private Admission admit(String address) {
    return audience.admit(new Mailbox(null), address);
  }
}
