package io.cloudclicker.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.topic.TopicState.Row;
import io.cloudclicker.topic.TopicState.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicStateTest {

  private static final Seen TOPIC = new Seen("cluster", "first", 6);
  private static final Seen AGAIN = new Seen("cluster", "second", 3);

  private final TopicState state = new TopicState();

  @Test
  void knowsNoLog_beforeBrokerAndDatabaseHaveTold() {
    assertThat(state.current()).isEmpty();
    state.seen(TOPIC);
    assertThat(state.current()).isEmpty();
    state.registered(TOPIC, new Row(1, 6, 0));
    assertThat(state.current()).contains(new CurrentLog(1, 6, 6, 0));
  }

  @Test
  void keepsTheKeyedPartitions_whenTheTopicGrows() {
    known();
    state.seen(new Seen("cluster", "first", 12));
    assertThat(state.current()).contains(new CurrentLog(1, 6, 12, 0));
  }

  @Test
  void knowsNoLog_whenTheTopicWasCreatedAgain_untilItsRowIsThere() {
    known();
    state.seen(AGAIN);
    assertThat(state.current()).isEmpty();
    state.registered(AGAIN, new Row(2, 3, 77));
    assertThat(state.current()).contains(new CurrentLog(2, 3, 3, 77));
  }

  @Test
  void takesNoRowOfAnotherTopic() {
    state.seen(AGAIN);
    state.registered(TOPIC, new Row(1, 6, 0));
    assertThat(state.current()).isEmpty();
  }

  @Test
  void knowsNoLog_whileTheTopicIsGone() {
    known();
    state.seen(null);
    assertThat(state.current()).isEmpty();
    state.seen(TOPIC);
    assertThat(state.current()).isPresent();
  }

  @Test
  void tellsTheNewestEnds() {
    known();
    assertThat(state.latest()).isEmpty();
    state.measured(TOPIC, 5, List.of(7L, 8L), List.of(1L, 2L));
    assertThat(state.latest()).contains(new LogEnds.Ends(1, 5, List.of(7L, 8L)));
    assertThat(state.recent()).contains(new RecentRecords.Recent(1, List.of(1L, 2L)));
  }

  @Test
  void forgetsTheEnds_whenTheTopicWasCreatedAgain() {
    known();
    state.measured(TOPIC, 5, List.of(7L), List.of(1L));
    state.seen(AGAIN);
    assertThat(state.latest()).isEmpty();
    assertThat(state.recent()).isEmpty();
  }

  @Test
  void takesNoEndsOfAnotherTopic() {
    known();
    state.seen(AGAIN);
    state.registered(AGAIN, new Row(2, 3, 77));
    state.measured(TOPIC, 5, List.of(7L), List.of(1L));
    assertThat(state.latest()).isEmpty();
  }

  @Test
  void countsTheRecordsSinceATime() {
    assertThat(KafkaTopicWatch.records(List.of(10L, 10L, 0L), List.of(4L, -1L, -1L)))
        .containsExactly(6L, 0L, 0L);
  }

  private void known() {
    state.seen(TOPIC);
    state.registered(TOPIC, new Row(1, 6, 0));
  }
}
