package dev.rhenea.cli.verify.nemesis;

/**
 * Something that the nemesis did.
 *
 * @param begun index in the history from which on it lasted
 * @param ended index until which it did
 * @param done whether it came to its end as it was meant: a switch was installed, a segment sealed
 * @param switches how many switches it brought to their end
 */
public record Deed(Fault fault, long begun, long ended, boolean done, int switches) {}
