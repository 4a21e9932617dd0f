package dev.rhenea.cli.simulate;

/** A failing run as a test, to be put in a module and kept. */
final class RegressionTest {
  private static final String QUOTES = "\"\"\"";

  private RegressionTest() {}

  /** The name of its class. */
  static String name(long seed) {
    return "Seed%dTest".formatted(seed);
  }

  /** A source file. */
  static String of(Failure failure) {
    return """
    package dev.rhenea.worlds.simulation;

    import static org.assertj.core.api.Assertions.assertThat;

    import dev.rhenea.provider.Catalogue;
    import dev.rhenea.worlds.schedule.ScheduleReader;
    import org.junit.jupiter.api.Test;

    /** %s. */
    class %s {
      private static final String SCHEDULE =
          \"""
    %s      \""";

      @Test
      void nothingIsViolated() {
        Simulation simulation = new Simulation(Catalogue.load());
        assertThat(
                simulation
                    .run(ScheduleReader.read(SCHEDULE, simulation.catalogue()))
                    .violations())
            .isEmpty();
      }
    }
    """
        .formatted(
            String.join(", ", failure.small().rules()),
            name(failure.seed()),
            inTextBlock(failure.words()).indent(10));
  }

  private static String inTextBlock(String text) {
    return text.replace("\\", "\\\\").replace(QUOTES, "\\" + QUOTES);
  }
}
