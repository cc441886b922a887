/// Tickets by which a stream knows who listens, since an address may not hold a token.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.ticket;
