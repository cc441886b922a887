package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.LIKES;
import static io.cloudclicker.live.LiveSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.reading.Reading;
import io.cloudclicker.reading.TotalsWatch;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BroadcastTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final LiveProperties PROPERTIES =
      new LiveProperties(1, 1, MOMENT, MOMENT, LONG, LONG, DataSize.ofKilobytes(1));

  /// Totals that a test sets.
  private static final class Scripted implements TotalsWatch {
    private final Map<CounterName, Reading> totals = new ConcurrentHashMap<>();
    private final Set<CounterName> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean faulty;
    private volatile Runnable callback = () -> {};

    @Override
    public Optional<Reading> known(CounterName counter) {
      asked.add(counter);
      if (faulty) {
        faulty = false;
        throw new IllegalStateException("a fault");
      }
      return Optional.ofNullable(totals.get(counter));
    }

    @Override
    public void await(Collection<CounterName> counters, @Nullable Applied seen) {}

    @Override
    public void onChange(Runnable changed) {
      callback = changed;
    }
  }

  private final Scripted totals = new Scripted();
  private final Mailbox mailbox = new Mailbox(null);
  private @Nullable Broadcast broadcast;

  @AfterEach
  void stop() {
    if (broadcast != null) {
      broadcast.stop();
    }
  }

  @Test
  void tellsThePresentTotal_andThenEachChange() throws Exception {
    totals.totals.put(CLAPS, reading(1, 1L));
    started(LONG).listen(mailbox, List.of(CLAPS));
    assertThat(mailbox.take(LONG)).hasSize(1);
    totals.totals.put(CLAPS, reading(2, 2L));
    totals.callback.run();
    assertThat(mailbox.take(LONG)).hasSize(1);
  }

  @Test
  void looksAgain_alsoWhereNobodySaysThatSomethingChanged() throws Exception {
    started(MOMENT).listen(mailbox, List.of(CLAPS));
    await().until(() -> totals.asked.contains(CLAPS));
    totals.totals.put(CLAPS, reading(1, 1L));
    assertThat(mailbox.take(LONG)).hasSize(1);
  }

  @Test
  void goesOn_afterAFault() throws Exception {
    totals.faulty = true;
    totals.totals.put(CLAPS, reading(1, 1L));
    started(MOMENT).listen(mailbox, List.of(CLAPS));
    assertThat(mailbox.take(LONG)).hasSize(1);
  }

  @Test
  void asksOnlyForWhatSomebodyListensTo() throws Exception {
    totals.totals.put(CLAPS, reading(1, 1L));
    totals.totals.put(LIKES, reading(1, 1L));
    var running = started(LONG);
    running.listen(mailbox, List.of(CLAPS));
    assertThat(mailbox.take(LONG)).hasSize(1);
    running.leave(mailbox, List.of(CLAPS));
    totals.asked.clear();
    running.listen(mailbox, List.of(LIKES));
    assertThat(mailbox.take(LONG)).hasSize(1);
    assertThat(totals.asked).containsExactly(LIKES);
  }

  private Broadcast started(Duration inAnyCase) {
    var started = new Broadcast(totals, LiveSamples.EVENTS, PROPERTIES, inAnyCase);
    broadcast = started;
    started.start();
    return started;
  }
}
