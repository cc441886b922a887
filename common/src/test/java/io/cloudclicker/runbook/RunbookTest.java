package io.cloudclicker.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunbookTest {

  private static final Path REPOSITORY = Path.of("..");

  @Test
  void everyPageIsThere_andEveryPageIsNamed() throws IOException {
    try (var pages = Files.list(REPOSITORY.resolve("docs/runbooks"))) {
      assertThat(pages.map(page -> REPOSITORY.relativize(page).toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Runbook.values()).map(Runbook::toString).toList());
    }
  }
}
