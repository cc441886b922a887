package io.cloudclicker.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FaultSettingsTest {

  private static final Set<String> KNOWN = Set.of("here", "there");

  @Test
  void doNothing_byDefault() {
    var settings = bind(Map.of());
    assertThat(settings).isEqualTo(new FaultSettings(null, null, 0, 0, 0, null));
    assertThat(settings.arm(KNOWN)).isSameAs(FaultPoints.NONE);
  }

  @Test
  void everyPropertyChanged() {
    var all =
        Map.of(
            "point",
            "here",
            "action",
            "hang",
            "probability",
            "0.5",
            "seed",
            "9",
            "times",
            "2",
            "hang",
            "3s");
    assertThat(bind(all))
        .isEqualTo(new FaultSettings("here", FaultAction.HANG, 0.5, 9, 2, Duration.ofSeconds(3)));
  }

  @Test
  void refuseAnUnknownPoint_namingThoseThereAre() {
    assertThatThrownBy(() -> bind(Map.of("point", "elsewhere")).arm(KNOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clicker.faults.point is \"elsewhere\", but the points here are here, there");
  }

  @ParameterizedTest
  @CsvSource({"probability,1.1", "probability,-1", "probability,NaN", "times,-1", "hang,-1s"})
  void refuseNumbers_outOfBounds(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .hasMessageContaining("clicker.faults." + name);
  }

  @Test
  void breakOnlyTheArmedPoint_asOftenAsSaid() {
    var faults = new FaultSettings("here", FaultAction.THROW, 1, 0, 2, null).arm(KNOWN);
    assertThatCode(() -> faults.reached("there")).doesNotThrowAnyException();
    assertThatThrownBy(() -> faults.reached("here")).isInstanceOf(InjectedFault.class);
    assertThatThrownBy(() -> faults.reached("here")).isInstanceOf(InjectedFault.class);
    assertThatCode(() -> faults.reached("here")).doesNotThrowAnyException();
  }

  @Test
  void breakAtTheSameTurns_forTheSameSeed() {
    assertThat(turns(7)).isEqualTo(turns(7)).isNotEqualTo(turns(8));
  }

  @Test
  void fillTheHeap_untilTheJvmEnds() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx16m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            Exhausted.class.getName());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
  }

  /// A process of its own, which does not live long.
  static final class Exhausted {
    public static void main(String[] arguments) {
      new FaultSettings("here", FaultAction.EXHAUST, 1, 0, 1, null).arm(KNOWN).reached("here");
    }
  }

  private static String turns(long seed) {
    var faults = new FaultSettings("here", FaultAction.THROW, 0.5, seed, 0, null).arm(KNOWN);
    var turns = new StringBuilder();
    IntStream.range(0, 50).forEach(_ -> turns.append(breaks(faults) ? 'x' : '.'));
    return turns.toString();
  }

  private static boolean breaks(FaultPoints faults) {
    try {
      faults.reached("here");
      return false;
    } catch (InjectedFault e) {
      return true;
    }
  }

  private static FaultSettings bind(Map<String, String> values) {
    var source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put("clicker.faults." + name, value));
    return new Binder(source).bindOrCreate("clicker.faults", FaultSettings.class);
  }
}
