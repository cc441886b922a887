package io.cloudclicker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.Fuzz;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/// Any text in any property of both services binds, or is refused with a message that names it.
class PropertiesFuzzTest {

  private static final int CASES = 100;

  private static final String[] TEXTS = {
    "5",
    "2s",
    "500ms",
    "PT2S",
    "-1s",
    "0",
    "true",
    "1.5",
    "clicks",
    "https://example.org",
    "",
    Long.MIN_VALUE + "s",
    Long.MAX_VALUE + "s"
  };

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Setting(Class<?> owner, String prefix, RecordComponent component) {

    String property() {
      return DataObjectPropertyName.toDashedForm(component.getName());
    }

    void bind(String text) {
      var source = new MapConfigurationPropertySource(Map.of(prefix + "." + property(), text));
      var handler = new ValidationBindHandler(new SpringValidatorAdapter(VALIDATOR));
      new Binder(source).bindOrCreate(prefix, Bindable.of(owner), handler);
    }
  }

  private final List<Setting> settings = settings();

  @Property(tries = 1_000)
  void bindsOrNamesTheProperty(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var setting = settings.get(fuzz.random().nextInt(settings.size()));
      var text = fuzz.text(TEXTS);
      try {
        setting.bind(text);
      } catch (BindException e) {
        assertThat(messages(e)).as("%s=%s", setting, text).containsIgnoringCase(setting.prefix());
        assertThat(messages(e).replace("-", ""))
            .as("%s=%s", setting, text)
            .containsIgnoringCase(setting.component().getName());
      }
    }
  }

  private static String messages(Throwable failure) {
    var messages = new StringBuilder();
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      messages.append(e).append('\n');
    }
    return messages.toString();
  }

  private static List<Setting> settings() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var settings = new ArrayList<Setting>();
    for (var found : scan.findCandidateComponents("io.cloudclicker")) {
      var owner = loaded(Objects.requireNonNull(found.getBeanClassName()));
      var prefix = owner.getAnnotation(ConfigurationProperties.class).value();
      for (var component : owner.getRecordComponents()) {
        settings.add(new Setting(owner, prefix, component));
      }
    }
    assertThat(settings).hasSizeGreaterThan(20);
    return settings;
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
