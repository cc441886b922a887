package io.cloudclicker.audit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the audit works.
///
/// @param touched how many counters that a slice of the log touched are compared at once; the sweep
///   compares the others
/// @param sweepPage how many counters one step of the sweep compares
/// @param sweepEvery how long after the end of a sweep the next one begins
/// @param confirm how often a partition without new clicks is said to be compared
/// @param keepSnapshots how long a verified snapshot is kept; the newest one always is
@Validated
@ConfigurationProperties("clicker.audit")
record AuditProperties(
    @DefaultValue("5000") @Positive int touched,
    @DefaultValue("500") @Positive int sweepPage,
    @DefaultValue("1m") @NotNull Duration sweepEvery,
    @DefaultValue("10s") @NotNull Duration confirm,
    @DefaultValue("3d") @NotNull Duration keepSnapshots) {}
