package dev.rhenea.cli.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.cli.client.ChainView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is, as far as its nodes say.
 *
 * @param folder where it is on this machine, if it was found there
 * @param register what the MetaStore is on; absent if no node says
 * @param moving where the MetaStore is being moved to, if that is not finished
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClusterStatus(
    @Nullable String folder,
    @Nullable String register,
    @Nullable List<String> moving,
    List<NodeStatus> nodes,
    List<LogStatus> logs) {

  /**
   * How a node is.
   *
   * @param state up: it serves; starting: it waits for other nodes; silent: it does not answer in
   *     time; down: nobody listens; ended: the same, and no command ended it
   * @param pid its process, if it is known
   * @param roles what it does for the registers and the active segments of the logs
   * @param engines the servers of other systems it hosts
   * @param reason why it is not up
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NodeStatus(
      String node,
      String http,
      String state,
      @Nullable Long pid,
      List<String> roles,
      List<String> engines,
      @Nullable String reason) {
    boolean isUp() {
      return state.equals("up");
    }
  }

  /**
   * How a log is.
   *
   * @param tail from a check of its tail; absent if none was possible
   * @param reason why none was
   * @param pending the composition of a switch that is under way
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LogStatus(
      String log,
      @Nullable Long tail,
      @Nullable String reason,
      long knownTail,
      long trimMark,
      long version,
      @Nullable String pending,
      List<SegmentStatus> segments) {
    /** The chain, to be drawn. */
    ChainView chain() {
      return new ChainView(
          version,
          trimMark,
          knownTail,
          Optional.ofNullable(pending),
          segments.stream().map(SegmentStatus::part).toList());
    }
  }

  /**
   * A segment.
   *
   * @param stop absent if it is open
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SegmentStatus(
      long id, long start, @Nullable Long stop, String composition, String loglet) {
    static SegmentStatus of(ChainView.Part part) {
      return new SegmentStatus(
          part.id(),
          part.start(),
          part.stop().isPresent() ? Long.valueOf(part.stop().getAsLong()) : null,
          part.composition(),
          part.unit());
    }

    private ChainView.Part part() {
      OptionalLong end = stop == null ? OptionalLong.empty() : OptionalLong.of(stop);
      return new ChainView.Part(id, start, end, composition, loglet);
    }
  }

  /** Every log answers; nodes may be down nevertheless. */
  boolean isServing() {
    return !logs.isEmpty() && logs.stream().allMatch(log -> log.tail() != null);
  }
}
