package dev.rhenea.checker.history;

/**
 * One entry of the map that a line holds.
 *
 * @param name its key
 * @param value its value
 * @param column where the value begins, from 1
 */
record Field(String name, Value value, int column) {}
