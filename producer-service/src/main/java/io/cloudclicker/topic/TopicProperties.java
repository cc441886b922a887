package io.cloudclicker.topic;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which topic holds the clicks.
@Validated
@ConfigurationProperties("clicker.topic")
public record TopicProperties(
    @DefaultValue("clicks") @Pattern(regexp = "[a-zA-Z0-9._-]{1,249}") String name) {}
