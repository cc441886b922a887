package io.cloudclicker.ticket;

import io.cloudclicker.wire.SubjectId;

/// Who brings a ticket.
///
/// @param subject whom the person's clicks are credited to
/// @param session that asked for the ticket
public record Bearer(SubjectId subject, String session) {}
