/// For operators: jobs, and what the audit says.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.ops;
