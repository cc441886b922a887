package io.cloudclicker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.cloudclicker.wire.proto.ClicksSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The schema only grows: what a release wrote is read by every later one.
class SchemaTest {

  /// The fields of release 0.1.0. Lines are added with a release, never changed or taken away.
  private static final String RECORDED = "/schema-0.1.0.txt";

  @Test
  void keepsEveryFieldOfEarlierReleases() {
    assertThat(fields()).containsAll(recorded());
  }

  private static List<String> fields() {
    return ClicksSchema.getDescriptor().getMessageTypes().stream()
        .flatMap(SchemaTest::fields)
        .toList();
  }

  private static Stream<String> fields(Descriptor message) {
    return message.getFields().stream().map(SchemaTest::line);
  }

  private static String line(FieldDescriptor field) {
    var type = field.getType().name().toLowerCase(java.util.Locale.ROOT);
    return "%s.%s = %d %s%s"
        .formatted(
            field.getContainingType().getName(),
            field.getName(),
            field.getNumber(),
            field.isRepeated() ? "repeated " : "",
            type);
  }

  private static List<String> recorded() {
    try (var file = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(RECORDED))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
