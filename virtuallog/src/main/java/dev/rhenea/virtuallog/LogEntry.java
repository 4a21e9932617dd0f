package dev.rhenea.virtuallog;

import dev.rhenea.payload.Payload;

/** An entry as its author appended it, and where it stands. */
public record LogEntry(Lsn lsn, Payload payload) {}
