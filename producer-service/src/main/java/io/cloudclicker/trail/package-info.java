/// Who did what when.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.trail;
