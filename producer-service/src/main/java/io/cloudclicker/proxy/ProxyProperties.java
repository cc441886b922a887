package io.cloudclicker.proxy;

import io.cloudclicker.caller.Network;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is believed when it tells on whose behalf it calls.
///
/// @param trusted only these; whoever else sends the header is taken for the client itself
/// @param header the one header that they write; another one may come from the client untouched
@ConfigurationProperties("clicker.proxies")
record ProxyProperties(
    @DefaultValue({"127.0.0.0/8", "::1/128"}) List<Network> trusted,
    @DefaultValue("x-forwarded-for") Header header) {

  enum Header {
    X_FORWARDED_FOR("X-Forwarded-For"),
    /// Of RFC 7239.
    FORWARDED("Forwarded");

    private final String field;

    Header(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }

    /// The addresses that are told, in the order of the header.
    List<String> hops(List<String> values) {
      return switch (this) {
        case X_FORWARDED_FOR -> Hops.ofList(values);
        case FORWARDED -> Hops.ofForwarded(values);
      };
    }
  }

  ProxyProperties {
    trusted = List.copyOf(trusted);
  }

  boolean isTrusted(String address) {
    return Network.contain(trusted, address);
  }
}
