package dev.rhenea.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.bench.experiment.Experiment;
import dev.rhenea.bench.experiment.ExperimentReader;
import dev.rhenea.bench.experiment.ExperimentReader.Read;
import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.cli.Session;
import dev.rhenea.cli.result.PhaseRecord;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.result.Where;
import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that come with Rhenea. */
class ExamplesTest {
  private static final Path FOLDER = Path.of("..", "..", "experiments");
  private static final Catalogue CATALOGUE = Catalogue.load();

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void anExampleCanBeRunSomewhere(Path file) throws IOException {
    Experiment experiment = read(file);
    assertThat(
            Stream.of(Where.values())
                .filter(where -> Objections.to(experiment, where, CATALOGUE).isEmpty()))
        .isNotEmpty();
  }

  /**
   * Delos, abstract and section 5: twice the failures survived without losing throughput. What the
   * simulated machines say, the calculator says too: the share of the busiest node falls, and any
   * two LogServers may be lost.
   */
  @Test
  void failuresSurvivedAreDoubledAndThroughputIsNotLost() throws IOException {
    Experiment whole = read(FOLDER.resolve("failures-doubled.yaml"));
    Experiment experiment = shorter(whole, Duration.ofMillis(300));
    RunResult result =
        new SimulatedExperiment(experiment, 1, CATALOGUE)
            .run()
            .judge("third claim", List.of(), List.of(), RunEnvironment.of("test"));
    assertThat(result.validity()).as(result.sentence()).isEqualTo(Validity.VALID);
    List<Double> throughput = result.phases().stream().map(PhaseRecord::perSecond).toList();
    double three = throughput.get(0);
    double five = throughput.get(1);
    double striped = throughput.get(2);
    assertThat(five).isBetween(0.4 * three, 0.65 * three);
    assertThat(striped).isGreaterThan(three);

    List<JsonNode> explained =
        experiment.compositions().stream()
            .map(spec -> explain(Composition.print(spec, CATALOGUE)))
            .toList();
    assertThat(explained.stream().map(json -> json.at("/seal/survivesWorst").asInt()))
        .containsExactly(1, 2, 2);
    assertThat(explained.stream().map(json -> json.at("/append/messages").asDouble()).toList())
        .satisfies(messages -> assertThat(messages.get(0)).isLessThan(messages.get(1)));
    List<Double> busiest =
        explained.stream()
            .map(json ->
                json.at("/busiest/share").asDouble() * json.at("/append/messages").asDouble())
            .toList();
    assertThat(busiest.get(1)).isGreaterThan(busiest.get(0));
    assertThat(busiest.get(2)).isLessThan(busiest.get(0));
  }

  private static Experiment shorter(Experiment experiment, Duration time) {
    return new Experiment(
        experiment.title(),
        experiment.nodes(),
        experiment.metaStore(),
        experiment.first(),
        experiment.workload(),
        experiment.machines(),
        experiment.phases().stream()
            .map(phase -> new Phase(phase.name(), time, phase.steps()))
            .toList(),
        experiment.checks());
  }

  private static JsonNode explain(String composition) {
    Session rhenea = new Session();
    assertThat(rhenea.run("explain", "--json", composition)).isZero();
    try {
      return new ObjectMapper().readTree(rhenea.out());
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static Experiment read(Path file) throws IOException {
    Read read = ExperimentReader.read(Files.readString(file), CATALOGUE);
    assertThat(read).as(file + ": " + read).isInstanceOf(Read.Accepted.class);
    return ((Read.Accepted) read).experiment();
  }
}
