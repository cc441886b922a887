package io.cloudclicker.limit;

/// Whose clicks are counted.
///
/// @param who tells one from another of the same kind
record Subject(Kind kind, String who) {}
