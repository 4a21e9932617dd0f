package dev.rhenea.worlds.explore;

import java.util.List;

/**
 * A run in which something that must hold does not.
 *
 * @param broken each beginning with the name of a check and a colon
 * @param chosen replays it
 * @param story what happened, event by event
 */
public record Failure(List<String> broken, Chosen chosen, List<String> story) {
  public Failure {
    broken = List.copyOf(broken);
    story = List.copyOf(story);
  }

  /** The names of the checks that failed. */
  public List<String> checks() {
    return checks(broken);
  }

  static List<String> checks(List<String> broken) {
    return broken.stream().map(Failure::check).distinct().toList();
  }

  private static String check(String broken) {
    int colon = broken.indexOf(':');
    return colon < 0 ? broken : broken.substring(0, colon);
  }
}
