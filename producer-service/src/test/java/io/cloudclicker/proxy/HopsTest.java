package io.cloudclicker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Network;
import io.cloudclicker.proxy.ProxyProperties.Header;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A balancer at 10.0.0.9 tells, behind a proxy at 10.0.0.5; everybody else only claims.
class HopsTest {

  private static final ProxyProperties LIST = trusting(Header.X_FORWARDED_FOR);
  private static final ProxyProperties FORWARDED = trusting(Header.FORWARDED);

  private static ProxyProperties trusting(Header header) {
    return new ProxyProperties(
        List.of(Network.of("10.0.0.0/24"), Network.of("2001:db8:ffff::/48")), header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7                          | 203.0.113.7",
        "203.0.113.7, 10.0.0.5                | 203.0.113.7",
        "127.0.0.1, 203.0.113.7               | 203.0.113.7",
        "10.0.0.1, 203.0.113.7                | 203.0.113.7",
        "10.0.0.1, 203.0.113.7, 10.0.0.5      | 203.0.113.7",
        "1.1.1.1,2.2.2.2,203.0.113.7,10.0.0.5 | 203.0.113.7",
        "203.0.113.7:61234                    | 203.0.113.7",
        "[2001:db8::1]:443                    | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]                        | 2001:db8:0:0:0:0:0:1",
        "2001:DB8::1                          | 2001:db8:0:0:0:0:0:1",
        "2001:db8::1%eth0                     | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1%25eth0]:80              | 2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.7                   | 203.0.113.7",
        "203.0.113.7, ::ffff:10.0.0.5         | 203.0.113.7",
        "2001:db8::1, 2001:db8:ffff::5        | 2001:db8:0:0:0:0:0:1",
        "10.0.0.77                            | 10.0.0.77",
        "203.0.113.7, unknown                 | unknown",
        "203.0.113.7,                         | unknown",
        "203.0.113.7, unknown, 10.0.0.5       | unknown",
        "garbage, 203.0.113.7, 10.0.0.5       | 203.0.113.7",
        "localhost                            | unknown",
        "203.0.113.7.example.com              | unknown",
        "'203.0.113.7 10.0.0.5'               | unknown",
        "999.1.1.1                            | unknown",
        "203.0.7                              | unknown",
        "'\"203.0.113.7\"'                    | unknown",
        "''                                   | unknown",
      })
  void believesTheEndOfTheListAlone(String header, String client) {
    assertThat(client(LIST, "10.0.0.9", header)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7                                      | 203.0.113.7",
        "For=\"203.0.113.7:80\";proto=https;by=10.0.0.9       | 203.0.113.7",
        "proto=https; for=203.0.113.7                         | 203.0.113.7",
        "for=\"[2001:db8::1]:4711\"                           | 2001:db8:0:0:0:0:0:1",
        "for=127.0.0.1, for=203.0.113.7, for=10.0.0.5         | 203.0.113.7",
        "for=203.0.113.7;host=\"a,for=1.1.1.1\", for=10.0.0.5 | 203.0.113.7",
        "for=203.0.113.7, for=_hidden                         | unknown",
        "for=203.0.113.7, for=unknown                         | unknown",
        "for=203.0.113.7, proto=https                         | unknown",
        "forx=203.0.113.7                                     | unknown",
        "by=203.0.113.7                                       | unknown",
        "203.0.113.7                                          | unknown",
        "for=\"203.0.113.7                                    | unknown",
        "for=\"127.0.0.1, for=203.0.113.7                     | unknown",
      })
  void readsTheStandardsHeader(String header, String client) {
    assertThat(client(FORWARDED, "10.0.0.9", header)).isEqualTo(client);
  }

  @Test
  void takesAHeaderThatIsThereTwiceForOne() {
    assertThat(client(LIST, "10.0.0.9", "127.0.0.1", "203.0.113.7", "10.0.0.5"))
        .isEqualTo("203.0.113.7");
    assertThat(client(LIST, "10.0.0.9", "203.0.113.7", "127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void believesNobodyElse() {
    assertThat(client(LIST, "203.0.113.9", "127.0.0.1")).isEqualTo("203.0.113.9");
    assertThat(client(LIST, "10.0.1.1", "127.0.0.1")).isEqualTo("10.0.1.1");
    assertThat(client(LIST, "127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
    assertThat(client(FORWARDED, "203.0.113.9", "for=127.0.0.1")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\"", "for=\"", ";for=", "a, ", ":", "%", "[", "1.1.1.1,,"})
  void knowsNobody_forLongNonsense(String piece) {
    var nonsense = piece.repeat(8_000 / piece.length());
    assertThat(client(LIST, "10.0.0.9", nonsense)).isEqualTo("unknown");
    assertThat(client(FORWARDED, "10.0.0.9", nonsense)).isEqualTo("unknown");
  }

  private static String client(ProxyProperties proxies, String peer, String... values) {
    var hops = proxies.header().hops(List.of(values));
    return Hops.client(peer, hops, proxies::isTrusted);
  }
}
