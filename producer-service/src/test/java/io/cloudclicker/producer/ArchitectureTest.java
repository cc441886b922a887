package io.cloudclicker.producer;

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
          "io.cloudclicker.producer",
          "io.cloudclicker.problem",
          "io.cloudclicker.topic",
          "io.cloudclicker.ingest",
          "io.cloudclicker.reading",
          "io.cloudclicker.own",
          "io.cloudclicker.live",
          "io.cloudclicker.ticket",
          "io.cloudclicker.once",
          "io.cloudclicker.captcha",
          "io.cloudclicker.series",
          "io.cloudclicker.badge",
          "io.cloudclicker.web",
          "io.cloudclicker.control",
          "io.cloudclicker.counter",
          "io.cloudclicker.fate",
          "io.cloudclicker.json",
          "io.cloudclicker.caller",
          "io.cloudclicker.proxy",
          "io.cloudclicker.limit",
          "io.cloudclicker.redis",
          "io.cloudclicker.key",
          "io.cloudclicker.trail",
          "io.cloudclicker.password",
          "io.cloudclicker.lockout",
          "io.cloudclicker.session",
          "io.cloudclicker.account",
          "io.cloudclicker.signin",
          "io.cloudclicker.secondfactor",
          "io.cloudclicker.openid",
          "io.cloudclicker.token",
          "io.cloudclicker.rejected",
          "io.cloudclicker.lag",
          "io.cloudclicker.ops");
}
