package io.cloudclicker.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/// The architecture's rules for a service: foreign types stay in the classes that are named for
/// them.
///
/// A class counts by the name of its outermost class, so nested classes and lambdas are where their
/// owner is.
public final class Architecture {
  private static final String[] ADAPTERS = {
    "Kafka*",
    "Jdbc*",
    "Redis*",
    "Jpa*",
    "Jwt*",
    "OAuth2*",
    "Argon2*",
    "Altcha*",
    "Bucket4j*",
    "Totp*",
    "Pem*",
    "Json*",
    "*Controller",
    "*Advice",
    "*Filter",
    "*Configuration",
    "*Properties",
    "*Health",
    "*Metrics",
    "*Traces",
    "*Listener",
    "*Entity"
  };

  private static final DescribedPredicate<JavaClass> ALLOWED_IN_THE_DOMAIN =
      resideInAnyPackage(
          "java..",
          "javax.crypto..",
          "io.cloudclicker..",
          "org.jspecify..",
          "org.slf4j..",
          "com.google.errorprone.annotations..");
  private static final DescribedPredicate<JavaClass> KAFKA =
      resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
  private static final DescribedPredicate<JavaClass> JDBC =
      resideInAnyPackage(
          "java.sql..",
          "javax.sql..",
          "org.springframework.jdbc..",
          "com.mysql..",
          "org.mariadb..",
          "com.zaxxer.hikari..");
  private static final DescribedPredicate<JavaClass> REDIS =
      resideInAnyPackage("io.lettuce..", "org.springframework.data.redis..");
  private static final DescribedPredicate<JavaClass> JPA =
      resideInAnyPackage(
          "jakarta.persistence..", "org.hibernate..", "org.springframework.data.jpa..");

  private Architecture() {}

  /// All rules for the packages and what is below them; red also when one of the packages is empty.
  public static ArchRule rules(String... packages) {
    String[] all = Arrays.stream(packages).map(it -> it + "..").toArray(String[]::new);
    Stream<ArchRule> nonEmpty = Arrays.stream(packages).map(Architecture::isNotEmpty);
    Stream<ArchRule> homes =
        Stream.of(
            domainStaysPure(all),
            staysIn(all, KAFKA, "Kafka*", "*Listener", "*Configuration"),
            staysIn(all, JDBC, "Jdbc*", "*Configuration"),
            staysIn(all, REDIS, "Redis*", "*Configuration"),
            staysIn(all, JPA, "Jpa*", "*Entity"));
    return CompositeArchRule.of(Stream.concat(nonEmpty, homes).toList())
        .as("foreign types stay in the classes that are named for them");
  }

  private static ArchRule isNotEmpty(String name) {
    return classes()
        .that()
        .resideInAPackage(name + "..")
        .and(not(named("package-info*")))
        .should(be(describe("there", _ -> true)))
        .allowEmptyShould(false);
  }

  private static ArchRule domainStaysPure(String[] packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .and(not(named(ADAPTERS)))
        .and(not(describe("are entry points", it -> isEntryPoint(outermost(it)))))
        .should()
        .onlyDependOnClassesThat(ALLOWED_IN_THE_DOMAIN)
        .allowEmptyShould(true);
  }

  private static ArchRule staysIn(
      String[] packages, DescribedPredicate<JavaClass> foreign, String... homes) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .and(not(named(homes)))
        .should()
        .dependOnClassesThat(foreign)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> named(String... patterns) {
    return describe(
        "are named " + String.join(" or ", patterns),
        it -> Stream.of(patterns).anyMatch(pattern -> matches(outermostName(it), pattern)));
  }

  /// The pattern has its star in front or at the end.
  private static boolean matches(String name, String pattern) {
    return pattern.startsWith("*")
        ? name.endsWith(pattern.substring(1))
        : name.startsWith(pattern.substring(0, pattern.length() - 1));
  }

  private static boolean isEntryPoint(JavaClass javaClass) {
    return javaClass.getSimpleName().endsWith("Service")
        && javaClass.tryGetMethod("main", String[].class).isPresent();
  }

  private static String outermostName(JavaClass javaClass) {
    return outermost(javaClass).getSimpleName();
  }

  private static JavaClass outermost(JavaClass javaClass) {
    return javaClass.getEnclosingClass().map(Architecture::outermost).orElse(javaClass);
  }
}
