package io.cloudclicker.partition;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The topic that is counted.
///
/// @param create whether it is made where it is missing; off where the infrastructure makes it
@Validated
@ConfigurationProperties("clicker.topic")
public record TopicProperties(
    @DefaultValue("clicks") @NotBlank String name,
    @DefaultValue("true") boolean create,
    @DefaultValue("6") @Min(1) int partitions,
    @DefaultValue("1") @Min(1) short replication,
    @DefaultValue("7d") @NotNull Duration retention) {}
