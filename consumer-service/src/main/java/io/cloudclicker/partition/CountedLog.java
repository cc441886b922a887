package io.cloudclicker.partition;

/// A log that is counted.
///
/// @param id the row of the table `log`, from 1
/// @param topicId what the broker calls the topic; it names what readers are told, so that what
///   they remember of another log, or of a database that is gone, is never mixed in
public record CountedLog(int id, String topicId) {}
