package io.cloudclicker.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.counting.CountingKit;
import io.cloudclicker.partition.Records;
import io.cloudclicker.signal.Signal;
import io.cloudclicker.testing.Exported;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What a running consumer exports, against what docs/metrics.md says.
class MetricsIT {

  private static final int COUNTERS = 10_000;

  @Test
  void exportsWhatThePageSays_andHasAsManySeriesAfterTenThousandCounters() {
    try (var kit = new CountingKit(2)) {
      var instance = kit.start();
      kit.sendClicks(0, 1);
      kit.awaitClicks(Records.GLOBAL, 1);
      await("told what it is busy with")
          .atMost(Duration.ofSeconds(30))
          .until(() -> exported(instance).lines().anyMatch(MetricsIT::isNumberOfTasks));
      Exported.of(exported(instance)).isAsDocumented(Signal.Service.CONSUMER);
      int before = Exported.of(exported(instance)).series();
      for (int counter = 0; counter < COUNTERS; counter++) {
        kit.send(counter % 2, Records.click(named(counter), 0, null, 1));
      }
      kit.awaitClicks(named(COUNTERS - 1), 1);
      assertThat(Exported.of(exported(instance)).series()).isEqualTo(before);
    }
  }

  private static boolean isNumberOfTasks(String line) {
    return line.startsWith("clicker_tasks_desired ") && !line.endsWith("NaN");
  }

  private static CounterId named(int counter) {
    return CounterId.of(new CounterName("c-" + counter));
  }

  private static String exported(ConfigurableApplicationContext instance) {
    int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    var uri = URI.create("http://localhost:" + port + "/actuator/prometheus");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
