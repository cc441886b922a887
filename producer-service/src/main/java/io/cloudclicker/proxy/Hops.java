package io.cloudclicker.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The way of a call, as the proxies on it wrote it down: each adds whom it heard it from, at the
/// end. So only the end is to be believed, as far as those go who are.
final class Hops {

  /// Whoever came by a proxy that tells no address. It is nobody's, so it can't be taken for the
  /// proxy's own calls.
  static final String UNKNOWN = "unknown";

  private static final String FOR = "for=";

  /// An address alone, in brackets, with a port, with a zone.
  private static final Pattern NODE =
      Pattern.compile(
          "\\[([0-9a-fA-F:.]+)(?:%[^]]*)?](?::[0-9]+)?"
              + "|((?:[0-9]{1,3}\\.){3}[0-9]{1,3})(?::[0-9]+)?"
              + "|([0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:%\\S*)?");

  private Hops() {}

  /// @param values of `X-Forwarded-For`, one for each time that it is there
  static List<String> ofList(List<String> values) {
    return values.stream().flatMap(value -> Stream.of(value.split(",", -1))).toList();
  }

  /// @param values of `Forwarded`
  static List<String> ofForwarded(List<String> values) {
    return values.stream().flatMap(value -> split(value, ',').stream()).map(Hops::node).toList();
  }

  /// Goes back from the peer for as long as there are proxies to believe.
  static String client(String peer, List<String> hops, Predicate<String> isTrusted) {
    var client = peer;
    for (var hop : new ArrayList<>(hops).reversed()) {
      if (!isTrusted.test(client)) {
        return client;
      }
      var told = address(hop.strip());
      if (told.isEmpty()) {
        return UNKNOWN;
      }
      client = told.get();
    }
    return client;
  }

  /// Of an element such as `for="[2001:db8::1]:80";proto=https`.
  private static String node(String element) {
    return split(element, ';').stream()
        .map(String::strip)
        .filter(pair -> pair.regionMatches(true, 0, FOR, 0, FOR.length()))
        .map(pair -> unquoted(pair.substring(FOR.length())))
        .findFirst()
        .orElse("");
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// What is between quotes does not separate.
  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        quoted = !quoted;
      } else if (text.charAt(at) == separator && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /// In one form, however it is written.
  private static Optional<String> address(String node) {
    var parts = NODE.matcher(node);
    try {
      return parts.matches()
          ? Optional.of(InetAddress.ofLiteral(literal(parts)).getHostAddress())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String literal(Matcher parts) {
    for (int group = 1; group < parts.groupCount(); group++) {
      var text = parts.group(group);
      if (text != null) {
        return text;
      }
    }
    return parts.group(parts.groupCount());
  }
}
