package io.cloudclicker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports of this machine's loopback address.
public final class LocalPort {
  private LocalPort() {}

  /// A port that nobody listened on a moment ago.
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The port as wanted, or a free one for 0.
  static int choose(String server, int wanted) {
    if (wanted == 0) {
      return free();
    }
    try (ServerSocket _ = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return wanted;
    } catch (IOException e) {
      throw (PortTaken) new PortTaken(server, wanted).initCause(e);
    }
  }
}
