/// The whole product in one process group, for a laptop: the parts of the module `embedded` and
/// both services, as they are.
@NullMarked
package io.cloudclicker.standalone;

import org.jspecify.annotations.NullMarked;
