/// Who calls, and what that lets them do.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.caller;
