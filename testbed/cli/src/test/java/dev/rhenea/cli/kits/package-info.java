/**
 * The kits of the contract, on nodes that talk over real sockets and keep real journals, over the
 * protocols that are installed: what the simulator shows must hold here, too.
 */
@NullMarked
package dev.rhenea.cli.kits;

import org.jspecify.annotations.NullMarked;
