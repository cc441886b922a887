package io.cloudclicker.counting;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Random;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Arms one fault point of this process.
///
/// @param point the name of the fault point; empty for none
/// @param probability that the process ends there, each time it is reached, from 0 to 1
/// @param seed of the random numbers, so that a run can be repeated
@ConfigurationProperties("clicker.faults")
@Validated
record FaultProperties(
    @DefaultValue("") String point,
    @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double probability,
    @DefaultValue("0") long seed) {

  private static final int KILLED = 137;

  FaultPoints arm() {
    if (point.isEmpty()) {
      return ignored -> {};
    }
    var random = new Random(seed);
    return reached -> {
      if (reached.equals(point) && random.nextDouble() < probability) {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
