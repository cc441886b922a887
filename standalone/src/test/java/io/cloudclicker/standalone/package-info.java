@NullMarked
package io.cloudclicker.standalone;

import org.jspecify.annotations.NullMarked;
