package dev.rhenea.zoo;

import java.util.List;
import java.util.function.LongFunction;

/** The simulations mutants are run in. */
public enum Scenario {
  /** Racing clients, faults and changing members on the Paxos register. */
  REGISTER(RegisterScenario.class),
  /** Writers, sealers and faults on the native Loglet. */
  NATIVE(NativeScenario.class),
  /** Clients, racing reconfigurations and faults on a virtual log. */
  LOG(LogScenario.class);

  private final Class<? extends LongFunction<List<String>>> simulation;

  Scenario(Class<? extends LongFunction<List<String>>> simulation) {
    this.simulation = simulation;
  }

  /** The simulation over the code as it is. */
  public LongFunction<List<String>> original() {
    return in(Scenario.class.getClassLoader());
  }

  /** The class that runs a seed, over the code that {@code loader} finds. */
  @SuppressWarnings("unchecked")
  LongFunction<List<String>> in(ClassLoader loader) {
    try {
      return (LongFunction<List<String>>)
          loader.loadClass(simulation.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
