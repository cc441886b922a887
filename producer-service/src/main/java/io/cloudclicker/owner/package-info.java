/// Who may change things.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.owner;
