package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.StageTimes;
import io.cloudclicker.wire.StageTimes.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rule of docs/decisions/0050, line by line.
class DiagnosisTest {

  private static final Duration SLOW = Duration.ofMillis(100);

  private final List<Lag.Part> parts = new ArrayList<>();
  private final Set<Integer> behind = new HashSet<>();
  private final Set<Integer> standing = new HashSet<>();
  private final List<StageTimes> consumers = new ArrayList<>();
  private Duration mySqlAnswers = Duration.ofMillis(2);

  @Test
  void nothing_whereAllKeepUp() {
    keepsUp(0);
    standing.add(0);
    mySqlAnswers = Duration.ofSeconds(9);
    assertThat(bottleneck()).isEqualTo(Bottleneck.NONE);
  }

  @Test
  void theDatabase_whereOneRowOrACommitTakesLong() {
    behind(0, 1_000);
    behind(1, 1_000);
    consumer(10, Map.of(Stage.COMPARE_AND_SET, 600L, Stage.COMMIT, 400L, Stage.JUDGE, 9_000L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void theDatabase_whereATransactionDoesNotEnd_andThePartitionStands() {
    behind(0, 1_000);
    standing.add(0);
    consumer(0, Map.of(Stage.UPSERT, 8_000L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void theDatabase_whereConsumersAreSilentAndItAnswersSlowly() {
    behind(0, 1_000);
    standing.add(0);
    mySqlAnswers = Duration.ofMillis(100);
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void theDatabase_whereItDoesNotAnswerHere_whateverConsumersSay() {
    behind(0, 1_000);
    consumer(10, Map.of(Stage.JUDGE, 9_000L));
    mySqlAnswers = Duration.ofSeconds(2);
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void theDatabase_whereItHasMostOfTheTime() {
    behind(0, 1_000);
    behind(1, 1_000);
    consumer(
        100, Map.of(Stage.COMPARE_AND_SET, 1_000L, Stage.UPSERT, 3_000L, Stage.COMMIT, 1_000L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void stopped_whereAPartitionBehindDoesNotMove_andNobodyIsBusyWithTheDatabase() {
    behind(0, 1_000);
    behind(1, 10);
    standing.add(1);
    assertThat(bottleneck()).isEqualTo(Bottleneck.STOPPED);
    consumer(0, Map.of(Stage.POLL, 10_000L, Stage.COMPARE_AND_SET, 40L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.STOPPED);
  }

  @Test
  void notStopped_byAPartitionThatHasNothingToDo() {
    behind(0, 1_000);
    keepsUp(1);
    standing.add(1);
    assertThat(bottleneck()).isNotEqualTo(Bottleneck.STOPPED);
  }

  @Test
  void aHotPartition_whereOneOfSeveralHasMostOfIt_evenIfTheDatabaseHasTheTime() {
    behind(0, 800);
    behind(1, 200);
    consumer(100, Map.of(Stage.UPSERT, 9_000L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.HOT_PARTITION);
  }

  @Test
  void noHotPartition_whereThereIsOnlyOne() {
    behind(0, 1_000);
    assertThat(bottleneck()).isEqualTo(Bottleneck.CONSUMER);
  }

  @Test
  void theConsumer_whereItHasMostOfTheTime_orNothingElseIsKnown() {
    behind(0, 600);
    behind(1, 400);
    assertThat(bottleneck()).isEqualTo(Bottleneck.CONSUMER);
    consumer(100, Map.of(Stage.JUDGE, 6_000L, Stage.UPSERT, 3_000L));
    assertThat(bottleneck()).isEqualTo(Bottleneck.CONSUMER);
  }

  @Test
  void theConsumer_whereItIsGivenNoProcessor_whateverElseTakesLongThen() {
    behind(0, 900);
    behind(1, 100);
    standing.add(1);
    var millis = Map.of(Stage.JUDGE, 1_000L, Stage.UPSERT, 4_000L, Stage.COMMIT, 5_000L);
    consumers.add(new StageTimes(0, 10, millis, 5_000));
    assertThat(bottleneck()).isEqualTo(Bottleneck.CONSUMER);
    consumers.set(0, new StageTimes(0, 10, millis, 4_900));
    assertThat(bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  private void behind(int partition, long records) {
    behind.add(partition);
    parts.add(part(partition, records));
  }

  private void keepsUp(int partition) {
    parts.add(part(partition, 3));
  }

  private static Lag.Part part(int partition, long records) {
    return new Lag.Part(partition, records, 0, records, records, OptionalLong.of(0), 0);
  }

  private void consumer(long batches, Map<Stage, Long> millis) {
    consumers.add(new StageTimes(0, batches, millis));
  }

  private Bottleneck bottleneck() {
    return new Diagnosis(parts, behind, standing, consumers, SLOW, mySqlAnswers).bottleneck();
  }
}
