@NullMarked
package io.cloudclicker.testing;

import org.jspecify.annotations.NullMarked;
