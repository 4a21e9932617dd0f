package dev.rhenea.worlds.register;

/** A law that was broken, and by what. */
public record Violation(RegisterLaw law, String evidence) {}
