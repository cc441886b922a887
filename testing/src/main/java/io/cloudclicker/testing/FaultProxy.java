package io.cloudclicker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A TCP proxy that misbehaves when told to: slow, silent in one or both directions, refusing, or
/// cutting connections. What it holds back it delivers when mended, as TCP does. Safe for any
/// thread.
public final class FaultProxy implements AutoCloseable {

  /// A way through the proxy.
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  private static final int CHUNK = 16 * 1024;
  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration LOOK = Duration.ofMillis(5);

  private final String host;
  private final int port;
  private final ServerSocket server;
  private final CommitFaults commits = new CommitFaults();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Set<Direction> held = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile boolean refusing;

  public FaultProxy(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("proxy to " + port).start(this::accept);
  }

  /// Where clients connect to, on the loopback address.
  public int port() {
    return server.getLocalPort();
  }

  /// From now on everything arrives later.
  public void delay(Duration later) {
    delay = later;
  }

  /// From now on no direction of a connection carries more.
  public void limit(long mostBytesPerSecond) {
    bytesPerSecond = mostBytesPerSecond;
  }

  /// From now on nothing arrives that goes this way; connections stay.
  public void hold(Direction... ways) {
    held.addAll(Set.of(ways));
  }

  /// Ends every connection with a reset, and every new one.
  public void refuse() {
    refusing = true;
    reset();
  }

  /// Ends every present connection with a reset.
  public void reset() {
    links.forEach(Link::reset);
  }

  /// The server's side of every present connection ends, and the client is not told.
  public void leaveHalfOpen() {
    links.forEach(Link::leaveHalfOpen);
  }

  /// What happens to the next commits of MySQL sessions.
  public CommitFaults commits() {
    return commits;
  }

  /// Everything works again; connections that are held go on.
  public void mend() {
    refusing = false;
    delay = Duration.ZERO;
    bytesPerSecond = Long.MAX_VALUE;
    held.clear();
    commits.disarm();
  }

  @Override
  public void close() {
    closeQuietly(server);
    reset();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        begin(server.accept());
      } catch (IOException e) {
        // closed, or the client went away before it was served
      }
    }
  }

  private void begin(Socket client) throws IOException {
    var upstream = new Socket();
    var link = new Link(client, upstream);
    if (refusing) {
      link.reset();
      return;
    }
    links.add(link);
    Thread.ofVirtual().start(link::connect);
  }

  private final class Link {
    private final Socket client;
    private final Socket upstream;
    private volatile boolean halfOpen;

    Link(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void connect() {
      try {
        upstream.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> carry(upstream, client, Direction.TO_CLIENT));
        carry(client, upstream, Direction.TO_SERVER);
      } catch (IOException e) {
        reset();
      }
    }

    private void carry(Socket from, Socket to, Direction way) {
      var chunk = new byte[CHUNK];
      try {
        for (int read = from.getInputStream().read(chunk);
            read >= 0;
            read = from.getInputStream().read(chunk)) {
          pass(chunk, read, to, way);
        }
      } catch (IOException e) {
        // one side is gone, and so is the link
      }
      end();
    }

    private void pass(byte[] chunk, int length, Socket to, Direction way) throws IOException {
      long due = System.nanoTime() + delay.toNanos() + nanosFor(length);
      while (!to.isClosed() && (held.contains(way) || System.nanoTime() < due)) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
      var fault = way == Direction.TO_SERVER ? commits.next(chunk, length) : null;
      if (fault != null) {
        loseTheAnswer(fault);
      }
      to.getOutputStream().write(chunk, 0, length);
      to.getOutputStream().flush();
      if (fault != null) {
        // Long enough for the server to commit; its answer meets a closed socket.
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        halfOpen = false;
      }
    }

    /// The client loses the connection now; the commit reaches the server, at once or later.
    private void loseTheAnswer(CommitFaults.Fault fault) {
      halfOpen = true;
      reset(client);
      long due = System.nanoTime() + fault.late().toNanos();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }

    private long nanosFor(int length) {
      return bytesPerSecond == Long.MAX_VALUE ? 0 : length * 1_000_000_000L / bytesPerSecond;
    }

    void leaveHalfOpen() {
      halfOpen = true;
      reset(upstream);
    }

    void reset() {
      reset(client);
      reset(upstream);
      links.remove(this);
    }

    private void end() {
      if (!halfOpen) {
        reset();
      }
    }

    private void reset(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // closed already
      }
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // there is nothing left to close
    }
  }
}
