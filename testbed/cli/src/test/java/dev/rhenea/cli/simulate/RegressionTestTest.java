package dev.rhenea.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.schedule.Swarm;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What is printed to be pasted compiles, holds the failing run, and passes once the bug is gone.
 */
class RegressionTestTest {
  @Test
  void itIsTheFailingRun(@TempDir Path folder) throws Exception {
    Simulation broken = new Simulation(Forgetful.catalogue());
    Swarm swarm =
        new Swarm(broken.catalogue(), new Repertoire.Mixed(), EnumSet.noneOf(FaultKind.class), 1);
    SimulatedRun run = failing(swarm, broken);
    Path source = folder.resolve(RegressionTest.name(run.schedule().seed()) + ".java");
    Failure failure = Failure.look(run.schedule().seed(), run, broken);
    Files.writeString(source, RegressionTest.of(failure));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> test =
          classes.loadClass(
              "dev.rhenea.worlds.simulation." + RegressionTest.name(run.schedule().seed()));
      Field schedule = test.getDeclaredField("SCHEDULE");
      schedule.setAccessible(true);
      assertThat(
              broken
                  .run(ScheduleReader.read((String) schedule.get(null), broken.catalogue()))
                  .hash())
          .isEqualTo(run.hash());
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
              listener);
      assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }
  }

  private static SimulatedRun failing(Swarm swarm, Simulation broken) {
    for (long seed = 1; seed < 100; seed++) {
      SimulatedRun run = broken.run(swarm.draw(seed));
      if (!run.violations().isEmpty()) {
        return run;
      }
    }
    throw new AssertionError("no seed fails");
  }
}
