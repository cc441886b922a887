/// Presses and reads the counters of a Cloud Clicker: each press is counted exactly once, whatever
/// the network, the service or this program do meanwhile.
///
/// [io.cloudclicker.client.CloudClicker] is where to begin.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.client;
