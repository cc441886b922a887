package io.cloudclicker.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,             192.0.2.7",
    "2001:db8:1:2:3:4:5:6,  20010db800010002/64",
    "2001:db8:1:2:ffff::,   20010db800010002/64",
    "2001:db8:1:3::,        20010db800010003/64",
    "0:0:0:0:0:0:0:1,       0000000000000000/64",
    "::ffff:192.0.2.7,      192.0.2.7",
    "unknown,               unknown",
  })
  void isOneForWhatOneClientHas(String address, String counted) {
    assertThat(ClientAddress.of(address)).isEqualTo(counted);
  }
}
