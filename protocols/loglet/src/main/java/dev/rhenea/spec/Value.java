package dev.rhenea.spec;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An argument of a {@link ProtocolSpec}. */
public sealed interface Value {
  /** A string in double quotes. */
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
  }

  /** A whole number. */
  record Whole(long number) implements Value {
    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A number with a fraction. */
  record Decimal(BigDecimal number) implements Value {
    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** A number of bytes. */
  record Size(long bytes) implements Value {
    @Override
    public String toString() {
      return bytes >= 1 << 20 && bytes % (1 << 20) == 0
          ? (bytes >> 20) + "MiB"
          : bytes >= 1024 && bytes % 1024 == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
    }
  }

  /** A span of time. */
  record Span(Duration duration) implements Value {
    @Override
    public String toString() {
      long nanos = duration.toNanos();
      return nanos % 1_000_000_000 == 0
          ? nanos / 1_000_000_000 + "s"
          : nanos % 1_000_000 == 0
              ? nanos / 1_000_000 + "ms"
              : nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
    }
  }

  /** A file named by a person, {@code file("log.key")}; read through the host, never stored. */
  record File(String path) implements Value {
    @Override
    public String toString() {
      return "file(" + new Text(path) + ")";
    }
  }

  /** A bare word that is neither a node nor a composition: one of a parameter's choices. */
  record Word(String word) implements Value {
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * A node.
   *
   * @param storageId the data folder it had when the Loglet was created on it, bound by {@code
   *     create} (rule N14); absent in what people write
   */
  record Node(NodeId id, Optional<StorageId> storageId) implements Value {
    public Node(NodeId id) {
      this(id, Optional.empty());
    }

    public Node(NodeId id, StorageId storageId) {
      this(id, Optional.of(storageId));
    }

    /** The node's name alone: bindings are not part of what people write or read. */
    @Override
    public String toString() {
      return id.toString();
    }
  }

  /**
   * A folder outside the cluster, or a bucket of an object service, written as a text.
   *
   * @param path under which every node sees it; of a bucket, its address
   * @param storageId the store that was found there when a Loglet was to be kept in it (rule N14);
   *     absent in what people write
   */
  record Folder(String path, Optional<StorageId> storageId) implements Value {
    public Folder(String path) {
      this(path, Optional.empty());
    }

    public Folder(String path, StorageId storageId) {
      this(path, Optional.of(storageId));
    }

    @Override
    public String toString() {
      return new Text(path).toString();
    }
  }

  /** Several values, in order. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    public Items(Collection<? extends Value> items) {
      this(List.<Value>copyOf(items));
    }

    @Override
    public String toString() {
      return items.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Another composition. */
  record Child(ProtocolSpec spec) implements Value {
    @Override
    public String toString() {
      return spec.toString();
    }
  }
}
