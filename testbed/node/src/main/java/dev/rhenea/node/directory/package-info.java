/**
 * The Directory register: which logs a cluster has. A log is made on purpose, never by its first
 * use: a name that is misspelt would otherwise be a log of its own, which takes appends that nobody
 * reads. Making one needs the register's quorum; using one does not.
 *
 * <p>The argument for it is that of any conditional write: a name is added by a function of the
 * value that was read, and only if nothing was written since. A write of unknown outcome is decided
 * by reading back; adding the same name with the same composition again changes nothing, so it does
 * not matter whose write got through.
 *
 * <p>Start at {@link dev.rhenea.node.directory.DirectoryRegister}. Uses the register contract.
 */
@NullMarked
package dev.rhenea.node.directory;

import org.jspecify.annotations.NullMarked;
