package dev.rhenea.quorum;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The latest reply of each member, as a value: {@link #with} makes a new tally. Replies of nodes
 * that are no members are refused.
 *
 * @param <R> a reply
 */
public final class Tally<R> {
  private final QuorumSystem quorums;
  private final SortedMap<NodeId, R> replies;

  private Tally(QuorumSystem quorums, SortedMap<NodeId, R> replies) {
    this.quorums = quorums;
    this.replies = replies;
  }

  /** The tally before anybody answered. */
  public static <R> Tally<R> of(QuorumSystem quorums) {
    return new Tally<>(quorums, new TreeMap<>());
  }

  /** This tally with {@code reply} as the latest of {@code member}. */
  public Tally<R> with(NodeId member, R reply) {
    if (!quorums.members().contains(member)) {
      throw new IllegalArgumentException(member + " is not a member of " + quorums.members());
    }
    SortedMap<NodeId, R> next = new TreeMap<>(replies);
    next.put(member, reply);
    return new Tally<>(quorums, next);
  }

  /** Whether the members whose reply satisfies {@code condition} contain a quorum. */
  public boolean quorum(Predicate<? super R> condition) {
    return quorums.isQuorum(having(condition));
  }

  /** Whether the members that answered, whatever they said, contain a quorum. */
  public boolean quorum() {
    return quorum(reply -> true);
  }

  /** The members whose reply satisfies {@code condition}, by name. */
  public List<NodeId> having(Predicate<? super R> condition) {
    return replies.entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The members that have not answered, in the order of the quorum system. */
  public List<NodeId> missing() {
    return quorums.members().stream().filter(node -> !replies.containsKey(node)).toList();
  }

  /** All replies, by member name. */
  public List<R> replies() {
    return List.copyOf(replies.values());
  }

  public Optional<R> of(NodeId member) {
    return Optional.ofNullable(replies.get(member));
  }
}
