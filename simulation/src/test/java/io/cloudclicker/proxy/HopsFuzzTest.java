package io.cloudclicker.proxy;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Network;
import io.cloudclicker.proxy.ProxyProperties.Header;
import io.cloudclicker.testing.Fuzz;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever a client writes in front of what its proxy adds: it changes nothing.
class HopsFuzzTest {

  private static final String PROXY = "10.0.0.9";
  private static final ProxyProperties PROXIES =
      new ProxyProperties(List.of(Network.of("10.0.0.0/24")), Header.X_FORWARDED_FOR);

  private static final String[] BEGINNINGS = {
    "127.0.0.1",
    "10.0.0.1",
    "1.1.1.1, 10.0.0.5",
    "for=1.1.1.1",
    "\"",
    "[::1]:80",
    "unknown",
    ",",
    ""
  };

  @Property(tries = TRIES)
  void theClientIsTheOneWhomTheProxyTells(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var claimed = fuzz.text(BEGINNINGS);
      assertThat(client(Header.X_FORWARDED_FOR, claimed + ", 203.0.113.7, 10.0.0.5"))
          .as("%s", claimed)
          .isEqualTo("203.0.113.7");
      assertThat(client(Header.FORWARDED, claimed))
          .as("%s", claimed)
          .matches("unknown|[0-9a-f.:]+");
    }
  }

  private static String client(Header header, String value) {
    return Hops.client(PROXY, header.hops(List.of(value)), PROXIES::isTrusted);
  }
}
