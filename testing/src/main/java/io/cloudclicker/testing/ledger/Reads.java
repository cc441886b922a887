package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads a counter of one service over and over, as one client would, and keeps what it was told,
/// to be held against the log afterwards.
public final class Reads implements AutoCloseable {

  /// What a read was told.
  ///
  /// @param pressedBefore presses that were begun when it ended
  public record Read(long count, long epoch, Applied applied, long pressedBefore) {}

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI service;
  private final CounterName counter;
  private final Ledger ledger;
  private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final AtomicInteger unanswered = new AtomicInteger();

  /// @param pause between two reads
  public Reads(URI service, CounterName counter, Ledger ledger, Duration pause) {
    this.service = service.resolve("/api/counters/" + counter);
    this.counter = counter;
    this.ledger = ledger;
    this.thread = Thread.ofVirtual().name("reads").start(() -> run(pause));
  }

  public List<Read> all() {
    return List.copyOf(reads);
  }

  /// How many reads got no 200.
  public int unanswered() {
    return unanswered.get();
  }

  /// Everything that a read broke, in words; empty where all obeyed: a reader never goes backwards,
  /// never sees more than was pressed, and sees exactly the clicks that `applied` includes.
  public List<String> broken(LogAudit audit) {
    var id = CounterId.of(counter);
    var broken = new ArrayList<String>();
    Read before = null;
    for (var read : reads) {
      if (before != null && isBehind(read, before)) {
        broken.add(read + " after " + before);
      }
      if (read.count() > read.pressedBefore()) {
        broken.add(read + " is more than was pressed");
      }
      long exact = audit.total(id, read.epoch(), read.applied());
      if (read.count() != exact) {
        broken.add(read + " but the log has " + exact);
      }
      before = read;
    }
    return broken;
  }

  private static boolean isBehind(Read read, Read before) {
    return read.epoch() < before.epoch()
        || (read.epoch() == before.epoch() && read.count() < before.count())
        || !read.applied().includes(before.applied());
  }

  private void run(Duration pause) {
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(service).timeout(LIMIT).build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        reads.add(parse(response.body()));
      } else {
        unanswered.incrementAndGet();
      }
    } catch (IOException e) {
      unanswered.incrementAndGet();
    }
  }

  private Read parse(String body) {
    var members = new Members(body);
    var applied = Applied.parse(members.text("applied")).orElseThrow();
    return new Read(
        members.number("count"), members.number("epoch"), applied, ledger.pressed(counter));
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join();
  }
}
