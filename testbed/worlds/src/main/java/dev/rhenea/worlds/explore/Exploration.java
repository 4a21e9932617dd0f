package dev.rhenea.worlds.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an exploration did. Only one that met no bound and found nothing went through every run of
 * the space.
 *
 * @param world what was explored
 * @param bounds what may go wrong, and how far the search went at most
 * @param executions runs that were judged
 * @param redundant runs that were given up because only known ones could follow
 * @param events events in all of them, repeated beginnings included
 * @param choicePoints moments at which more than one thing could happen, each counted once
 * @param longest events of the longest run
 * @param met the bounds that cut the search short, by name
 * @param failure the run that failed, if one did: it ended the search
 */
public record Exploration(
    String world,
    Bounds bounds,
    long executions,
    long redundant,
    long events,
    long choicePoints,
    int longest,
    List<String> met,
    Optional<Failure> failure) {
  public Exploration {
    met = List.copyOf(met);
  }

  /** Whether every run of the space was judged, up to the order of what nobody can tell apart. */
  public boolean exhausted() {
    return met.isEmpty() && failure.isEmpty();
  }

  /** How it ended, in honest words. */
  public String ending() {
    return failure
        .map(found -> "FAILED: " + String.join("; ", found.broken()))
        .orElse(met.isEmpty() ? "exhausted" : "bounded by " + String.join(", ", met));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d executions (%,d redundant), %,d choice points, %,d events, longest %d; %s",
        world,
        executions,
        redundant,
        choicePoints,
        events,
        longest,
        ending());
  }
}
