package io.cloudclicker.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.account.Visitor;
import io.cloudclicker.producer.RunningProducer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The address that a call counts under, in the whole service, as the trail tells it.
class ForwardedIT {

  private static final String LIST = "X-Forwarded-For";
  private static final String STANDARD = "Forwarded";

  @Test
  void isToldByTheProxyOfThisMachine_byTheEndOfItsList() {
    try (var producer = RunningProducer.ready(1)) {
      assertThat(address(producer, LIST, "203.0.113.7")).isEqualTo("203.0.113.7");
      assertThat(address(producer, LIST, "127.0.0.1, 203.0.113.7")).isEqualTo("203.0.113.7");
      assertThat(address(producer, LIST, "10.0.0.1, 203.0.113.7, 127.0.0.1"))
          .isEqualTo("203.0.113.7");
      assertThat(address(producer, LIST, "1.1.1.1", LIST, "203.0.113.7")).isEqualTo("203.0.113.7");
      assertThat(address(producer, LIST, "[2001:db8:1:2::3]:443")).isEqualTo("20010db800010002/64");
      assertThat(address(producer, LIST, "10.0.0.1")).isEqualTo("10.0.0.1");
      assertThat(address(producer, STANDARD, "for=1.1.1.1")).isEqualTo("127.0.0.1");
      assertThat(address(producer, "X-Real-IP", "1.1.1.1", "True-Client-IP", "1.1.1.1"))
          .isEqualTo("127.0.0.1");
    }
  }

  @Test
  void isToldByTheStandardsHeaderAlone_whereThatIsConfigured() {
    try (var producer = RunningProducer.ready(1, "--clicker.proxies.header=forwarded")) {
      assertThat(address(producer, STANDARD, "for=1.1.1.1, for=203.0.113.7;proto=https"))
          .isEqualTo("203.0.113.7");
      assertThat(address(producer, LIST, "1.1.1.1")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void isToldByNobody_whereNobodyIsTrusted() {
    try (var producer = RunningProducer.ready(1, "--clicker.proxies.trusted=")) {
      assertThat(address(producer, LIST, "203.0.113.7")).isEqualTo("127.0.0.1");
      assertThat(address(producer, STANDARD, "for=203.0.113.7")).isEqualTo("127.0.0.1");
    }
  }

  private static String address(RunningProducer producer, String... headers) {
    var visitor = new Visitor(producer);
    var body = visitor.credentials(Visitor.PASSWORD);
    var all = Stream.concat(Stream.of("X-Test", "1"), Stream.of(headers)).toArray(String[]::new);
    await().until(() -> producer.post("/api/register", body, all).statusCode() == 201);
    var trail =
        Visitor.machine(producer).get("/api/ops/trail?action=register&user=" + visitor.name);
    List<String> addresses = JsonPath.read(trail.body(), "$..address");
    assertThat(addresses).as(trail.body()).hasSize(1);
    return addresses.getFirst();
  }
}
