/// How far the counting is behind the log, and when it will have caught up.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.lag;
