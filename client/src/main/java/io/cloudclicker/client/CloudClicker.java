package io.cloudclicker.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One service: its totals, also as they move, and one's own presses on their way there.
///
///     try (var clicker = CloudClicker.at("http://localhost:8080").keptIn(Path.of("presses")).open()) {
///       var press = clicker.press("applause");
///       System.out.println(press.ending().join());
///     }
///
/// A press returns at once. It is sent as soon as the service takes it, together with others that
/// wait; it is sent again with the same key where an answer was lost, or the service had no room;
/// and where it is too old for that, its fate is asked for first. So it counts once.
///
/// Make one client, share it, close it. It is safe for any thread; its own threads are virtual ones,
/// and don't keep a program from ending.
public final class CloudClicker implements AutoCloseable {

  /// The longest that a read waits.
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /// The most counters that one stream follows.
  public static final int MOST_FOLLOWED = 100;

  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");

  private final SecureRandom random = new SecureRandom();
  private final Http http;
  private final ServiceClock clock;
  private final Totals totals;
  private final Sender sender;
  private final Set<Following> followings = ConcurrentHashMap.newKeySet();

  private CloudClicker(Builder builder) {
    var journal = builder.folder == null ? new NoJournal() : FileJournal.open(builder.folder);
    this.http = new Http(builder.base, builder.token);
    this.clock = new ServiceClock(InstantSource.system());
    this.totals = new Totals(http, clock);
    this.sender = new Sender(http, totals, clock, journal, random, builder.most).start();
  }

  /// The service at an address, whose client is yet to be opened.
  ///
  /// @param base the address of the service, such as `https://count.example.org`
  /// @return what the client can be told before it opens
  /// @throws IllegalArgumentException where it is no address of HTTP
  public static Builder at(String base) {
    return at(URI.create(base));
  }

  /// The service at an address, whose client is yet to be opened.
  ///
  /// @param base the address of the service, such as `https://count.example.org`
  /// @return what the client can be told before it opens
  /// @throws IllegalArgumentException where it is no address of HTTP
  public static Builder at(URI base) {
    var scheme = base.getScheme();
    boolean isHttp = "http".equals(scheme) || "https".equals(scheme);
    if (!isHttp || base.getHost() == null || base.getQuery() != null) {
      throw new IllegalArgumentException(
          "the service's address is like https://count.example.org, not " + base);
    }
    return new Builder(base);
  }

  /// Presses a counter, whose latest value becomes the present second, in Unix time. Returns at
  /// once; what becomes of it is told by [Press#ending()].
  ///
  /// @param counter its name: 1 to 64 of `a-z 0-9 . _ -`
  /// @return the press on its way
  /// @throws IllegalArgumentException where no counter is called so
  /// @throws QueueFull where too many presses wait already
  /// @throws java.io.UncheckedIOException where the folder can't be written; nothing was pressed
  /// @throws IllegalStateException where the client is closed
  public Press press(String counter) {
    return press(counter, clock.now().getEpochSecond());
  }

  /// The same with a value of one's own, which becomes the counter's latest; it counts as one click
  /// all the same.
  ///
  /// @param counter its name: 1 to 64 of `a-z 0-9 . _ -`
  /// @param value any
  /// @return the press on its way
  /// @throws IllegalArgumentException where no counter is called so
  /// @throws QueueFull where too many presses wait already
  /// @throws java.io.UncheckedIOException where the folder can't be written; nothing was pressed
  /// @throws IllegalStateException where the client is closed
  public Press press(String counter, long value) {
    return sender.press(named(counter), value);
  }

  /// The presses that are on their way, in the order they were pressed; with a folder also those of
  /// an earlier client.
  ///
  /// @return a copy
  public List<Press> waiting() {
    return sender.waiting();
  }

  /// Why presses wait: the service has no room, can't be reached, or doesn't take the token.
  ///
  /// @return empty while they don't have to
  public Optional<Problem> held() {
    return sender.held();
  }

  /// Waits until it is known of all presses what became of them.
  ///
  /// @param limit how long at most
  /// @return whether it is
  /// @throws InterruptedException where the thread is
  public boolean awaitNoneWaiting(Duration limit) throws InterruptedException {
    return sender.awaitNone(limit);
  }

  /// Reads a total, within 10 s. A problem of the status 404 means that there is no such counter.
  ///
  /// @param counter its name
  /// @return the total, or why it isn't known
  /// @throws IllegalArgumentException where no counter is called so
  public Answer<Total> total(String counter) {
    return totals.read(named(counter)).answer();
  }

  /// Reads a total once it includes presses, or after the wait, as [Total#isIncluded()] tells.
  ///
  /// @param counter its name
  /// @param after receipts of presses, or what another total says to have [Total#applied()]
  /// @param wait how long at most, up to [#LONGEST_WAIT]
  /// @return the total, or why it isn't known; a problem of the status 410 means that a receipt is
  ///   of a log that is gone
  /// @throws IllegalArgumentException where no counter is called so, or the wait is too long
  public Answer<Total> total(String counter, Collection<String> after, Duration wait) {
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("wait is 0 to 5 s, not " + wait);
    }
    return totals.including(named(counter), after, wait);
  }

  /// What became of a key, decided from the log alone.
  ///
  /// @param key of a press
  /// @return its fate, or why it isn't known
  public Answer<Fate> fate(UUID key) {
    var reply = http.get("/count/clicks/" + key);
    return reply
        .body(200)
        .flatMap(Fate::read)
        .<Answer<Fate>>map(Answer.Told::new)
        .orElseGet(() -> new Answer.NotTold<>(reply.problem()));
  }

  /// Follows totals as they move, over one connection, until it is closed; closing the client
  /// closes it as well.
  ///
  /// @param counters their names, 1 to [#MOST_FOLLOWED]
  /// @param listener hears of them, and of the way to the service
  /// @return closes it
  /// @throws IllegalArgumentException where there are too few or too many, or no counter is called
  ///   so
  /// @throws IllegalStateException where the client is closed
  public Following follow(Collection<String> counters, TotalListener listener) {
    var names = new LinkedHashSet<>(counters);
    if (names.isEmpty() || names.size() > MOST_FOLLOWED) {
      throw new IllegalArgumentException(
          "1 to %d counters are followed at once, not %d".formatted(MOST_FOLLOWED, names.size()));
    }
    names.forEach(CloudClicker::named);
    if (sender.isClosed()) {
      throw new IllegalStateException("the client is closed");
    }
    var following = new Following(http, names, listener, random, followings::remove);
    followings.add(following);
    return following.start();
  }

  private static String named(String counter) {
    if (!NAME.matcher(counter).matches()) {
      throw new IllegalArgumentException(
          "a counter's name has 1 to 64 of a-z 0-9 . _ -, unlike " + counter);
    }
    return counter;
  }

  /// Sends nothing more. Waits for the answer to a call that is under way, up to 10 s. Presses that
  /// wait end as [Ending.Left]; to have none left, call [#awaitNoneWaiting(Duration)] before.
  @Override
  public void close() {
    followings.forEach(Following::close);
    sender.close();
    http.close();
  }

  /// What the client can be told before it opens.
  public static final class Builder {

    private static final int MOST_WAITING = 10_000;

    private final URI base;
    private Supplier<String> token = () -> "";
    private @Nullable Path folder;
    private int most = MOST_WAITING;

    private Builder(URI base) {
      this.base = base;
    }

    /// As whom to call: an API token, for instance of the scope `press:NAME`.
    ///
    /// @param secret the token
    /// @return this
    public Builder token(String secret) {
      return token(() -> secret);
    }

    /// The same where the token changes. While it is not good, presses wait.
    ///
    /// @param secret asked before each call, by any thread; blank for nobody's
    /// @return this
    public Builder token(Supplier<String> secret) {
      token = Objects.requireNonNull(secret);
      return this;
    }

    /// Keeps presses in a folder, so that they outlive the process. It is made where it is missing.
    /// A press is in it before [CloudClicker#press(String)] returns and survives the process from
    /// then on; a key is there before it is sent, and survives a power cut. One client at a time
    /// uses a folder, and one folder is for one service.
    ///
    /// @param directory where; unless told, presses live as long as the client
    /// @return this
    public Builder keptIn(Path directory) {
      folder = Objects.requireNonNull(directory);
      return this;
    }

    /// How many presses may wait.
    ///
    /// @param presses at least 1; 10,000 unless told. With a folder those that are there already
    ///   may be more
    /// @return this
    /// @throws IllegalArgumentException where it is less
    public Builder mostWaiting(int presses) {
      if (presses < 1) {
        throw new IllegalArgumentException("at least 1 press has to have room, not " + presses);
      }
      most = presses;
      return this;
    }

    /// Opens the client, which begins to send what an earlier one left.
    ///
    /// @return the client, to be closed
    /// @throws QueueUnusable where the folder is in use, can't be written, or can't be read
    public CloudClicker open() {
      return new CloudClicker(this);
    }
  }
}
