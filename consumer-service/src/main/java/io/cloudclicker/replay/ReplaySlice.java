package io.cloudclicker.replay;

/// How much of one partition a task reads before the next one has its turn.
///
/// @param records about
public record ReplaySlice(int records) {}
