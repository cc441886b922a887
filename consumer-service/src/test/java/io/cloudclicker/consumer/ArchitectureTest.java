package io.cloudclicker.consumer;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cloudclicker.testing.Architecture;

@AnalyzeClasses(packages = "io.cloudclicker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FOREIGN_TYPES_STAY_HOME =
      Architecture.rules(
          "io.cloudclicker.consumer",
          "io.cloudclicker.partition",
          "io.cloudclicker.counting",
          "io.cloudclicker.replay",
          "io.cloudclicker.recount",
          "io.cloudclicker.audit",
          "io.cloudclicker.load",
          "io.cloudclicker.upkeep");
}
