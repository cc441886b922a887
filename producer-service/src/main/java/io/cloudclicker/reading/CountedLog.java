package io.cloudclicker.reading;

/// The log that is counted now.
///
/// @param id the row of the table `log`, from 1
/// @param topicId what the broker calls the topic; it names what consumers tell through Redis
record CountedLog(int id, String topicId) {}
