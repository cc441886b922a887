/// Long-lived tokens of machines: named, scoped, and good until somebody revokes them.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.token;
