/**
 * One tree for a composition: what the language parses to, what a provider receives, what the chain
 * stores. No converters in between.
 *
 * <p>Start at {@link dev.rhenea.spec.ProtocolSpec}; its arguments are {@link
 * dev.rhenea.spec.Value}s, declared by the provider as {@link dev.rhenea.spec.Parameter}s.
 * Registers are described by the same tree as Loglets. Uses {@code dev.rhenea.payload} for its
 * stored form.
 */
@NullMarked
package dev.rhenea.spec;

import org.jspecify.annotations.NullMarked;
