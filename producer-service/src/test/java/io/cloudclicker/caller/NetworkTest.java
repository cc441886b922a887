package io.cloudclicker.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,     10.255.0.1,            true",
    "10.0.0.0/8,     11.0.0.1,              false",
    "10.0.0.0/8,     ::ffff:10.1.2.3,       true",
    "10.0.0.0/8,     ::a00:1,               false",
    "192.0.2.128/25, 192.0.2.128,           true",
    "192.0.2.128/25, 192.0.2.127,           false",
    "192.0.2.7,      192.0.2.7,             true",
    "192.0.2.7,      192.0.2.6,             false",
    "0.0.0.0/0,      203.0.113.9,           true",
    "0.0.0.0/0,      2001:db8::1,           false",
    "2001:db8::/32,  2001:db8:ffff::1,      true",
    "2001:db8::/32,  2001:db9::1,           false",
    "::1/128,        0:0:0:0:0:0:0:1,       true",
    "::1,            ::2,                   false",
    "10.0.0.0/8,     unknown,               false",
    "10.0.0.0/8,     10.0.0.1.example.com,  false",
    "10.0.0.0/8,     '',                    false",
  })
  void hasWhatBeginsAsItDoes(String network, String address, boolean isIn) {
    assertThat(Network.contain(List.of(Network.of(network)), address)).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/",
        "/8",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10/8",
        "10.0/8",
        "10.0.0.256/8",
        "fe80::1%eth0/64",
        "10.0.0.0 /8",
        "*"
      })
  void isRefused_whereItIsNone(String text) {
    assertThatThrownBy(() -> Network.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 10.0.0.0/8");
  }
}
