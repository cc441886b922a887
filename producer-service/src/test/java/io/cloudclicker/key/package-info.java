@org.jspecify.annotations.NullMarked
package io.cloudclicker.key;
