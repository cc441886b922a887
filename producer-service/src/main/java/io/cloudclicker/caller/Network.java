package io.cloudclicker.caller;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address alone.
///
/// @param bits how many of the address's first bits all of the block have in common
public record Network(InetAddress address, int bits) {

  /// Four numbers, or something with colons; `10/8` would be the block of 0.0.0.10.
  private static final Pattern FORM =
      Pattern.compile(
          "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

  /// What is written in the configuration.
  public static Network of(String text) {
    var parts = FORM.matcher(text);
    var address = parts.matches() ? literal(parts.group(1)) : Optional.<InetAddress>empty();
    int length = address.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
    int bits = length == 0 || parts.group(2) == null ? length : Integer.parseInt(parts.group(2));
    if (address.isEmpty() || bits > length) {
      throw new IllegalArgumentException(
          "has to be a block of addresses, such as 10.0.0.0/8 or 2001:db8::/32");
    }
    return new Network(address.get(), bits);
  }

  /// Whether the address is in one of them; false also for what is no address.
  public static boolean contain(List<Network> networks, String address) {
    return literal(address)
        .filter(it -> networks.stream().anyMatch(network -> network.contains(it)))
        .isPresent();
  }

  private boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (bit(mine, bit) != bit(theirs, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int bit(byte[] bytes, int bit) {
    return bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
  }

  /// An IPv4 address written as one of IPv6 is an IPv4 address.
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + bits;
  }
}
