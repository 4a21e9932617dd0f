/**
 * Clients of a running cluster, over HTTP like everybody outside it.
 *
 * <p>Start at {@link dev.rhenea.cli.client.ClusterClient}. Uses Vert.x; knows the paths that {@code
 * dev.rhenea.node.http} documents.
 */
@NullMarked
package dev.rhenea.cli.client;

import org.jspecify.annotations.NullMarked;
