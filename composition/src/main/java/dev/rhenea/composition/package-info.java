/**
 * The composition language: how a person writes down which Loglet to build.
 *
 * <pre>
 *   let left = native(n1..n3)            # a name for a part
 *   native(n1, n2, n3, sequencer: n2)    # protocol(arguments, parameter: argument)
 * </pre>
 *
 * <p>Start at {@link dev.rhenea.composition.Composition}. Text becomes tokens ({@code Lexer}), a
 * syntax tree ({@code Parser}) and, against the parameters that the installed providers declare, a
 * {@link dev.rhenea.spec.ProtocolSpec} ({@code Binder}); every step reports all it finds as {@link
 * dev.rhenea.composition.Problem}s and goes on. {@code Printer} and {@code Tree} go the other way.
 * Uses the contract alone.
 */
@NullMarked
package dev.rhenea.composition;

import org.jspecify.annotations.NullMarked;
