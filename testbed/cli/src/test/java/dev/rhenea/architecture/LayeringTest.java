package dev.rhenea.architecture;

import static dev.rhenea.architecture.Architecture.CLASSES;
import static dev.rhenea.architecture.Architecture.MODULES;
import static dev.rhenea.architecture.Architecture.fixtures;
import static dev.rhenea.architecture.Architecture.noCyclesIn;
import static dev.rhenea.architecture.Architecture.noDependency;
import static dev.rhenea.architecture.Architecture.packagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The folder list, read upwards, is the architecture: each entry may use what stands below it and
 * nothing above.
 *
 * <pre>
 *   testbed
 *   filters        each on its own, with its library
 *   composition
 *   virtuallog
 *   stores         each on its own, with its library
 *   protocols      each on its own
 *   the contract   (protocols/loglet)
 * </pre>
 */
class LayeringTest {

  /** From the ground up. */
  private static final List<Predicate<Module>> LAYERS =
      List.of(
          Module::isContract,
          Module::isProtocol,
          Module::isStore,
          module -> module.folder().equals("virtuallog"),
          module -> module.folder().equals("composition"),
          Module::isFilter,
          Module::isTestbed);

  @Test
  void everyModuleBelongsToOneLayer() {
    for (Module module : MODULES) {
      assertThat(LAYERS.stream().filter(layer -> layer.test(module)))
          .as(module.folder())
          .hasSize(1);
    }
  }

  @Test
  void everyPackageIsLookedAt() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(packagesOf(module -> true));
  }

  @Test
  void nothingDependsUpwards() {
    for (int i = 0; i < LAYERS.size(); i++) {
      List<String> above = new ArrayList<>();
      LAYERS.subList(i + 1, LAYERS.size()).forEach(layer -> above.addAll(packagesOf(layer)));
      noDependency(packagesOf(LAYERS.get(i)), above).check(CLASSES);
    }
  }

  @Test
  void protocolsAreIndependentOfEachOther() {
    for (Module one : MODULES.stream().filter(Module::isProtocol).toList()) {
      noDependency(one.packages(), packagesOf(other -> other.isProtocol() && !other.equals(one)))
          .check(CLASSES);
    }
  }

  @Test
  void onlyTheTestbedKnowsConcreteProtocols() {
    noDependency(
            packagesOf(module -> !module.isTestbed() && !module.isProtocol() && !module.isStore()),
            packagesOf(Module::isProtocol))
        .check(CLASSES);
  }

  /** What a store keeps is objects: it knows how they are laid out, and no other protocol. */
  @Test
  void storesKnowTheProtocolOfObjectsAlone() {
    noDependency(
            packagesOf(Module::isStore),
            packagesOf(
                module -> module.isProtocol() && !module.folder().equals("protocols/objects")))
        .check(CLASSES);
  }

  /** The node finds protocols by ServiceLoader; Maven counts test scope as a dependency as well. */
  @Test
  void theNodeKnowsNoProtocolButMemory() {
    Predicate<Module> others =
        module -> module.isProtocol() && !module.folder().equals("protocols/memory");
    noDependency(packagesOf(module -> module.folder().equals("testbed/node")), packagesOf(others))
        .check(CLASSES);

    assertThat(module("testbed/node").dependencies())
        .doesNotContainAnyElementsOf(
            MODULES.stream().filter(others).map(LayeringTest::artifact).toList());
  }

  /** The contract and everything pure depend on the JDK and on JSpecify alone, but for codecs. */
  @Test
  void pureModulesBringNoLibrary() {
    assertThat(MODULES.stream().filter(Module::isPure).filter(module -> !module.isFilter()))
        .allSatisfy(module -> assertThat(module.libraries()).as(module.folder()).isEmpty());
  }

  @Test
  void packagesAreFreeOfCycles() {
    noCyclesIn("dev.rhenea").check(CLASSES);
  }

  @Test
  void anUpwardDependencyIsFound() {
    var rule =
        noDependency(
            List.of("dev.rhenea.architecture.fixtures.lower"),
            List.of("dev.rhenea.architecture.fixtures.upper"));
    assertThatThrownBy(() -> rule.check(fixtures()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Reaching");
  }

  @Test
  void aCycleIsFound() {
    var rule = noCyclesIn("dev.rhenea.architecture.fixtures");
    assertThatThrownBy(() -> rule.check(fixtures()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  private static Module module(String folder) {
    return MODULES.stream().filter(one -> one.folder().equals(folder)).findFirst().orElseThrow();
  }

  private static String artifact(Module protocol) {
    return protocol.folder().replace("protocols/", "dev.rhenea:rhenea-");
  }
}
