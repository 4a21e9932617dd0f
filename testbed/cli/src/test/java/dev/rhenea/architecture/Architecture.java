package dev.rhenea.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What the tests of this package share: the modules, their classes, and rules about packages. */
final class Architecture {

  static final List<Module> MODULES = Module.all();

  /** Main classes of every module. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/jmh_generated/")) // written by JMH
          .importPackages("dev.rhenea");

  private Architecture() {}

  static JavaClasses fixtures() {
    return new ClassFileImporter().importPackages("dev.rhenea.architecture.fixtures");
  }

  static List<String> packagesOf(Predicate<Module> chosen) {
    return MODULES.stream().filter(chosen).flatMap(module -> module.packages().stream()).toList();
  }

  static ArchRule noDependency(Collection<String> from, Collection<String> to) {
    return noClasses()
        .that()
        .resideInAnyPackage(from.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to.toArray(String[]::new))
        .allowEmptyShould(true);
  }

  static ArchRule noCyclesIn(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }
}
