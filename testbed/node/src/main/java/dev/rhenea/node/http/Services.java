package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.observe.Observation;
import dev.rhenea.node.table.Table;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a node offers over HTTP.
 *
 * @param members the cluster's nodes as this one knows them, which compositions may name
 * @param directory the cluster's logs
 * @param acceptors the nodes that decide the registers
 * @param logs those that are open on this node, by name; more may come
 * @param opener opens others that are in the directory
 * @param cold stores outside the cluster
 * @param observed what the node did and how it is
 * @param roles the server roles this node plays now
 * @param clusterFile the cluster in the form of a cluster file, for a node that joins
 * @param largestBody bytes of the largest request taken: the largest entry
 */
public record Services(
    Supplier<Membership> members,
    Catalogue catalogue,
    OnLoop<Table> table,
    OnLoop<DirectoryRegister> directory,
    Acceptors acceptors,
    SortedMap<String, OnLoop<VirtualLog>> logs,
    LogOpener opener,
    ColdStorage cold,
    Observation observed,
    Supplier<SortedMap<UnitId, List<RoleName>>> roles,
    Function<Directory, JsonObject> clusterFile,
    long largestBody) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** The cluster's nodes as this one knows them now. */
  Membership membership() {
    return members.get();
  }

  /**
   * The same, after a look into the directory: whoever joined or left before this call has. As
   * known if the directory does not answer soon.
   */
  CompletionStage<Membership> newestMembership() {
    CompletableFuture<Membership> found = new CompletableFuture<>();
    Environment environment = directory.environment();
    directory.call(
        target ->
            environment.within(
                PATIENCE, target.read(), () -> Diagnosis.of("the directory did not answer")),
        read -> found.complete(membership()),
        why -> found.complete(membership()));
    return found;
  }
}
