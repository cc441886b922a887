package io.cloudclicker.counting;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.click;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.proto.Clicks;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

/// The consumer service on a real log and database, one fault at a time.
class CountingIT {

  private final CountingKit kit = new CountingKit(2);

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void countsFromTheFirstRecord_onAnEmptyTopicAndANewGroup() {
    kit.start();
    kit.send(0, click(GLOBAL, 0, null, 7));
    kit.send(1, click(GLOBAL, 0, key(now()), 8));
    kit.awaitClicks(GLOBAL, 2);
  }

  @Test
  void countsWhatWasThereBefore_whenItStartsLate() {
    kit.sendClicks(0, 500);
    kit.start();
    kit.awaitClicks(GLOBAL, 500);
  }

  @Test
  void countsNothingTwice_whateverTheGroupsOffsetsSay() throws Exception {
    var first = kit.start();
    kit.sendClicks(0, 100);
    kit.awaitClicks(GLOBAL, 100);
    kit.stop(first);
    try (var admin = kit.admin()) {
      var partition = new TopicPartition(kit.topic, 0);
      admin
          .alterConsumerGroupOffsets(kit.topic, Map.of(partition, new OffsetAndMetadata(3)))
          .all()
          .get();
    }
    kit.start();
    kit.sendClicks(0, 1);
    kit.awaitProgress(0, 101);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(101);
  }

  @Test
  void knowsItsKeysAgain_afterARestart() {
    var key = key(now());
    var first = kit.start();
    kit.send(0, click(GLOBAL, 0, key, 1));
    kit.awaitProgress(0, 1);
    kit.stop(first);
    kit.send(0, click(GLOBAL, 0, key, 1));
    kit.start();
    kit.send(0, click(GLOBAL, 0, key(now()), 1));
    kit.awaitProgress(0, 3);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(2);
  }

  @Test
  void replaysFromTheLog_whenTheDatabaseFellBehind() {
    var instance = kit.start();
    kit.sendClicks(0, 10);
    kit.awaitProgress(0, 10);
    kit.sql("CREATE TABLE progress_then AS SELECT * FROM partition_progress");
    kit.sql("CREATE TABLE cells_then AS SELECT * FROM counter_shard");
    kit.sendClicks(0, 10);
    kit.awaitProgress(0, 20);
    kit.sql(
        "UPDATE partition_progress p JOIN progress_then t USING (log_id, part) SET p.next_offset = t.next_offset");
    kit.sql("UPDATE counter_shard c JOIN cells_then t USING (counter_id) SET c.clicks = t.clicks");
    kit.sendClicks(0, 1);
    kit.awaitProgress(0, 21);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(21);
    assertThat(instance.isRunning()).isTrue();
  }

  @Test
  void stopsThePartition_whenTheLogIsShorterThanTheDatabaseSays() {
    var first = kit.start();
    kit.sendClicks(0, 10);
    kit.awaitProgress(0, 10);
    kit.stop(first);
    kit.sql("UPDATE partition_progress SET next_offset = 17 WHERE part = 0");
    var second = kit.start();
    kit.awaitStopped(second, 0, "stands at offset 17, but the log ends at 10: 7 counted records");
    kit.sendClicks(1, 5);
    kit.awaitProgress(1, 5);
    assertThat(second.getBean(CountingHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void stopsThePartition_whenTheLogHasAnotherHistory() {
    var first = kit.start();
    kit.sendClicks(0, 10);
    kit.awaitProgress(0, 10);
    kit.stop(first);
    kit.sql("UPDATE partition_progress SET leader_epoch = 77 WHERE part = 0");
    kit.awaitStopped(kit.start(), 0, "another history");
  }

  @Test
  void stopsThePartition_whenTheLogLostUncountedRecords_andGoesOnWhenAnOperatorSaysSo()
      throws Exception {
    var first = kit.start();
    kit.sendClicks(0, 10);
    kit.awaitProgress(0, 10);
    kit.stop(first);
    kit.sendClicks(0, 20);
    kit.deleteRecordsBefore(0, 25);
    var second = kit.start();
    kit.awaitStopped(second, 0, "offset 10, but the log begins at 25: 15 records are lost");
    kit.sql("UPDATE partition_progress SET next_offset = 25 WHERE part = 0");
    kit.awaitProgress(0, 30);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(15);
    assertThat(second.getBean(CountingStatus.class).stoppedPartitions()).isEmpty();
  }

  @Test
  void stopsAtARecord_thatNeedsANewerReader_afterCountingWhatIsBefore() throws Exception {
    var instance = kit.start();
    kit.sendClicks(0, 3);
    var newer =
        Clicks.parseFrom(ClickCodec.encode(List.of(click(GLOBAL, 0, null, 1)))).toBuilder()
            .setMinReader(ClickCodec.READER + 1)
            .build();
    kit.send(0, newer.toByteArray());
    kit.sendClicks(0, 3);
    kit.awaitStopped(instance, 0, "the record at offset 3 needs reader " + (ClickCodec.READER + 1));
    assertThat(kit.database().progress()).containsEntry(0, 3L);
  }

  @Test
  void rejectsWhatCanNeverBeCounted_andGoesOn() {
    kit.start();
    kit.send(0, new byte[] {1, 2, 3});
    kit.send(0, (byte[]) null);
    kit.send(0, new byte[0]);
    kit.send(0, new byte[900_000]);
    kit.send(0, click(GLOBAL, 0, null, 1));
    kit.awaitProgress(0, 5);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(1);
  }

  @Test
  void aSecondTryCountsOnce_alsoAfterARestart_andWhenItComesTwice() {
    var again = new LogRecord.SecondTry(0, 0, List.of(click(GLOBAL, 0, null, 1)));
    var first = kit.start();
    kit.send(0, new byte[] {1, 2, 3});
    kit.sendClicks(0, 2);
    kit.awaitProgress(0, 3);
    kit.stop(first);
    kit.start();
    kit.send(0, ClickCodec.encode(again));
    kit.send(0, ClickCodec.encode(again));
    kit.awaitProgress(0, 5);
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(3);
    assertThat(kit.database().cells()).isEqualTo(kit.log().cells());
  }

  @Test
  void aResetSplitsACount_inLogOrder() {
    kit.start();
    kit.sendClicks(0, 3);
    kit.send(0, ClickCodec.encode(new LogRecord.Reset(GLOBAL, 9)));
    kit.sendClicks(0, 4);
    kit.awaitProgress(0, 8);
    assertThat(kit.database().cells()).isEqualTo(kit.log().cells());
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(7);
  }

  @Test
  void waitsForTheDatabase_howeverLongItIsAway() {
    kit.start();
    kit.sendClicks(0, 5);
    kit.awaitClicks(GLOBAL, 5);
    kit.stack.stopDatabase();
    kit.sendClicks(0, 5);
    kit.sendClicks(1, 5);
    kit.stack.startDatabase();
    kit.awaitClicks(GLOBAL, 15);
  }

  @Test
  void opensItsPartitions_whenTheDatabaseWasAwayDuringTheAssignment() {
    kit.start();
    kit.sendClicks(0, 5);
    kit.awaitClicks(GLOBAL, 5);
    kit.stack.stopDatabase();
    try {
      kit.start("--spring.flyway.enabled=false");
      kit.sendClicks(0, 5);
      kit.sendClicks(1, 5);
    } finally {
      kit.stack.startDatabase();
    }
    kit.awaitClicks(GLOBAL, 15);
  }

  @Test
  void countsOn_whileRedisHangs() {
    kit.start();
    kit.stack.pauseRedis();
    try {
      kit.sendClicks(0, 50);
      kit.awaitClicks(GLOBAL, 50);
    } finally {
      kit.stack.resumeRedis();
    }
  }

  @Test
  void countsOn_afterTheBrokerWasKilled() {
    kit.start();
    kit.sendClicks(0, 5);
    kit.awaitClicks(GLOBAL, 5);
    kit.stack.killBroker();
    kit.stack.startBroker();
    kit.sendClicks(0, 5);
    kit.awaitClicks(GLOBAL, 10);
  }

  @Test
  void countsNoForeignLog_untilAnOperatorAdoptsIt() {
    var instance = kit.start("--clicker.topic.create=false");
    kit.sendClicks(0, 5);
    kit.awaitClicks(GLOBAL, 5);
    kit.stack.deleteTopic(kit.topic);
    kit.stack.createTopic(kit.topic, 2);
    kit.sendClicks(0, 9);
    kit.awaitStopped(instance, 0, "is not the one that was counted so far (log 1)");
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(5);
    kit.sql(
        "INSERT INTO job (id, kind, created_at) VALUES (UUID(), 'adopt-log', UNIX_TIMESTAMP() * 1000)");
    Awaitility.await("the new log is counted, and added to the old one")
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> clicksOfAllLogs() == 14);
  }

  private long clicksOfAllLogs() throws java.sql.SQLException {
    try (var connection = kit.database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT SUM(clicks) FROM counter_shard")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
