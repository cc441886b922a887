/// People who registered: who they are, and what they may do.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.account;
