package io.cloudclicker.simulation;

/// One decision of the scheduler: who moves, and the seed of all chances on the way.
record Step(Move move, long seed) {}
