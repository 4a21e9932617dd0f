package dev.rhenea.bench.experiment;

import dev.rhenea.bench.experiment.Workload.Kind;
import dev.rhenea.bench.experiment.Workload.Pace;
import dev.rhenea.composition.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the load.
 *
 * @param nodes how many there are; empty if that could not be read
 */
record WorkloadReader(Values values, Optional<Integer> nodes) {
  private static final List<String> KEYS =
      List.of("kind", "clients", "rate", "window", "entry", "reads");
  private static final int MOST_PER_SECOND = 100_000;
  private static final int MOST_OUTSTANDING = 1_000;
  private static final int LEAST_BYTES = 40;
  private static final int MOST_BYTES = 512 << 10;
  private static final int USUAL_BYTES = 500;

  Optional<Workload> read(Section top, List<Problem> problems) {
    Optional<Node> node = top.find("workload");
    if (node.isEmpty()) {
      problems.add(
          Problem.at(
              top.place(),
              "an experiment needs 'workload', for example 'workload: {rate: 300/s}'"));
      return Optional.empty();
    }
    int before = problems.size();
    Section load = Section.of("a workload", node.get(), KEYS, problems);
    Kind kind = load.read("kind", this::kind).orElse(Kind.LOG);
    Optional<Integer> clients = load.read("clients", this::clients).or(() -> nodes);
    Optional<Pace> pace = pace(load, problems);
    if (kind == Kind.TABLE) {
      for (String key : List.of("entry", "reads")) {
        if (load.has(key)) {
          problems.add(
              Problem.at(
                  load.place(key), "the load of a table is the paper's mix, with its own " + key));
        }
      }
    }
    int entry = load.read("entry", this::entry).orElse(USUAL_BYTES);
    int reads = load.read("reads", values::percent).orElse(0);
    return problems.size() > before || pace.isEmpty() || clients.isEmpty()
        ? Optional.empty()
        : Optional.of(new Workload(kind, clients.get(), pace.get(), entry, reads));
  }

  private Optional<Pace> pace(Section load, List<Problem> problems) {
    if (load.has("rate") == load.has("window")) {
      problems.add(
          Problem.at(
              load.has("rate") ? load.place("window") : load.place(),
              "a workload has a rate, for example 'rate: 300/s', or a window, for example"
                  + " 'window: 16', and not both"));
    }
    Optional<Integer> rate =
        load.read("rate", (key, node) -> values.rate(key, node, MOST_PER_SECOND));
    Optional<Long> window =
        load.read("window", (key, node) -> values.count(key, node, 1, MOST_OUTSTANDING));
    return rate.<Pace>map(Pace.Rate::new)
        .or(() -> window.map(each -> new Pace.Window(Math.toIntExact(each))));
  }

  private Optional<Kind> kind(String key, Node node) {
    List<String> words = Arrays.stream(Kind.values()).map(WorkloadReader::word).toList();
    return values.word(key, node, words).map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Integer> clients(String key, Node node) {
    return values.count(key, node, 1, nodes.orElse(Integer.MAX_VALUE)).map(Math::toIntExact);
  }

  private Optional<Integer> entry(String key, Node node) {
    return values.size(key, node, LEAST_BYTES, MOST_BYTES);
  }
}
