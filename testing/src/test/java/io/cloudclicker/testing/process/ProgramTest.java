package io.cloudclicker.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @Test
  void startsFast_unlessToldOtherwise() {
    assertThat(Program.jar(Path.of("some.jar")).command(List.of("--a=b")))
        .contains(QUICK, "-XX:+ExitOnOutOfMemoryError")
        .endsWith("-jar", "some.jar", "--a=b");
  }

  @Test
  void hasOtherOptions_inThePlaceOfThoseThatStartFast() {
    assertThat(Program.jar(Path.of("some.jar")).with(List.of("-Xmx1g")).command(List.of()))
        .contains("-Xmx1g", "-XX:+ExitOnOutOfMemoryError")
        .doesNotContain(QUICK);
  }

  @Test
  void runsAClassOfItsOwnClassPath() throws Exception {
    var program = Program.extracted(Program.main(ProgramTest.class));

    assertThat(program.command(List.of("one", "two")))
        .endsWith(
            "-cp",
            System.getProperty("java.class.path"),
            ProgramTest.class.getName(),
            "one",
            "two");
  }
}
