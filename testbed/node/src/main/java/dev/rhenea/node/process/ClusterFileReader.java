package dev.rhenea.node.process;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.ClusterId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.node.transport.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads a {@link ClusterFile} strictly and reports everything that is wrong with it at once. */
public final class ClusterFileReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String name;
  private final List<String> problems = new ArrayList<>();

  private ClusterFileReader(String name) {
    this.name = name;
  }

  /**
   * The cluster that {@code file} describes.
   *
   * @throws InvalidClusterFile if it is not a valid cluster file, with one line for each problem
   * @throws IOException if it cannot be read
   */
  public static ClusterFile read(Path file) throws IOException, InvalidClusterFile {
    return parse(String.valueOf(file.getFileName()), Files.readString(file));
  }

  /**
   * The cluster that {@code text} describes.
   *
   * @param name of where it came from
   * @throws InvalidClusterFile as {@link #read}
   */
  public static ClusterFile parse(String name, String text) throws InvalidClusterFile {
    ClusterFileReader reader = new ClusterFileReader(name);
    ClusterFile read = reader.parse(text);
    if (!reader.problems.isEmpty()) {
      throw new InvalidClusterFile(reader.problems);
    }
    return read;
  }

  private ClusterFile parse(String text) throws InvalidClusterFile {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new InvalidClusterFile(
          List.of(
              "%s:%d:%d: %s"
                  .formatted(
                      name,
                      malformed.getLocation().getLineNr(),
                      malformed.getLocation().getColumnNr(),
                      malformed.getOriginalMessage())));
    }
    known("", root, "cluster", "nodes", "register", "logs", "durability", "retention", "id");
    SortedMap<NodeId, Addresses> nodes = new TreeMap<>();
    each("nodes", root.path("nodes"), (at, node) -> node(at, node, nodes));
    SortedMap<String, String> logs = new TreeMap<>();
    each("logs", root.path("logs"), (at, log) -> logs.put(last(at), text(at, log)));
    if (root.path("logs").isObject() && !logs.containsKey(Table.LOG)) {
      problem("logs", "a log called '" + Table.LOG + "' is needed: the table is played from it");
    }
    return new ClusterFile(
        text("cluster", root.path("cluster")),
        nodes,
        text("register", root.path("register")),
        logs,
        durability(root),
        retention(root),
        id(root));
  }

  private void node(String at, JsonNode node, SortedMap<NodeId, Addresses> nodes) {
    known(at, node, "peer", "http", "engines");
    SortedMap<String, SortedMap<String, HostPort>> engines = new TreeMap<>();
    if (node.has("engines")) {
      each(
          at + ".engines",
          node.path("engines"),
          (where, ports) -> {
            SortedMap<String, HostPort> addresses = new TreeMap<>();
            each(
                where,
                ports,
                (port, value) ->
                    address(port, value).ifPresent(found -> addresses.put(last(port), found)));
            engines.put(last(where), addresses);
          });
    }
    Optional<HostPort> peer = address(at + ".peer", node.path("peer"));
    Optional<HostPort> http = address(at + ".http", node.path("http"));
    try {
      NodeId id = new NodeId(last(at));
      if (peer.isPresent() && http.isPresent()) {
        nodes.put(id, new Addresses(peer.get(), http.get(), engines));
      }
    } catch (IllegalArgumentException noName) {
      problem(at, "a node's name is letters, digits, '-', '_' and '.', beginning with a letter");
    }
  }

  private Optional<ClusterId> id(JsonNode root) {
    if (!root.has("id")) {
      return Optional.empty();
    }
    String text = text("id", root.path("id"));
    try {
      return Optional.of(ClusterId.parse(text));
    } catch (IllegalArgumentException none) {
      problem("id", "16 hexadecimal digits or fewer; found '" + text + "'");
      return Optional.empty();
    }
  }

  private Durability durability(JsonNode root) {
    if (!root.has("durability")) {
      return Durability.FSYNC;
    }
    String text = text("durability", root.path("durability"));
    for (Durability each : Durability.values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return each;
      }
    }
    problem("durability", "one of none, page-cache, fsync; found '" + text + "'");
    return Durability.FSYNC;
  }

  private Retention retention(JsonNode root) {
    if (!root.has("retention")) {
      return Retention.DEFAULT;
    }
    JsonNode retention = root.path("retention");
    known("retention", retention, "every", "keep", "hold");
    try {
      return new Retention(
          Math.toIntExact(positions(retention, "every")),
          positions(retention, "keep"),
          positions(retention, "hold"));
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      problem("retention", String.valueOf(impossible.getMessage()));
      return Retention.DEFAULT;
    }
  }

  private long positions(JsonNode retention, String field) {
    JsonNode value = retention.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      problem("retention." + field, "is needed: a number of positions");
    }
    return value.asLong();
  }

  private Optional<HostPort> address(String at, JsonNode value) {
    String text = text(at, value);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(HostPort.parse(text));
    } catch (IllegalArgumentException malformed) {
      problem(at, "expected an address such as 127.0.0.1:7101, found '" + text + "'");
      return Optional.empty();
    }
  }

  private String text(String at, JsonNode value) {
    if (value.isTextual() && !value.textValue().isBlank()) {
      return value.textValue();
    }
    problem(at, value.isMissingNode() ? "is needed: a string" : "must be a string");
    return "";
  }

  private void each(String at, JsonNode object, BiConsumer<String, JsonNode> member) {
    if (!object.isObject() || object.isEmpty()) {
      problem(at, object.isMissingNode() ? "is needed" : "must be an object that is not empty");
      return;
    }
    object
        .properties()
        .forEach(property -> member.accept(at + "." + property.getKey(), property.getValue()));
  }

  private void known(String at, JsonNode object, String... names) {
    if (!object.isObject()) {
      problem(at, "must be an object with: " + String.join(", ", names));
      return;
    }
    object
        .fieldNames()
        .forEachRemaining(field -> {
          if (!List.of(names).contains(field)) {
            problem(
                at.isEmpty() ? field : at + "." + field,
                "is unknown; known here: " + String.join(", ", names));
          }
        });
  }

  private void problem(String at, String message) {
    problems.add(name + ": " + (at.isEmpty() ? "" : at + ": ") + message);
  }

  private static String last(String at) {
    return at.substring(at.lastIndexOf('.') + 1);
  }
}
