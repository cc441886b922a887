package io.cloudclicker.fate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much looking up keys may cost.
///
/// @param scanLimit how long one scan of the log may take, for all that ask
/// @param maxWaiting how many keys may wait for a scan or be in one
/// @param maxRemembered of how many keys the place is kept where a scan ended without them
@Validated
@ConfigurationProperties("clicker.fate")
record FateProperties(
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration scanLimit,
    @DefaultValue("1000") @Min(100) int maxWaiting,
    @DefaultValue("10000") @Positive int maxRemembered) {}
