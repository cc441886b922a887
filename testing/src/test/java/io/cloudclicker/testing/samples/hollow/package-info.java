@NullMarked
package io.cloudclicker.testing.samples.hollow;

import org.jspecify.annotations.NullMarked;
