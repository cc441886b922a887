package io.cloudclicker.producer;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the service ends.
///
/// @param drain how long calls are still taken after readiness went off: as long as balancers need
///   to notice
@Validated
@ConfigurationProperties("clicker")
record DrainProperties(@DefaultValue("0s") @DurationMin Duration drain) {}
