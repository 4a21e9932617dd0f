package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.Members;
import dev.rhenea.node.table.machine.Retention;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a {@link ClusterFile} in the form that {@link ClusterFileReader} reads. */
public final class ClusterFileWriter {
  private ClusterFileWriter() {}

  /**
   * The cluster as its directory has it now, for a node that was not there when it was made.
   *
   * @param register where its registers are
   */
  static ClusterFile current(ClusterFile bootstrap, Directory directory, String register) {
    Members members = directory.members().orElseThrow();
    SortedMap<NodeId, Addresses> nodes = new TreeMap<>();
    members.present().forEach((node, member) -> nodes.put(node, member.addresses()));
    return new ClusterFile(
        bootstrap.cluster(),
        nodes,
        register,
        directory.logs(),
        bootstrap.durability(),
        bootstrap.retention(),
        Optional.of(members.cluster()));
  }

  /**
   * Puts {@code cluster} in the place of what {@code file} was, which survives a crash as a whole.
   */
  public static void write(ClusterFile cluster, Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, json(cluster).encodePrettily() + "\n");
    sync(draft, StandardOpenOption.WRITE);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    sync(folder, StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel file = FileChannel.open(path, mode)) {
      file.force(true);
    }
  }

  static JsonObject json(ClusterFile cluster) {
    JsonObject nodes = new JsonObject();
    cluster.nodes().forEach((node, addresses) -> nodes.put(node.name(), json(addresses)));
    JsonObject logs = new JsonObject();
    cluster.logs().forEach(logs::put);
    Retention retention = cluster.retention();
    JsonObject file =
        new JsonObject()
            .put("cluster", cluster.cluster())
            .put("nodes", nodes)
            .put("register", cluster.register())
            .put("logs", logs)
            .put(
                "durability",
                cluster.durability().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put(
                "retention",
                new JsonObject()
                    .put("every", retention.every())
                    .put("keep", retention.keep())
                    .put("hold", retention.hold()));
    cluster.id().ifPresent(id -> file.put("id", id.toString()));
    return file;
  }

  private static JsonObject json(Addresses addresses) {
    JsonObject json =
        new JsonObject()
            .put("peer", addresses.peer().toString())
            .put("http", addresses.http().toString());
    if (!addresses.engines().isEmpty()) {
      JsonObject engines = new JsonObject();
      addresses
          .engines()
          .forEach((engine, ports) -> {
            JsonObject named = new JsonObject();
            ports.forEach((port, address) -> named.put(port, address.toString()));
            engines.put(engine, named);
          });
      json.put("engines", engines);
    }
    return json;
  }
}
