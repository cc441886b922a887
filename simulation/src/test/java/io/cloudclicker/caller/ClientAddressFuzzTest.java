package io.cloudclicker.caller;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.refusesAtMost;

import io.cloudclicker.testing.Fuzz;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// A balancer's header brings the address, so it may be anything.
class ClientAddressFuzzTest {

  private static final String[] ADDRESSES = {
    "127.0.0.1", "0x7f.1", "fe80::1%eth0", "::ffff:10.0.0.1", "2001:db8::1", "[::1]", "unknown", ""
  };

  @Property(tries = TRIES)
  void isSomething(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var address = fuzz.text(ADDRESSES);
      refusesAtMost(address, () -> ClientAddress.of(address));
    }
  }
}
