/**
 * {@code rhenea protocols}: what is installed.
 *
 * <p>Start at {@link dev.rhenea.cli.protocols.ProtocolsCommand}. Everything it prints is what the
 * providers say of themselves.
 */
@NullMarked
package dev.rhenea.cli.protocols;

import org.jspecify.annotations.NullMarked;
