package dev.rhenea.node.directory;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The logs of a cluster, its nodes, and where its registers are. In its stored form a byte of major
 * version stands before the fields; a minor version appends fields, which are kept and written back
 * by who does not know them.
 *
 * @param logs what each log began on, as text, by name
 * @param members empty if a version wrote it that knew the nodes from the cluster file alone
 * @param placement empty if the registers are where they were when the cluster was made
 * @param later fields of a newer minor version
 */
public record Directory(
    SortedMap<String, String> logs,
    Optional<Members> members,
    Optional<Placement> placement,
    Payload later) {
  private static final int MAJOR = 1;

  public Directory {
    logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
    if (placement.isPresent() && members.isEmpty()) {
      throw new IllegalArgumentException("a directory without members has no placement");
    }
  }

  static Directory of(SortedMap<String, String> logs, Members members) {
    return new Directory(logs, Optional.of(members), Optional.empty(), Payload.empty());
  }

  /** With one log more; empty if there is one of that name. */
  Optional<Directory> with(String log, String composition) {
    SortedMap<String, String> more = new TreeMap<>(logs);
    return more.putIfAbsent(log, composition) == null
        ? Optional.of(new Directory(more, members, placement.map(p -> p.with(log)), later))
        : Optional.empty();
  }

  /** With other members. */
  Directory with(Members changed) {
    return new Directory(logs, Optional.of(changed), placement, later);
  }

  /** With another placement of the registers. */
  Directory with(Placement moved) {
    return new Directory(logs, members, Optional.of(moved), later);
  }

  /** What moves of the registers need to know. */
  public Recorded recorded() {
    SortedSet<NodeId> nodes = new TreeSet<>();
    members.ifPresent(known -> nodes.addAll(known.present().keySet()));
    return new Recorded(nodes, new TreeSet<>(logs.keySet()), placement);
  }

  Payload encode() {
    PayloadWriter out =
        new PayloadWriter()
            .tag(MAJOR)
            .list(
                List.copyOf(logs.entrySet()),
                (to, log) -> to.text(log.getKey()).text(log.getValue()));
    members.ifPresent(known -> MembersCodec.write(out, known));
    if (placement.isPresent() || !later.isEmpty()) {
      out.optional(placement, (to, moved) -> moved.write(to));
    }
    return out.rest(later).toPayload();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @return empty if a newer major version wrote it
   * @throws MalformedPayloadException if it is no directory
   */
  static Optional<Directory> decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    if (in.tag() > MAJOR) {
      return Optional.empty();
    }
    SortedMap<String, String> logs = new TreeMap<>();
    for (Map.Entry<String, String> log : in.list(each -> Map.entry(each.text(), each.text()))) {
      logs.put(log.getKey(), log.getValue());
    }
    Optional<Members> members =
        in.hasMore() ? Optional.of(MembersCodec.read(in)) : Optional.empty();
    Optional<Placement> placement = in.hasMore() ? in.optional(Placement::read) : Optional.empty();
    return Optional.of(new Directory(logs, members, placement, in.rest()));
  }
}
