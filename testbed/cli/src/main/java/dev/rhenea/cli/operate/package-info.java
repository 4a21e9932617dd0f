/**
 * A cluster to play with: {@code up}, {@code status}, {@code append}, {@code read}, {@code switch},
 * {@code kill}, {@code diagnose}, {@code down} and their like.
 *
 * <p>Commands that use a log find the cluster from any one of its nodes, or from the folder {@code
 * up} used; those that start or end processes need the folder. Exit statuses: 0 done, 1 certainly
 * not done, 2 not known or not possible, 64 usage.
 *
 * <p>Start at {@link dev.rhenea.cli.operate.UpCommand} and {@link dev.rhenea.cli.operate.Where}.
 * Uses the clients, the processes and the composition language.
 */
@NullMarked
package dev.rhenea.cli.operate;

import org.jspecify.annotations.NullMarked;
