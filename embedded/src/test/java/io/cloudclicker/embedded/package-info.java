@NullMarked
package io.cloudclicker.embedded;

import org.jspecify.annotations.NullMarked;
