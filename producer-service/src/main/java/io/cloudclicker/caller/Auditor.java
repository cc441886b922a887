package io.cloudclicker.caller;

/// Whoever may see everything, owners as well: a parameter of this type lets only such a caller in.
public record Auditor(Member member) {}
