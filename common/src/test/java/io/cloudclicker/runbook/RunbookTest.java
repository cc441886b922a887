package io.cloudclicker.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who reads a warning at night finds a page, and on each page the same things in the same order.
class RunbookTest {

  private static final Path REPOSITORY = Path.of("..");

  private static final List<String> HEADINGS =
      List.of(
          "What you see",
          "What it means",
          "How bad",
          "What to type",
          "When to wake someone",
          "How it was tested");

  private static final Pattern HEADING = Pattern.compile("(?m)^\\*\\*([^*]+)\\.\\*\\*");
  private static final Pattern TEST_CLASS = Pattern.compile("\\b[A-Z]\\w+(?:IT|Test)\\b");

  private static final Pattern STATEMENT =
      Pattern.compile("\\bLOG\\s*\\.\\s*(?:warn|error|log)\\(.*?\\);\\s", Pattern.DOTALL);

  /// Other ways to say it, which the scan would not see.
  private static final Pattern OTHER_WAY =
      Pattern.compile(
          "\\.at(?:Warn|Error|Level)\\(|System\\.err|Logger (?!LOG = )\\w+ =|printStackTrace");

  @Test
  void everyPageIsThere_andEveryPageIsNamed() throws IOException {
    try (var pages = Files.list(REPOSITORY.resolve("docs/runbooks"))) {
      assertThat(pages.map(page -> REPOSITORY.relativize(page).toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Runbook.values()).map(Runbook::toString).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPageSaysTheSameThings_inTheSameOrder(Runbook page) {
    assertThat(HEADING.matcher(read(page)).results().map(found -> found.group(1)))
        .filteredOn(HEADINGS::contains)
        .isEqualTo(HEADINGS);
  }

  @ParameterizedTest
  @EnumSource
  void everyPageNamesTests_thatExist(Runbook page) throws IOException {
    var text = read(page);
    var tested = text.substring(text.indexOf("**How it was tested.**"));
    assertThat(TEST_CLASS.matcher(tested).results().map(MatchResult::group))
        .isNotEmpty()
        .isSubsetOf(testClasses());
  }

  @ParameterizedTest
  @ValueSource(strings = {"producer-service", "consumer-service"})
  void everyWarningNamesItsPage(String service) throws IOException {
    var sources = javaFiles(REPOSITORY.resolve(service).resolve("src/main/java"));
    assertThat(sources).noneMatch(source -> OTHER_WAY.matcher(read(source)).find());
    var warnings =
        sources.stream()
            .flatMap(source -> STATEMENT.matcher(read(source)).results())
            .map(MatchResult::group)
            .toList();
    assertThat(warnings)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            warning -> {
              assertThat(warning).containsOnlyOnce("LOG").containsOnlyOnce("runbook=");
              assertThat(warning).containsOnlyOnce("Runbook.");
            });
  }

  private static String read(Runbook page) {
    return read(REPOSITORY.resolve(page.toString()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> names = new HashSet<>();
    try (var modules = Files.newDirectoryStream(REPOSITORY)) {
      for (var module : modules) {
        javaFiles(module.resolve("src/test/java")).stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
