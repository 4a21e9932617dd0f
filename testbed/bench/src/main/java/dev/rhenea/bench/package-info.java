/**
 * Open-loop load, measurements and reports.
 *
 * <p>May use: the node and the checkers.
 */
@NullMarked
package dev.rhenea.bench;

import org.jspecify.annotations.NullMarked;
