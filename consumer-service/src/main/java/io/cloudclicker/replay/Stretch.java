package io.cloudclicker.replay;

/// A part of a log: from where a tally stands, up to and without the record at `to`.
public record Stretch(long from, long to) {}
