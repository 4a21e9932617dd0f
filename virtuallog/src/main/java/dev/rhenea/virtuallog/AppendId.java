package dev.rhenea.virtuallog;

/**
 * Names one append for ever, so that it can be looked up after its outcome was lost (V1).
 *
 * @param writer random, drawn when the handle was opened
 * @param sequence counts that handle's appends, from 0, in the order of issue
 */
public record AppendId(long writer, long sequence) {}
