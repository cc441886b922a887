package io.cloudclicker.replay;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.KafkaTopic;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.TopicProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the second reader of the log together.
@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {

  /// Of transactions that see what others commit meanwhile.
  public static final String COMMITTED = "committed";

  /// Of transactions that see one state of the database throughout.
  public static final String SNAPSHOT = "snapshot";

  private static final int TRANSACTION_SECONDS = 10;

  @Bean
  ReplaySlice replaySlice(ReplayProperties properties) {
    return new ReplaySlice(properties.slice());
  }

  @Bean
  @Qualifier(COMMITTED)
  TransactionTemplate committedTransaction(PlatformTransactionManager transactions) {
    return template(transactions, TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  @Bean
  @Qualifier(SNAPSHOT)
  TransactionTemplate snapshotTransaction(PlatformTransactionManager transactions) {
    return template(transactions, TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @Bean
  JdbcTallies tallies(JdbcTemplate jdbc, @Qualifier(COMMITTED) TransactionTemplate transaction) {
    return new JdbcTallies(jdbc, transaction);
  }

  @Bean
  KafkaReplayLoop kafkaReplayLoop(
      KafkaProperties kafka,
      TopicProperties topic,
      JdbcTemplate jdbc,
      @Qualifier(COMMITTED) TransactionTemplate transaction,
      List<ReplayTask> tasks,
      CountedHere here,
      PartitionCounter.Room room,
      ReplayProperties properties) {
    Function<TallyName, Counts> tallies = name -> new JdbcTally(name, jdbc, transaction);
    // An own one: it is not made for two threads.
    var ownTopic = new KafkaTopic(topic, kafka.buildAdminProperties(null));
    var rejections = new JdbcRecordedRejections(jdbc);
    var configuration = consumerConfiguration(kafka);
    return new KafkaReplayLoop(
        () -> new KafkaConsumer<>(configuration),
        consumer -> new KafkaReplay(consumer, ownTopic, tallies, rejections, room),
        tasks,
        here,
        properties);
  }

  /// As the counting reads, but in no group.
  private static Map<String, Object> consumerConfiguration(KafkaProperties kafka) {
    var configuration = new HashMap<>(kafka.buildConsumerProperties(null));
    configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
    configuration.merge(
        ConsumerConfig.CLIENT_ID_CONFIG, "-replay", (id, suffix) -> id + suffix.toString());
    return configuration;
  }

  private static TransactionTemplate template(
      PlatformTransactionManager transactions, int isolation) {
    var template = new TransactionTemplate(transactions);
    template.setIsolationLevel(isolation);
    template.setTimeout(TRANSACTION_SECONDS);
    return template;
  }
}
