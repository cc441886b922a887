package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String SAMPLES = "io.cloudclicker.testing.samples";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(SAMPLES);

  @Test
  void isGreen_whenForeignTypesAreAtHome() {
    assertThatCode(() -> check("good")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "jdbc", "redis", "jpa", "domain"})
  void isRed_whenAForeignTypeIsAbroad(String sample) {
    assertThatThrownBy(() -> check("good", sample))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(SAMPLES + "." + sample + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hollow", "nowhere"})
  void isRed_whenAPackageIsEmpty(String sample) {
    assertThatThrownBy(() -> check("good", sample))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(SAMPLES + "." + sample + "..");
  }

  private static void check(String... samples) {
    String[] packages = new String[samples.length];
    for (int i = 0; i < samples.length; i++) {
      packages[i] = SAMPLES + "." + samples[i];
    }
    Architecture.rules(packages).check(CLASSES);
  }
}
