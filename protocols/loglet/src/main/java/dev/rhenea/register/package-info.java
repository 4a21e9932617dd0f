/**
 * The contract of a versioned register: the one place where virtual consensus needs fault-tolerant
 * consensus (Delos, section 3: the MetaStore).
 *
 * <p>Start at {@link dev.rhenea.register.VersionedRegister}. Values are opaque bytes. Uses the
 * other packages of this module and the JDK alone.
 */
@NullMarked
package dev.rhenea.register;

import org.jspecify.annotations.NullMarked;
