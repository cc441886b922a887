@org.jspecify.annotations.NullMarked
package io.cloudclicker.once;
