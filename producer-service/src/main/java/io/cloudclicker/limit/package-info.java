/// How often somebody may do something: counted on each instance, and together by Redis.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.limit;
