package io.cloudclicker.counter;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What counters are bounded by.
///
/// @param perOwner how many counters one owner may have
@Validated
@ConfigurationProperties("clicker.counters")
record CounterProperties(@DefaultValue("1000") @Positive int perOwner) {}
