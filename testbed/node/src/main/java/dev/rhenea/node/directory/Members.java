package dev.rhenea.node.directory;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The nodes of a cluster. Changed by pure functions of what was read, see the package's argument.
 *
 * @param present by name
 * @param left who is a node no more, by name, with the folder it had
 */
public record Members(
    ClusterId cluster, SortedMap<NodeId, Member> present, SortedMap<NodeId, StorageId> left) {
  public Members {
    present = Collections.unmodifiableSortedMap(new TreeMap<>(present));
    left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
  }

  /** Those that a cluster file names, before any of them came. */
  public static Members founding(ClusterId cluster, SortedMap<NodeId, Addresses> nodes) {
    SortedMap<NodeId, Member> present = new TreeMap<>();
    nodes.forEach((node, addresses) -> present.put(node, new Member(Optional.empty(), addresses)));
    return new Members(cluster, present, new TreeMap<>());
  }

  /** The node {@code node} starts over {@code folder} and listens at {@code addresses}. */
  public Arrival arrive(NodeId node, StorageId folder, Addresses addresses) {
    if (folder.equals(left.get(node))) {
      return new Arrival.Refused(
          "%s has left this cluster with the data folder it starts over: to take it in again, start it over an empty one"
              .formatted(node));
    }
    Member now = new Member(Optional.of(folder), addresses);
    Member before = present.get(node);
    if (now.equals(before)) {
      return new Arrival.Known();
    }
    if (before != null && isAnother(before, now)) {
      return new Arrival.Refused(
          "there is a node %s already, at %s, with another data folder: give this one another name, or take the other out first (rhenea leave %s)"
              .formatted(node, before.addresses().peer(), node));
    }
    Optional<String> taken = folderTaken(node, folder).or(() -> addressTaken(node, addresses));
    return taken.isPresent()
        ? new Arrival.Refused(taken.get())
        : new Arrival.Admitted(with(node, now));
  }

  /**
   * The node {@code node} is to be a member no more.
   *
   * @param checked the members for which it was found that it may leave
   */
  public Departure leave(NodeId node, Members checked) {
    if (!equals(checked)) {
      return present.containsKey(node) ? new Departure.Changed() : new Departure.Gone();
    }
    SortedMap<NodeId, Member> fewer = new TreeMap<>(present);
    Member leaving = fewer.remove(node);
    if (leaving == null) {
      return new Departure.Gone();
    }
    SortedMap<NodeId, StorageId> more = new TreeMap<>(left);
    leaving.folder().ifPresent(folder -> more.put(node, folder));
    return new Departure.Leaving(new Members(cluster, fewer, more));
  }

  /** These with {@code node} as it was before it left; empty if it is there. */
  Optional<Members> readmit(NodeId node, Member member) {
    return present.containsKey(node) ? Optional.empty() : Optional.of(with(node, member));
  }

  /**
   * Whether these are two nodes of one name. One that changed only one of the two is the same: a
   * folder is used by one process at a time, and so is an address.
   */
  private static boolean isAnother(Member before, Member now) {
    boolean otherFolder =
        before.folder().filter(folder -> !now.folder().get().equals(folder)).isPresent();
    return otherFolder && !before.addresses().peer().equals(now.addresses().peer());
  }

  private Optional<String> folderTaken(NodeId node, StorageId folder) {
    return others(node)
        .filter(other -> other.getValue().folder().equals(Optional.of(folder)))
        .map(other ->
            "the data folder is that of %s: start %s over another one"
                .formatted(other.getKey(), node))
        .findFirst();
  }

  private Optional<String> addressTaken(NodeId node, Addresses wanted) {
    return others(node)
        .flatMap(other ->
            other.getValue().addresses().all().stream()
                .filter(wanted.all()::contains)
                .map(address ->
                    "%s is where %s listens: name another address for %s"
                        .formatted(address, other.getKey(), node)))
        .findFirst();
  }

  private Stream<Map.Entry<NodeId, Member>> others(NodeId node) {
    return present.entrySet().stream().filter(other -> !other.getKey().equals(node));
  }

  private Members with(NodeId node, Member member) {
    SortedMap<NodeId, Member> more = new TreeMap<>(present);
    more.put(node, member);
    SortedMap<NodeId, StorageId> fewer = new TreeMap<>(left);
    fewer.remove(node);
    return new Members(cluster, more, fewer);
  }
}
