package io.cloudclicker.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.standalone.Running.Member;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final Running running = new Running();
  private final List<Member> ended = new ArrayList<>();

  @Test
  void endsInOrder_inWhicheverOrderAllStarted() {
    for (Member member : List.of(Member.values()).reversed()) {
      running.add(member, () -> ended.add(member));
    }
    running.end();
    assertThat(ended)
        .containsExactly(
            Member.PRODUCER,
            Member.CONSUMER,
            Member.REDIS,
            Member.DATABASE,
            Member.KAFKA,
            Member.DATA);
  }

  @Test
  void endsEachOnce() {
    running.add(Member.KAFKA, () -> ended.add(Member.KAFKA));
    running.end();
    running.end();
    assertThat(ended).containsExactly(Member.KAFKA);
  }

  @Test
  void endsTheOthers_whenOneFails() {
    running.add(
        Member.PRODUCER,
        () -> {
          throw new IllegalStateException("a failure that is expected here");
        });
    running.add(Member.KAFKA, () -> ended.add(Member.KAFKA));
    running.end();
    assertThat(ended).containsExactly(Member.KAFKA);
  }

  @Test
  void endsWhatComesTooLate() {
    running.end();
    assertThatThrownBy(() -> running.add(Member.REDIS, () -> ended.add(Member.REDIS)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ended).containsExactly(Member.REDIS);
  }

  @Test
  void endsAServer_thatACutShortStartLeft() throws Exception {
    Process left = new ProcessBuilder("tail", "-f", "/dev/null").start();
    running.end();
    assertThat(left.waitFor()).isNotZero();
  }
}
