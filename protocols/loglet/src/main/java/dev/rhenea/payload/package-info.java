/**
 * Bytes that travel and rest without being copied.
 *
 * <p>A {@link dev.rhenea.payload.Payload} is an immutable rope. Layers wrap what they are given (a
 * header in front, a slice of the middle) and nobody copies the middle. {@link
 * dev.rhenea.payload.PayloadWriter} and {@link dev.rhenea.payload.PayloadReader} are the one way in
 * which protocols turn their messages and records into payloads and back.
 *
 * <p>Start at {@link dev.rhenea.payload.Payload}. Uses the JDK alone.
 */
@NullMarked
package dev.rhenea.payload;

import org.jspecify.annotations.NullMarked;
