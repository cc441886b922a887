package io.cloudclicker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebPropertiesTest {

  @EnableConfigurationProperties(WebProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @TempDir Path folder;

  @Test
  void servesNoApp_byDefault() {
    runner.run(
        context ->
            assertThat(context.getBean(WebProperties.class)).isEqualTo(new WebProperties(null)));
  }

  @Test
  void takesTheFolder() throws Exception {
    Files.writeString(folder.resolve("index.html"), "");
    runner
        .withPropertyValues("clicker.web.folder=" + folder)
        .run(
            context ->
                assertThat(context.getBean(WebProperties.class))
                    .isEqualTo(new WebProperties(folder)));
  }

  @Test
  void refusesAFolderWithoutTheApp_andNamesIt() {
    runner
        .withPropertyValues("clicker.web.folder=" + folder)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessage("clicker.web.folder: there is no index.html in " + folder));
  }
}
