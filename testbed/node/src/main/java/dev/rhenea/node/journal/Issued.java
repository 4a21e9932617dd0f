package dev.rhenea.node.journal;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Promise;

/** A change on its way: who issued it, and who waits for it. */
record Issued(JournalStorage unit, Change change, Promise<Done> promise) {}
