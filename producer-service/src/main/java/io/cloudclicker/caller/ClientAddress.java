package io.cloudclicker.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// What counts as one address: of IPv6 the network of 64 bits, since one client has all of it.
public final class ClientAddress {

  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /// @param address as the connection, or the balancer, tells it
  public static String of(String address) {
    try {
      var literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address six ? network(six) : literal.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static String network(Inet6Address address) {
    var bytes = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
    return HexFormat.of().formatHex(bytes) + "/64";
  }
}
