/// Where operators find what to do.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.runbook;
