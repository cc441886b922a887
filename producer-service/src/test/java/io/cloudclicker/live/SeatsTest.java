package io.cloudclicker.live;

import static io.cloudclicker.live.LiveSamples.CLAPS;
import static io.cloudclicker.live.LiveSamples.LIKES;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.ticket.Bearer;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatsTest {

  private final Database database = new Database();
  private final Set<String> ended = new HashSet<>();
  private final Seats seats = new Seats(database, ended::contains);

  /// Own clicks by hand, with what was asked for.
  private static final class Database implements OwnClicks {
    private final Map<Share, Map<Long, Long>> clicks = new HashMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private boolean away;

    @Override
    public Optional<Long> of(SubjectId subject, CounterName counter, long epoch) {
      throw new AssertionError("one by one");
    }

    @Override
    public Optional<Map<Share, Map<Long, Long>>> of(Collection<Share> shares) {
      asked.add(shares.size());
      var found = new HashMap<>(clicks);
      found.keySet().retainAll(shares);
      return away ? Optional.empty() : Optional.of(found);
    }

    void press(SubjectId subject, CounterName counter, long epoch, long number) {
      clicks.computeIfAbsent(new Share(subject, counter), _ -> new HashMap<>()).put(epoch, number);
    }
  }

  private static final SubjectId ONE = new SubjectId(1, 1);
  private static final SubjectId OTHER = new SubjectId(2, 2);

  private static Seat seat(SubjectId subject, String session, Mailbox mailbox) {
    return new Seat(new Bearer(subject, session), List.of(CLAPS, LIKES), mailbox);
  }

  @Test
  void knowOwnClicksAtOnce_ofTheEpochThatIsAskedFor() {
    database.press(ONE, CLAPS, 0, 3);
    database.press(ONE, CLAPS, 7, 1);
    var seat = seat(ONE, "a", new Mailbox(null));
    assertThat(seat.mine(CLAPS, 0)).isEmpty();
    seats.take(seat);
    assertThat(seat.mine(CLAPS, 0)).contains(3L);
    assertThat(seat.mine(CLAPS, 7)).contains(1L);
    assertThat(seat.mine(CLAPS, 8)).contains(0L);
    assertThat(seat.mine(LIKES, 0)).contains(0L);
  }

  @Test
  void askOnceForAll_whoeverSitsThere() {
    var one = seat(ONE, "a", new Mailbox(null));
    var again = seat(ONE, "a", new Mailbox(null));
    var other = seat(OTHER, "b", new Mailbox(null));
    List.of(one, again, other).forEach(seats::take);
    database.asked.clear();
    database.press(ONE, CLAPS, 0, 5);
    database.press(OTHER, LIKES, 0, 6);
    seats.round();
    assertThat(database.asked).containsExactly(4);
    assertThat(one.mine(CLAPS, 0)).contains(5L);
    assertThat(again.mine(CLAPS, 0)).contains(5L);
    assertThat(other.mine(CLAPS, 0)).contains(0L);
    assertThat(other.mine(LIKES, 0)).contains(6L);
    List.of(one, again, other).forEach(seats::leave);
    seats.round();
    assertThat(database.asked).as("nobody is there").hasSize(1);
  }

  @Test
  void keepWhatTheyKnow_whileTheDatabaseIsAway() {
    database.press(ONE, CLAPS, 0, 3);
    var seat = seat(ONE, "a", new Mailbox(null));
    seats.take(seat);
    database.away = true;
    seats.round();
    assertThat(seat.mine(CLAPS, 0)).contains(3L);
  }

  @Test
  void endTheStreams_ofSessionsThatHaveEnded() {
    var gone = new Mailbox(null);
    var going = new Mailbox(null);
    seats.take(seat(ONE, "a", gone));
    seats.take(seat(ONE, "b", going));
    ended.add("a");
    seats.round();
    assertThat(gone.isOpen()).isFalse();
    assertThat(going.isOpen()).isTrue();
  }
}
