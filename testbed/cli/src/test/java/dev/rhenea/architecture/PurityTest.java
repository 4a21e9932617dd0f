package dev.rhenea.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.rhenea.architecture.Architecture.CLASSES;
import static dev.rhenea.architecture.Architecture.packagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.rhenea.architecture.fixtures.Impure;
import dev.rhenea.architecture.fixtures.Pure;
import dev.rhenea.provider.EngineProvider;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Design section 4: the contract, protocols, virtuallog and composition are pure. */
class PurityTest {

  /**
   * How a node hosts an existing server: the one port made for engine adapters, which are exempt.
   */
  private static final Class<?> PORT_OF_ENGINES = EngineProvider.class;

  @Test
  void pureModulesArePure() {
    var pure =
        resideInAnyPackage(packagesOf(Module::isPure).toArray(String[]::new))
            .and(not(belongToAnyOf(PORT_OF_ENGINES)));
    assertThat(Purity.rules(pure)).allSatisfy(rule -> rule.check(CLASSES));
  }

  /** A library of its own would be allowed in the node, but not to its state machine. */
  @Test
  void theTablesMachineIsPureToo() {
    var machine = resideInAPackage("dev.rhenea.node.table.machine");
    assertThat(Purity.rules(machine)).allSatisfy(rule -> rule.check(CLASSES));
    noClasses()
        .that(machine)
        .should()
        .dependOnClassesThat(resideOutsideOfPackages("java..", "dev.rhenea..", "org.jspecify.."))
        .check(CLASSES);
  }

  static Stream<Class<?>> impure() {
    return Arrays.stream(Impure.class.getDeclaredClasses());
  }

  @ParameterizedTest
  @MethodSource("impure")
  void whatIsForbiddenIsFound(Class<?> fixture) {
    JavaClasses classes = new ClassFileImporter().importClasses(fixture);
    assertThat(rules()).anyMatch(rule -> breaks(rule, classes));
  }

  @Test
  void everyRuleFindsSomething() {
    JavaClasses classes = new ClassFileImporter().importClasses(impure().toList());
    assertThat(rules()).allMatch(rule -> breaks(rule, classes));
  }

  @Test
  void whatIsAllowedPasses() {
    JavaClasses classes = new ClassFileImporter().importClasses(Pure.class);
    assertThat(rules()).noneMatch(rule -> breaks(rule, classes));
  }

  private static List<ArchRule> rules() {
    return Purity.rules(alwaysTrue()).stream().map(rule -> rule.allowEmptyShould(true)).toList();
  }

  private static boolean breaks(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).hasViolation();
  }
}
