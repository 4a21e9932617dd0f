package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;

/** What a client is about to ask: the name of an operation and its argument. */
public record Invocation(String f, Value argument) {}
