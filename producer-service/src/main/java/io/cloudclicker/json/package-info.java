/// JSON bodies of requests, read strictly: what is not asked for is refused by name.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.json;
