/**
 * {@code rhenea new-protocol NAME}: a module of one's own that compiles, is found and passes the
 * kit, to start from.
 *
 * <p>Start at {@link dev.rhenea.cli.newprotocol.NewProtocolCommand}. The templates are resources of
 * this package: Java with {@code @protocol@}, {@code @package@} and {@code @Class@} where the names
 * go.
 *
 * <p>May use: {@code terminal}.
 */
@NullMarked
package dev.rhenea.cli.newprotocol;

import org.jspecify.annotations.NullMarked;
