package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.testing.process.Program;
import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What a container writes: a service with the environment that the Dockerfile gives it.
class LogsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCKERFILE = Path.of("..", "Dockerfile");
  private static final Pattern VARIABLE = Pattern.compile("((?:LOGGING|SPRING)_[A-Z_]+)=(\\S+)");

  @Test
  void everyLineIsJson_andAWarningNamesItsRunbook() throws Exception {
    var stack = Stack.shared();
    var environment = new HashMap<>(stack.environment(stack.newDatabase(), "no-topic"));
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
    environment.putAll(containersEnvironment());
    var program = Program.named("clicker.producer.jar");
    var logs = Files.createTempDirectory(Path.of("target"), "logs");
    try (var service = new ServiceProcess("json", program, environment, logs)) {
      service.start();
      Awaitility.await("a warning that names its runbook")
          .atMost(Duration.ofMinutes(2))
          .until(() -> service.log().contains("runbook=docs/runbooks/kafka-away.md"));
      var lines = service.log().lines().toList();
      // The last line may be half written.
      var entries = lines.subList(0, lines.size() - 1).stream().map(LogsIT::json).toList();
      assertThat(entries).isNotEmpty().allMatch(entry -> entry.has("@timestamp"));
      assertThat(entries)
          .allMatch(it -> it.path("service").path("name").asText().equals("producer-service"));
    }
  }

  private static Map<String, String> containersEnvironment() throws IOException {
    return VARIABLE
        .matcher(Files.readString(DOCKERFILE))
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
