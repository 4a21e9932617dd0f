package dev.rhenea.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Round trips between regions. What is inside a region, and the jitter everywhere, is the network
 * model's: half of a round trip is added to it for each message from one region to another.
 *
 * @param roundTrips one row for each region after the first, with the round trips to all regions
 *     before it: the triangle below the diagonal
 */
public record LatencyMatrix(List<String> regions, List<List<Duration>> roundTrips) {
  /**
   * Five regions of Amazon EC2 around the world: average round trips of pings on 13 February 2021,
   * from the artifact (fantoch, {@code latency_aws/2021_02_13}) of V. Enes, C. Baquero, A. Gotsman,
   * P. Sutra, <em>Efficient Replication via Timestamp Stability</em>, EuroSys 2021.
   */
  public static final LatencyMatrix EC2_2021 =
      ofMicros(
          List.of("eu-west-1", "ca-central-1", "us-west-1", "ap-southeast-1", "sa-east-1"),
          List.of(72_241),
          List.of(135_900, 78_614),
          List.of(175_732, 205_970, 172_974),
          List.of(180_554, 124_295, 173_156, 321_092));

  public LatencyMatrix {
    regions = List.copyOf(regions);
    roundTrips = roundTrips.stream().map(List::copyOf).toList();
    if (regions.isEmpty() || regions.stream().distinct().count() != regions.size()) {
      throw new IllegalArgumentException("regions must be distinct and at least one: " + regions);
    }
    int rows = roundTrips.size();
    List<List<Duration>> triangle = roundTrips;
    if (rows != regions.size() - 1
        || !IntStream.range(0, rows).allMatch(row -> triangle.get(row).size() == row + 1)) {
      throw new IllegalArgumentException(
          "row i, from 1, has the i round trips to the regions before it, not " + roundTrips);
    }
    if (roundTrips.stream().flatMap(List::stream).anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("round trips are at least 0: " + roundTrips);
    }
  }

  /** The triangle below the diagonal in microseconds. */
  @SafeVarargs
  public static LatencyMatrix ofMicros(List<String> regions, List<Integer>... roundTrips) {
    return new LatencyMatrix(
        regions,
        IntStream.range(0, roundTrips.length)
            .mapToObj(row -> roundTrips[row].stream().map(us -> Duration.ofNanos(us * 1000L)))
            .map(row -> row.toList())
            .toList());
  }

  /**
   * The way from one region to another: half of their round trip; nothing within a region.
   *
   * @throws IllegalArgumentException if it does not know one of the regions
   */
  public Duration oneWay(String from, String to) {
    int row = Math.max(indexOf(from), indexOf(to));
    int column = Math.min(indexOf(from), indexOf(to));
    return row == column ? Duration.ZERO : roundTrips.get(row - 1).get(column).dividedBy(2);
  }

  private int indexOf(String region) {
    int index = regions.indexOf(region);
    if (index < 0) {
      throw new IllegalArgumentException("no region " + region + " in " + regions);
    }
    return index;
  }
}
