/// What parsers must do with anything: read it, or refuse it as documented, in bounded memory.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.fuzz;
