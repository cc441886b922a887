package io.cloudclicker.reading;

import io.cloudclicker.redis.RedisLink;
import io.cloudclicker.wire.CounterId;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.io.ClassPathResource;

/// Totals that consumers keep in Redis and readers fill there from MySQL. It may lose everything
/// and costs only time: what it does not have, or can't vouch for, is a miss. Safe for any thread.
final class RedisTotals {

  /// Well below the client's queue, so that asking for many is never refused.
  private static final int CHUNK = 400;

  private static final int DAY_SECONDS = 86_400;
  private static final int JITTER_SECONDS = 3_600;

  private final RedisLink redis;
  private final String claim = script("redis/claim-entry.lua");
  private final String fill = script("redis/fill-entry.lua");

  RedisTotals(RedisLink redis) {
    this.redis = redis;
  }

  /// What Redis told: one fill for each counter that it has, and a claim on those that it has not.
  record Answer(List<Fill> fills, Claim claim) {}

  /// The right to fill entries from what MySQL tells from now on.
  record Claim(CountedLog log, String who, Set<CounterId> counters) {}

  Answer read(CountedLog log, Collection<CounterId> counters) {
    List<Fill> fills = new ArrayList<>();
    Set<CounterId> missed = new HashSet<>();
    for (var some : chunks(counters)) {
      missed.addAll(read(log, some, fills));
    }
    return new Answer(fills, claim(log, missed));
  }

  /// Hands on what MySQL told after the claim.
  void fill(Claim claim, Fill told) {
    if (told.applied().log() != claim.log().id()) {
      return;
    }
    var mine = told.counters().keySet().stream().filter(claim.counters()::contains).toList();
    for (var some : chunks(mine)) {
      redis.ask(
          commands -> some.stream().map(counter -> fill(commands, claim, counter, told)).toList());
    }
  }

  /// Runs first, then entries: runs only grow, so an entry includes what the runs claim. One that
  /// was merged into meanwhile holds more, and is a miss.
  private Set<CounterId> read(CountedLog log, List<CounterId> counters, List<Fill> fills) {
    var answer = redis.ask(commands -> hashes(commands, log, counters));
    if (answer.isEmpty()) {
      return Set.of();
    }
    var hashes = answer.get();
    var runs = RedisText.runs(log.id(), hashes.getFirst());
    Set<CounterId> missed = new HashSet<>(counters);
    for (int index = 0; index < counters.size(); index++) {
      var counter = counters.get(index);
      RedisText.entry(counter, hashes.get(index + 1))
          .flatMap(entry -> entry.with(counter, runs))
          .ifPresent(
              fill -> {
                fills.add(fill);
                missed.remove(counter);
              });
    }
    return missed;
  }

  private static List<RedisFuture<Map<String, String>>> hashes(
      RedisAsyncCommands<String, String> commands, CountedLog log, List<CounterId> counters) {
    List<RedisFuture<Map<String, String>>> replies = new ArrayList<>();
    replies.add(commands.hgetall(RedisText.runsKey(log.topicId())));
    counters.forEach(
        counter -> replies.add(commands.hgetall(RedisText.counterKey(log.topicId(), counter))));
    return replies;
  }

  private Claim claim(CountedLog log, Set<CounterId> missed) {
    var who = UUID.randomUUID().toString();
    Set<CounterId> claimed = new HashSet<>();
    for (var some : chunks(missed)) {
      var answer =
          redis.ask(
              commands ->
                  some.stream().map(counter -> claim(commands, log, counter, who)).toList());
      if (answer.isPresent()) {
        claimed.addAll(some);
      }
    }
    return new Claim(log, who, claimed);
  }

  private RedisFuture<Long> claim(
      RedisAsyncCommands<String, String> commands, CountedLog log, CounterId counter, String who) {
    var keys = new String[] {RedisText.counterKey(log.topicId(), counter)};
    return commands.eval(claim, ScriptOutputType.INTEGER, keys, who);
  }

  private RedisFuture<Long> fill(
      RedisAsyncCommands<String, String> commands, Claim claim, CounterId counter, Fill told) {
    var state = told.counters().getOrDefault(counter, CounterCells.NONE);
    int ttl = DAY_SECONDS + ThreadLocalRandom.current().nextInt(JITTER_SECONDS);
    List<String> arguments = new ArrayList<>();
    arguments.add(claim.who());
    arguments.add(Integer.toString(ttl));
    arguments.add(RedisText.filled(told.applied()));
    arguments.add(RedisText.row(state));
    state
        .cells()
        .forEach(
            cell -> {
              arguments.add(RedisText.field(cell.key()));
              arguments.add(RedisText.value(cell));
            });
    var keys = new String[] {RedisText.counterKey(claim.log().topicId(), counter)};
    return commands.eval(fill, ScriptOutputType.INTEGER, keys, arguments.toArray(String[]::new));
  }

  private static List<List<CounterId>> chunks(Collection<CounterId> counters) {
    var all = List.copyOf(counters);
    List<List<CounterId>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }

  private static String script(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
