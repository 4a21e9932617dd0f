/**
 * The production runtime: transport, journal, node process, replicated table and HTTP API.
 *
 * <p>May use: the VirtualLog, compositions, Vert.x and RocksDB; no concrete protocol but memory,
 * which it finds like any other through {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.rhenea.node;

import org.jspecify.annotations.NullMarked;
