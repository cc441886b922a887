package io.cloudclicker.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TopicPropertiesTest {

  @EnableConfigurationProperties(TopicProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void isCalledClicks_byDefault() {
    runner.run(
        context ->
            assertThat(context.getBean(TopicProperties.class))
                .isEqualTo(new TopicProperties("clicks")));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues("clicker.topic.name=other")
        .run(
            context ->
                assertThat(context.getBean(TopicProperties.class))
                    .isEqualTo(new TopicProperties("other")));
  }

  @Test
  void refusesANameThatNoTopicHas() {
    runner
        .withPropertyValues("clicker.topic.name=not a topic")
        .run(context -> assertThat(context).hasFailed());
  }
}
