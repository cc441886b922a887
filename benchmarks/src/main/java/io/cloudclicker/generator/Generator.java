package io.cloudclicker.generator;

import io.cloudclicker.generator.AnswerReader.NoAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One run of a load, on the calling thread alone: a selector, keep-alive connections, requests
/// that are bytes already, answers of which only the status is read. A connection carries one
/// request at a time and is never replaced: one that breaks is an error.
///
/// The selector sleeps whole milliseconds, so an open loop sends up to one millisecond late, which
/// is part of the latency it tells, for the measured and the baseline alike.
public final class Generator {

  private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
  private static final long LONGEST_LATENCY = Duration.ofMinutes(2).toNanos();
  private static final int DIGITS = 3;
  private static final long LONGEST_PAUSE = 100;
  private static final int BUFFER = 64 * 1024;

  /// One connection, and what it waits for.
  private static final class Line {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable ByteBuffer unsent;
    private long due;

    Line(SocketChannel channel, SelectionKey key) {
      this.channel = channel;
      this.key = key;
    }
  }

  private final Requests requests;
  private final Load load;
  private final Map<Integer, Histogram> statuses = new TreeMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Deque<Line> free = new ArrayDeque<>();
  private final @Nullable Schedule schedule;
  private final long begun;
  private final long end;
  private long sent;
  private long broken;
  private long lateNanos;
  private long lastAnswer;
  private int waiting;

  private Generator(Requests requests, Load load) {
    this.requests = requests;
    this.load = load;
    begun = System.nanoTime();
    end = begun + load.takes().toNanos();
    lastAnswer = begun;
    schedule =
        load instanceof Load.Open open ? new Schedule(begun, open.perSecond(), open.takes()) : null;
  }

  /// Connects, sends for as long as the load says, and waits for what is unanswered then.
  public static Outcome run(Requests requests, Load load) throws IOException {
    try (var selector = Selector.open()) {
      var lines = connect(requests, load.connections(), selector);
      try {
        return new Generator(requests, load).run(selector, lines);
      } finally {
        for (var line : lines) {
          line.channel.close();
        }
      }
    }
  }

  private static List<Line> connect(Requests requests, int count, Selector selector)
      throws IOException {
    var address = new InetSocketAddress(requests.uri().getHost(), requests.uri().getPort());
    var lines = new ArrayList<Line>(count);
    for (int number = 0; number < count; number++) {
      var channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var key = channel.register(selector, SelectionKey.OP_READ);
      var line = new Line(channel, key);
      key.attach(line);
      lines.add(line);
    }
    return lines;
  }

  private Outcome run(Selector selector, List<Line> lines) throws IOException {
    long cpu = cpu();
    free.addAll(lines);
    while (isGoingOn()) {
      send();
      if (selector.select(this::answered, pauseMillis()) == 0 && free.isEmpty() && waiting == 0) {
        break; // every connection broke
      }
    }
    return outcome(Duration.ofNanos(cpu() - cpu));
  }

  private boolean isGoingOn() {
    long now = System.nanoTime();
    if (now - end < 0) {
      return true;
    }
    boolean unsent = schedule != null && !schedule.isOver();
    return (unsent || waiting > 0) && now - end < LAST_ANSWER.toNanos();
  }

  private void send() {
    if (schedule == null) {
      while (!free.isEmpty() && System.nanoTime() - end < 0) {
        send(free.poll(), System.nanoTime());
      }
    } else {
      while (!free.isEmpty() && schedule.isDue(System.nanoTime())) {
        long due = schedule.take();
        lateNanos = Math.max(lateNanos, System.nanoTime() - due);
        send(free.poll(), due);
      }
    }
  }

  private long pauseMillis() {
    if (schedule == null || schedule.isOver() || free.isEmpty()) {
      return LONGEST_PAUSE; // nothing is sent before an answer comes
    }
    return Math.max(1, (schedule.nextDue() - System.nanoTime()) / 1_000_000);
  }

  private void send(Line line, long due) {
    line.due = due;
    line.unsent = ByteBuffer.wrap(requests.bytes());
    sent++;
    waiting++;
    write(line);
  }

  private void write(Line line) {
    var unsent = line.unsent;
    if (unsent == null) {
      return;
    }
    try {
      line.channel.write(unsent);
      boolean whole = !unsent.hasRemaining();
      line.unsent = whole ? null : unsent;
      int wanted = whole ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
      if (line.key.interestOps() != wanted) {
        line.key.interestOps(wanted);
      }
    } catch (IOException e) {
      breaks(line);
    }
  }

  private void answered(SelectionKey key) {
    var line = (Line) key.attachment();
    if (key.isWritable()) {
      write(line);
    }
    if (key.isValid() && key.isReadable()) {
      read(line);
    }
  }

  private void read(Line line) {
    try {
      buffer.clear();
      if (line.channel.read(buffer) < 0) {
        throw new EOFException();
      }
      buffer.flip();
      if (line.reader.take(buffer)) {
        note(line);
        if (line.reader.closes()) {
          throw new EOFException();
        }
        free.add(line);
      }
    } catch (IOException | NoAnswer e) {
      breaks(line);
    }
  }

  private void note(Line line) {
    lastAnswer = System.nanoTime();
    waiting--;
    long latency = Math.min(LONGEST_LATENCY, lastAnswer - line.due);
    line.due = 0;
    statuses
        .computeIfAbsent(line.reader.status(), _ -> new Histogram(LONGEST_LATENCY, DIGITS))
        .recordValue(latency);
  }

  /// Its request, if it had one, will have no answer.
  private void breaks(Line line) {
    line.key.cancel();
    broken++;
    free.remove(line);
    if (line.due != 0) {
      waiting--;
    }
  }

  private Outcome outcome(Duration cpu) {
    long due = schedule == null ? sent : Math.max(sent, planned());
    return new Outcome(
        Duration.ofNanos(lastAnswer - begun),
        sent,
        due,
        statuses,
        broken,
        waiting,
        Duration.ofNanos(lateNanos),
        cpu);
  }

  /// How many requests the schedule holds, taken or not.
  private long planned() {
    return load instanceof Load.Open open
        ? (long) Math.floor(open.perSecond() * open.takes().toNanos() / 1e9)
        : 0;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
