package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On which nodes the registers of a cluster are, and on which they were: a value that the directory
 * holds once they were moved, changed by pure functions of what was read. The package argues the
 * rules.
 *
 * @param settled the generation to which every register was moved last
 * @param generations the acceptors of each, from the oldest that a node may still go by to the
 *     newest, to which the registers are being moved unless it is the settled one
 * @param made the acceptors that each log's register was made on, or is to be (A1)
 * @param heard to what generation each node has followed (A3)
 */
public record Placement(
    long settled,
    SortedMap<Long, List<NodeId>> generations,
    SortedMap<String, List<NodeId>> made,
    SortedMap<NodeId, Long> heard) {
  public Placement {
    generations = Collections.unmodifiableSortedMap(new TreeMap<>(generations));
    made = Collections.unmodifiableSortedMap(new TreeMap<>(made));
    heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
    if (!generations.containsKey(settled)) {
      throw new IllegalArgumentException("generation " + settled + " has no acceptors");
    }
  }

  /** Before any move: every log's register was made on the nodes that the cluster began with. */
  public static Placement founding(List<NodeId> nodes, Collection<String> logs) {
    SortedMap<String, List<NodeId>> made = new TreeMap<>();
    logs.forEach(log -> made.put(log, nodes));
    SortedMap<Long, List<NodeId>> generations = new TreeMap<>();
    generations.put(0L, nodes);
    return new Placement(0, generations, made, new TreeMap<>());
  }

  /** The newest generation. */
  public long generation() {
    return generations.lastKey();
  }

  /** The acceptors of the newest generation: where registers are, or are being moved to. */
  public List<NodeId> wanted() {
    return generations.lastEntry().getValue();
  }

  /** The acceptors of the settled generation: whoever asks them finds every register. */
  public List<NodeId> acceptors() {
    return Objects.requireNonNull(generations.get(settled));
  }

  /** Whether a move was begun and not finished. */
  public boolean isUnderWay() {
    return settled != generation();
  }

  /**
   * All nodes to which a register may have been moved: one that was made before the settled
   * generation is there or on a newer one (A2), one that was made since is on no older one. They
   * are all members of the cluster (A4).
   */
  public SequencedSet<NodeId> whereabouts() {
    SequencedSet<NodeId> all = new LinkedHashSet<>();
    generations.tailMap(settled).values().forEach(all::addAll);
    return all;
  }

  /** With one log more, whose register is to be made on the acceptors that are wanted now. */
  public Placement with(String log) {
    SortedMap<String, List<NodeId>> more = new TreeMap<>(made);
    more.putIfAbsent(log, wanted());
    return new Placement(settled, generations, more, heard);
  }

  /** With a move to {@code nodes} begun; the same if one to them is under way, or is over. */
  public Placement towards(List<NodeId> nodes) {
    if (wanted().equals(nodes)) {
      return this;
    }
    SortedMap<Long, List<NodeId>> more = new TreeMap<>(generations);
    more.put(generation() + 1, List.copyOf(nodes));
    return new Placement(settled, more, made, heard);
  }

  /** With all registers on the newest generation. */
  public Placement settle(Set<NodeId> present) {
    return new Placement(generation(), generations, made, heard).pruned(present);
  }

  /** With a node that has followed to {@code generation}. */
  public Placement heard(NodeId node, long generation, Set<NodeId> present) {
    SortedMap<NodeId, Long> more = new TreeMap<>(heard);
    more.merge(node, generation, Math::max);
    return new Placement(settled, generations, made, more).pruned(present);
  }

  /** With a node that begins anew, perhaps without what it kept. */
  public Placement forgetting(NodeId node) {
    SortedMap<NodeId, Long> fewer = new TreeMap<>(heard);
    fewer.remove(node);
    return new Placement(settled, generations, made, fewer);
  }

  /** Whether {@code node} has followed to the settled generation. */
  public boolean hasHeard(NodeId node) {
    return heard.getOrDefault(node, -1L) >= settled;
  }

  /** Whether {@code node} may be an acceptor of a register now, or in a moment (A4). */
  public boolean uses(NodeId node) {
    return generations.tailMap(settled).values().stream().anyMatch(on -> on.contains(node));
  }

  /** Whether others may still ask {@code node} where the registers are. */
  public boolean wasUsing(NodeId node) {
    return generations.headMap(generation()).values().stream().anyMatch(on -> on.contains(node));
  }

  /**
   * The nodes that might not find the registers any more if {@code leaver} were gone (A4): each
   * goes by a generation of which nobody else is left who knows where they are.
   */
  public List<NodeId> strandedWithout(NodeId leaver, Set<NodeId> present) {
    return present.stream()
        .filter(node -> !node.equals(leaver))
        .filter(node ->
            generations.subMap(followed(node), settled).values().stream()
                .anyMatch(known -> known.contains(leaver) && !forwards(known, leaver, present)))
        .sorted()
        .toList();
  }

  private boolean forwards(List<NodeId> known, NodeId leaver, Set<NodeId> present) {
    return known.stream()
        .anyMatch(other -> !other.equals(leaver) && present.contains(other) && hasHeard(other));
  }

  /** What it goes by at least; of one that has not said so, as little as anybody does. */
  private long followed(NodeId node) {
    return Math.min(settled, heard.getOrDefault(node, generations.firstKey()));
  }

  /** Without the generations that nobody goes by any more. */
  private Placement pruned(Set<NodeId> present) {
    long oldest = present.stream().mapToLong(this::followed).min().orElse(settled);
    SortedMap<NodeId, Long> here = new TreeMap<>(heard);
    here.keySet().retainAll(present);
    return new Placement(settled, generations.tailMap(oldest), made, here);
  }

  public void write(PayloadWriter out) {
    out.number(settled)
        .list(
            List.copyOf(generations.entrySet()),
            (to, each) -> nodes(to.number(each.getKey()), each.getValue()))
        .list(
            List.copyOf(made.entrySet()),
            (to, each) -> nodes(to.text(each.getKey()), each.getValue()))
        .list(
            List.copyOf(heard.entrySet()),
            (to, each) -> to.text(each.getKey().name()).number(each.getValue()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedPayloadException if it is not that
   */
  public static Placement read(PayloadReader in) {
    try {
      long settled = in.number();
      SortedMap<Long, List<NodeId>> generations = new TreeMap<>();
      in.list(each -> generations.put(each.number(), nodes(each)) == null);
      SortedMap<String, List<NodeId>> made = new TreeMap<>();
      in.list(each -> made.put(each.text(), nodes(each)) == null);
      SortedMap<NodeId, Long> heard = new TreeMap<>();
      in.list(each -> heard.put(new NodeId(each.text()), each.number()) == null);
      return new Placement(settled, generations, made, heard);
    } catch (IllegalArgumentException impossible) {
      throw new MalformedPayloadException(String.valueOf(impossible.getMessage()));
    }
  }

  private static void nodes(PayloadWriter out, List<NodeId> nodes) {
    out.list(nodes, (to, node) -> to.text(node.name()));
  }

  private static List<NodeId> nodes(PayloadReader in) {
    return in.list(each -> new NodeId(each.text()));
  }
}
