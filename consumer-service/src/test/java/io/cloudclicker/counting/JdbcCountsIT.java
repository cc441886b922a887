package io.cloudclicker.counting;

import static io.cloudclicker.partition.Records.GLOBAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.Counts.Outcome;
import io.cloudclicker.partition.CountsContract;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Progress;
import io.cloudclicker.partition.Records;
import io.cloudclicker.recount.JdbcShadows;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcCountsIT extends CountsContract {

  private final Database database = Stack.shared().newDatabase();
  private final com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(pool);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JdbcCounts counts = counts(ignored -> {});

  JdbcCountsIT() {
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.username());
    pool.setPassword(database.password());
    pool.setConnectionInitSql(asTheServiceBeginsASession());
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
  }

  private static String asTheServiceBeginsASession() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("consumer-service.yml"));
    var properties = Objects.requireNonNull(yaml.getObject());
    return properties.getProperty("spring.datasource.hikari.connection-init-sql", "SELECT 1");
  }

  @AfterEach
  void close() {
    threads.close();
    pool.close();
  }

  @Test
  void changesNothing_whenTheTransactionBreaksHalfway() {
    var batch = batch(new Records().clicks(3));
    progress(FIRST);
    var breaking =
        counts(
            point -> {
              if (point.equals(CountingPoints.BEFORE_COMMIT)) {
                throw new IllegalStateException("cut off");
              }
            });
    assertThatThrownBy(() -> breaking.apply(FIRST, batch, memory())).hasMessage("cut off");
    assertThat(progress(FIRST)).isEqualTo(Progress.START);
    assertThat(clicks(GLOBAL)).isEmpty();
    assertThat(apply(FIRST, batch)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void waitsForAnOwner_whoseTransactionIsStillOpen() throws Exception {
    var batch = batch(new Records().clicks(3));
    progress(FIRST);
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow = counts(point -> standStill(point, entered, goOn));
    var owner = CompletableFuture.supplyAsync(() -> slow.apply(FIRST, batch, memory()), threads);
    entered.await();
    var next = CompletableFuture.supplyAsync(() -> progress(FIRST), threads);
    awaitLockWait();
    assertThat(next).isNotDone();
    goOn.countDown();
    assertThat(owner.get()).isInstanceOf(Outcome.Applied.class);
    assertThat(next.get()).isEqualTo(batch.after());
  }

  @Test
  void creditsClicks_toWhoMadeThem() {
    var one = new SubjectId(1, 2);
    var other = new SubjectId(-3, 4);
    var records = new Records();
    records.good(clickOf(one)).good(clickOf(other)).good(clickOf(one)).clicks(2);
    apply(FIRST, batch(records));
    apply(FIRST, judged(progress(FIRST), records.good(clickOf(one)).from(5)));
    assertThat(own(one)).isEqualTo(3);
    assertThat(own(other)).isEqualTo(1);
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 6L));
  }

  @Test
  void keepsTheNewestClicks_ofEachPartition() {
    var mine = new SubjectId(1, 2);
    var records = new Records();
    for (int i = 0; i < 130; i++) {
      records.good(new Click(GLOBAL, i < 70 ? 0 : 9, null, 1, Records.NOON + i, mine));
    }
    apply(FIRST, batch(new Records().good(clickOf(mine))));
    progress(SECOND);
    counts.apply(SECOND, judged(progress(SECOND), records.between(0, 3)), memory());
    assertThat(recent(SECOND)).containsExactly(0L, 1L, 2L);
    counts.apply(SECOND, judged(progress(SECOND), records.between(3, 61)), memory());
    assertThat(recent(SECOND)).hasSize(50).startsWith(11L).endsWith(60L);
    counts.apply(SECOND, judged(progress(SECOND), records.between(61, 130)), memory());
    assertThat(recent(SECOND)).hasSize(50).startsWith(80L).endsWith(129L);
    assertThat(recent(FIRST)).containsExactly(0L);
  }

  private List<Long> recent(PartitionId partition) {
    return jdbc.queryForList(
        "SELECT at - ? FROM recent_click WHERE part = ? ORDER BY number",
        Long.class,
        Records.NOON,
        partition.partition());
  }

  private static Click clickOf(SubjectId subject) {
    return new Click(GLOBAL, 0, null, 1, Records.NOON, subject);
  }

  private long own(SubjectId subject) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT SUM(clicks) FROM user_shard WHERE subject_id = ? AND counter_id = ? AND epoch ="
                + " 0",
            Long.class,
            subject.toBytes(),
            GLOBAL.toBytes()));
  }

  /// Otherwise a press that was held back until its topic was made anew would count in both.
  @Test
  void aLogThatFollowsAnother_beginsBeyondTheKeysOfTheOther() {
    long born = 1_790_000_000_000L;
    jdbc.update("INSERT INTO log VALUES (2, 'cluster', 'made anew', 1, ?)", born);
    assertThat(progress(new PartitionId(2, 0)).keyClock()).isEqualTo(KeyClock.ofLogBornAt(born));
  }

  /// Otherwise the row locks of an owner that stands still would be kept for hours.
  @Test
  void theServerEndsASession_soonAfterItsOwnerStoodStill() {
    assertThat(jdbc.queryForObject("SELECT @@SESSION.wait_timeout", Integer.class)).isEqualTo(15);
  }

  @Test
  void givesUpWaiting_soThatAPollIsNeverLate() throws Exception {
    progress(FIRST);
    try (var holder = database.connect()) {
      lockProgress(holder);
      assertThatThrownBy(() -> progress(FIRST)).isInstanceOf(DataAccessException.class);
      holder.rollback();
    }
    assertThat(progress(FIRST)).isEqualTo(Progress.START);
  }

  @Test
  void keepsTheSameAnswer_whenManyWritersMeet() {
    var records = new Records().clicks(2_000);
    var batches =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                partition -> CompletableFuture.runAsync(() -> write(partition, records), threads))
            .toList();
    batches.forEach(CompletableFuture::join);
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 8_000L));
  }

  private void write(int partition, Records records) {
    var id = new PartitionId(1, partition);
    var memory = memory();
    for (int from = 0; from < 2_000; from += 100) {
      var batch = judged(progress(id), records.between(from, from + 100));
      assertThat(counts.apply(id, batch, memory)).isInstanceOf(Outcome.Applied.class);
    }
  }

  private Progress progress(PartitionId partition) {
    return counts.standing(partition).progress();
  }

  private void awaitLockWait() {
    Awaitility.await("somebody waits for the partition's row")
        .until(
            () ->
                !jdbc.queryForList(
                        """
                        SELECT id FROM information_schema.processlist
                        WHERE info LIKE 'INSERT INTO partition_progress%'""")
                    .isEmpty());
  }

  private static void standStill(String point, CountDownLatch entered, CountDownLatch goOn) {
    if (point.equals(CountingPoints.AFTER_CAS)) {
      entered.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void lockProgress(Connection holder) throws SQLException {
    holder.setAutoCommit(false);
    try (var statement = holder.createStatement()) {
      statement.executeUpdate("UPDATE partition_progress SET next_offset = 99");
    }
  }

  private JdbcCounts counts(FaultPoints faults) {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    var template = new JdbcTemplate(pool);
    return new JdbcCounts(template, transaction, new JdbcShadows(template, transaction), faults);
  }

  @Override
  protected Counts counts() {
    return counts;
  }

  @Override
  protected Map<Long, Long> clicks(CounterId counter) {
    return sums(
        "SELECT epoch, SUM(clicks) FROM counter_shard WHERE counter_id = ? GROUP BY epoch",
        counter);
  }

  @Override
  protected Map<Long, Long> minutes(CounterId counter) {
    return sums(
        "SELECT at, SUM(clicks) FROM counter_minute WHERE counter_id = ? GROUP BY at", counter);
  }

  private Map<Long, Long> sums(String query, CounterId counter) {
    var sums = new TreeMap<Long, Long>();
    jdbc.query(
        query,
        row -> {
          sums.put(row.getLong(1), row.getLong(2));
        },
        (Object) counter.toBytes());
    return sums;
  }

  @Override
  protected List<List<Long>> rejected() {
    return jdbc.query(
        "SELECT record_offset, record_index FROM rejected_record ORDER BY 1, 2",
        (row, ignored) -> List.of(row.getLong(1), row.getLong(2)));
  }
}
