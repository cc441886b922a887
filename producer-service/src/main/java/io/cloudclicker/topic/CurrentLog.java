package io.cloudclicker.topic;

/// The log that clicks go to now: a topic of a cluster, as the table `log` knows it.
///
/// @param id the row of the table `log`, from 1
/// @param keyedPartitions keyed clicks go to partition murmur2(key) mod this
/// @param partitions how many partitions the topic has now, at least `keyedPartitions`
/// @param bornAtMillis 0 for the first log; keys older than this + 2 min are refused, milliseconds
///   since 1970 UTC
public record CurrentLog(int id, int keyedPartitions, int partitions, long bornAtMillis) {}
